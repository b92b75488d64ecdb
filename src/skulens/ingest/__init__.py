"""Taking products and photos in from folders and feeds."""
