"""A mapping applied to the rows of a feed."""
