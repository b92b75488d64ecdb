"""Encoders: pictures and texts become vectors made of blocks."""
