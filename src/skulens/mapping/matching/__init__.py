"""Which field each column of a feed feeds."""
