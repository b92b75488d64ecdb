"""Suppliers' columns, values and units become the shop's."""
