"""The section of RESULTS.md on searching."""

ORM_AT_LEAST, DIRECT_AT_MOST, P95_AT_MOST, FOUND_WITHIN = 50, 1.5, 100, 1.0
BROAD = ("a frequent word", "a word that all have", "everything")
HELD_TO_ORM, HELD_TO_DIRECT = 100_000, 1_000_000  # records


def report(found):
    yield "## Searching"
    yield ""
    yield "The work of the whole search page: query, exact counts of every facet that ignore its own choice, 25 results"
    yield "with snippets; templates apart. Milliseconds, p50 / p95, of 48 runs: eight questions, six times each."
    yield "Cold: the process keeps no answer, only the names of records beside results, as after any other question"
    yield "since the last publication. Warm: it has just been asked. The ratio is of the cold p50 to the one of tantivy"
    yield "alone, asked for the words in three fields, the choices, 25 hits and the values that a page shows."
    for one in found.values():
        yield from _house(one)
    if len(found) > 1:
        yield from _growth(list(found.values()))
    for one in found.values():
        yield from _rest(one)


def _house(one):
    rivals = one.get("rivals", {})
    fulltext = {"sqlite": "FTS5", "postgresql": "tsvector"}.get(rivals.get("fulltext"), "")
    yield ""
    yield f"### {one['records']:,} records (load average {one['load']:.1f} before)"
    yield ""
    more = f" ORM with taggit | {fulltext} | × faster than the ORM |" if rivals else ""
    yield f"| question | found | tantivy alone | cold | warm | ratio |{more}"
    yield "|---|---|---|---|---|---|" + "---|---|---|" * bool(rivals)
    for name, times in one["times"].items():
        hits, ratio = times["hits"], times["cold"][0] / times["direct"][0]
        held = _held(ratio, DIRECT_AT_MOST) if one["records"] >= HELD_TO_DIRECT and name in BROAD else ""
        row = f"| {name} | {hits[0]:,}–{hits[-1]:,} | {_ms(times['direct'])} | {_ms(times['cold'])}"
        row += f" | {_ms(times['warm'])} | {ratio:.2f}{held} |"
        if rivals:
            faster = rivals[name]["orm"][0] / times["cold"][0]
            held = _at_least(faster, ORM_AT_LEAST) if one["records"] >= HELD_TO_ORM and name in BROAD else ""
            row += f" {_few(rivals[name]['orm'])} | {_few(rivals[name]['full text'])} | {faster:.0f}{held} |"
        yield row
    if one["records"] >= HELD_TO_DIRECT:
        worst = max(times["cold"][1] for times in one["times"].values())
        yield ""
        yield f"The highest p95 is {worst:.0f} ms (≤ {P95_AT_MOST}: {_verdict(worst <= P95_AT_MOST)})."


def _growth(houses):
    first, last = houses[0], houses[-1]
    sizes = f"From {first['records']:,} to {last['records']:,} records, × {last['records'] / first['records']:.0f}"
    ratios = {name: last["times"][name]["cold"][0] / times["cold"][0] for name, times in first["times"].items()}
    yield ""
    yield f"{sizes}, the cold p50 grew: {', '.join(f'{name} × {ratio:.1f}' for name, ratio in ratios.items())}."


def _rest(one):
    built, rates = one["built"], one["rates"]
    yield ""
    yield f"### The index of {one['records']:,} records"
    yield ""
    if "index" in built:
        index = built["index"]
        yield (
            f"Built at {index['rate']:,.0f} records a second in {index['peak_mib']:,.0f} MiB"
            f" (load average {index['load']:.1f})."
        )
    yield (
        f"Catching up: {rates['many']:,.0f} lines of the ledger a second; one line in {rates['one_ms']:.0f} ms."
        f" On disk {rates['size'] / 2**20:,.0f} MiB, {rates['segments']} segments."
    )
    if hand := one.get("by hand"):
        yield (
            f"Counts of {hand['combinations']:,} combinations of words and choices against counts by hand over the"
            f" editions: {hand['count']} differences ({_verdict(not hand['count'])}); {hand['empty']} found nothing."
        )
    if readers := one.get("readers"):
        yield from _readers(readers)


def _readers(found):
    half, most = found["ms"]
    median, longest, count = found["found_after"]
    own, mapped = found["memory"]
    yield (
        f"Eight readers, a curator who publishes every second: {found['requests']:,} pages of results,"
        f" {found['rate']:.0f} a second, {half:.0f} / {most:.0f} ms, {found['error_count']} errors"
        f" ({_verdict(not found['error_count'])})."
    )
    yield (
        f"Each of {count} publications was found after {median * 1000:.0f} ms, at most {longest * 1000:.0f} ms"
        f" (≤ 1 second: {_verdict(longest <= FOUND_WITHIN)})."
    )
    yield f"A server process held {own:.0f} MiB of its own, and {mapped:.0f} MiB of files mapped, mostly the index."


def _ms(times):
    return f"{times[0]:.1f} / {times[1]:.1f}"


def _few(times):
    return f"{times[0]:,.0f} / {times[1]:,.0f}" + (f" ({times[2]} runs)" if times[2] < 48 else "")


def _held(ratio, most):
    return f" (≤ {most}: {_verdict(ratio <= most)})"


def _at_least(ratio, least):
    return f" (≥ {least}: {_verdict(ratio >= least)})"


def _verdict(is_held):
    return "held" if is_held else "**missed**"
