"""Everything public as a few files, made by a command and handed out for as long as nothing in them was taken back."""
