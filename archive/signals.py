"""The one signal of the house."""

from django.dispatch import Signal

# Sent once, after commit, with `lines`: the new ledger lines in their order. Whoever must react listens to this alone.
ledger_grew = Signal()
