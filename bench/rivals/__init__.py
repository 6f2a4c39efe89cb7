"""What anyone would write first: the same records as plain rows, searched by the ORM with django-taggit, or in SQL."""
