"""Other spellings: what may have been meant where little was found, and what a name was found as too."""
