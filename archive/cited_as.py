"""What bibliographies call a record of a kind. Each kind declares its own; whoever writes references reads it."""

from dataclasses import dataclass


@dataclass(frozen=True)
class CitedAs:
    """The kind's word in each vocabulary of citation, and who made the thing it describes.

    Where no column names a maker, the record is what the house itself says, and the house is its author. Where one
    does, the record stands for a work of its own: it is cited under its maker and the day it was made.
    """

    schema: str = "CreativeWork"  # https://schema.org/
    csl: str = "webpage"  # https://docs.citationstyles.org/
    ris: str = "ELEC"
    zotero: str = "webpage"
    dcmi: str = "Text"  # https://www.dublincore.org/specifications/dublin-core/dcmi-type-vocabulary/
    makers: tuple = ()  # columns that name who made it
    genre: str = ""  # a column with choices that says it more exactly than the name of the kind
    is_picture: bool = False  # its title stands in italics, as that of a picture does

    @property
    def is_work(self):
        return bool(self.makers)
