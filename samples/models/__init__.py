"""Procedural models, a module or package for each family of goods; a function builds one kind of product."""

Facts = dict[str, float | str]
