"""A synthetic house to search in: its words, its records, its rows in bulk, the questions, and the counts by hand."""
