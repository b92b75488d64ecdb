"""Suppliers' texts become values of our fields."""
