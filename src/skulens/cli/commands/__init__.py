"""The commands, one module for each thing a user wants to do."""
