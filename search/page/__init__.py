"""The page of results: what search/search.html shows of a question and its answer."""

from .contents import context
from .headings import heading
from .ways_out import meant

__all__ = ["context", "heading", "meant"]
