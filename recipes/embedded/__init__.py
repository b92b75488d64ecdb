"""The embedded encoder: a small image-text dual encoder, from open data to its folder."""
