"""What is it: a place in the shop's taxonomy, with an honest confidence."""
