"""What the answers of the public API have in common, whichever app gives them."""
