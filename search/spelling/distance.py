"""How far two spellings are apart."""


def distance(one, other):
    """How many letters must be changed, added, left out or swapped with their neighbour (optimal string alignment)."""
    before, last = None, list(range(len(other) + 1))
    for row, letter in enumerate(one, start=1):
        now = [row]
        for column, its in enumerate(other, start=1):
            cost = min(last[column] + 1, now[-1] + 1, last[column - 1] + (letter != its))
            if before and column > 1 and letter == other[column - 2] and one[row - 2] == its:
                cost = min(cost, before[column - 2] + 1)
            now.append(cost)
        before, last = last, now
    return last[-1]
