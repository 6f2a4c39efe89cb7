from importlib import import_module

for own in ("rows", "entries", "events", "statements", "memorial"):
    import_module(f"{__name__}.{own}")
