"""The shop's category tree and the attributes that belong to its categories."""
