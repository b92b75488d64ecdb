"""How the evidence for a mapping was weighed."""
