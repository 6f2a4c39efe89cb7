"""What runs inside a house of its own (python -m bench.inside.…): Django is ready before these modules are read."""

import django

django.setup()
