"""What people decided about suppliers' columns and values."""
