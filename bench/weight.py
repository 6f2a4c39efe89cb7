"""Growing, beside a plain bulk_create of the same rows with their tags, in the same run."""

from bench.rooms import House


def measure(folder, records):
    """(the grown house, {rates in records per second, peak memory of growing in MiB})"""
    house = prepared(folder / "grown")
    house.manage("load_demo")
    house.manage("collectstatic", "--no-input", "--verbosity", "0")
    seconds, peak = house.timed("grow", "--records", str(records))
    plain = prepared(folder / "plain").python("-m", "bench.inside.plain", str(records))
    return house, {"grown": records / seconds, "plain": float(plain), "peak_mib": peak}


def prepared(folder):
    house = House(folder)
    house.manage("migrate", "--verbosity", "0")
    house.manage("demo_account")
    return house
