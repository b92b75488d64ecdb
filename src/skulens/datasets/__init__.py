"""Data that comes with Skulens."""
