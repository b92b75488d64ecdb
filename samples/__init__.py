"""The sample shop: our own rendered pictures, feeds and reviews, and the program that makes them."""
