"""Dates as a memorial has them: half of them of a few years, some not certain, some spans, some not known."""

WEIGHTS = {
    "day": 40,
    "month": 13,
    "year": 17,
    "about": 6,
    "perhaps": 3,
    "decade": 3,
    "days": 4,
    "years": 2,
    "": 12,
}
FIRST, LAST, MIDDLE = 1900, 2020, 1990


def date_of(dice):
    (shape,) = dice.choices(list(WEIGHTS), weights=WEIGHTS.values())
    year = round(dice.gauss(MIDDLE, 3)) if dice.random() < 0.5 else dice.randint(FIRST, LAST)
    month, day = dice.randint(1, 12), dice.randint(1, 27)
    return {
        "day": f"{year}-{month:02}-{day:02}",
        "month": f"{year}-{month:02}",
        "year": f"{year}",
        "about": f"{year}~",
        "perhaps": f"{year}?",
        "decade": f"{year // 10}X",
        "days": f"{year}-{month:02}-{day:02}/{year}-{month:02}-{day + 1:02}",
        "years": f"{year}/{year + dice.randint(1, 9)}",
        "": "",
    }[shape]
