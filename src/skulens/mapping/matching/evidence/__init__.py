"""Grounds for a column feeding a field, each a module with scores and sentences."""
