"""The command line: parse, call the catalogue, show."""
