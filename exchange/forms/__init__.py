"""The forms of a batch: what is the same for all its photographs, and what each one says of itself."""

from .pictures import PictureForm, PictureForms
from .shared import SharedForm

__all__ = ["PictureForm", "PictureForms", "SharedForm"]
