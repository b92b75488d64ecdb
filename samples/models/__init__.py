"""Procedural models, one module a family of goods; each function builds one kind of product."""
