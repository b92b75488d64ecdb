"""Vector indexes: exact, FAISS, and the published files they live in."""
