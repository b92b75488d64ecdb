"""Finding products by words, by photos, or by both."""
