"""What a picture looks like, in 64 bits: pictures that look alike differ in few of them (a difference hash).

Each bit says whether a patch of the upright picture, in grey, is lighter than the patch to its left, by 8 × 8 steps.
Copies that were scaled, stretched, encoded again (down to JPEG 20), turned grey or sepia, blurred, or made a little
lighter, darker, flatter or harder differ in three bits or so; of those cropped by 2 per cent on each side nearly all
differ in seven at most, of those cropped by 5 per cent a third. A mirrored copy is another picture.
"""

from itertools import chain, pairwise

from PIL import Image

from archive.pixels.reading import LYING, in_eight_bits, orientation, upright

ACROSS, DOWN, FINER = 9, 8, 8  # patches; first each is made of so many again, for finer greys than 256
# In levels of grey. What nobody sees is no step: the noise of sky or paper must not decide a bit.
STEP, LEAST_CONTRAST = 1.0, 12
FEWEST_STEPS = 8
PLAIN = (None, None, None, None)


def likeness(image):
    """Four numbers of 16 bits; four times None for what is too plain to be told from others, as a blank page is.

    Each number has bits from all over the picture: where one had the upper rows, half of all skies would share it."""
    patches = _patches(image)
    steps = [[right - left for left, right in pairwise(row)] for row in patches]
    if _is_plain(list(chain(*patches)), list(chain(*steps))):
        return PLAIN
    numbers = [0, 0, 0, 0]
    for down, row in enumerate(steps):
        for across, step in enumerate(row):
            part = (down + across) % 4
            numbers[part] = numbers[part] << 1 | (step > STEP)
    return tuple(numbers)


def _patches(image):
    """Rows of the mean greys of the patches."""
    turn = orientation(image)
    lies = turn in LYING
    size = (DOWN * FINER, ACROSS * FINER) if lies else (ACROSS * FINER, DOWN * FINER)
    small = in_eight_bits(_opaque(image).resize(size, Image.Resampling.BOX)).convert("L")
    greys = upright(small, turn).convert("F").resize((ACROSS, DOWN), Image.Resampling.BOX).get_flattened_data()
    return [greys[start : start + ACROSS] for start in range(0, ACROSS * DOWN, ACROSS)]


def _opaque(image):
    """Large pictures are scaled before they are converted, which takes less memory, where the result is the same."""
    return image if image.mode in ("L", "RGB", "CMYK") and not image.has_transparency_data else in_eight_bits(image)


def _is_plain(greys, steps):
    return max(greys) - min(greys) < LEAST_CONTRAST or sum(abs(step) > STEP for step in steps) < FEWEST_STEPS
