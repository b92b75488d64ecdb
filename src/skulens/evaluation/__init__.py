"""How good is it: measures over answers whose truth is known, and the report of them."""
