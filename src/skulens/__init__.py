"""Skulens: eyes for a product catalogue."""
