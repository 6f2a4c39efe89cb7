"""What search/ gives to the public API: the same questions, results and counts as on the page."""
