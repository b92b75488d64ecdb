"""What is it like: colour, material and more, by the schema of the category."""
