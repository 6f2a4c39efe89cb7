"""What the index holds of a record: what finds, counts and sorts it; what is shown comes from its edition."""

from tantivy import SchemaBuilder

from .facets import FACTS, LINKED
from .facets.facts import JOINT
from .facets.years import BEGINS, ENDS

# Another number for every change below or in documents.py: an index of another version is built anew.
VERSION = 8

WORDS = ("title", "names", "text")
# What is counted: every document has one value in each of these, but in those for what is beyond the others.
COUNTED = (JOINT, BEGINS, ENDS, *(column for facet in LINKED for column in facet.columns))
MARKER = "_ledger"  # the uid of the document that says how far the index has followed the ledger


def build():
    builder = SchemaBuilder()
    builder.add_text_field("uid", stored=True, tokenizer_name="raw", index_option="basic")
    for name in WORDS:
        builder.add_text_field(name, tokenizer_name="whitespace")  # folded before, so that spaces alone part words
    builder.add_text_field("whole", tokenizer_name="raw", index_option="basic")  # each of its names, folded
    builder.add_text_field("variant", tokenizer_name="whitespace", index_option="basic")  # archive/variants.py
    builder.add_text_field("mention", tokenizer_name="raw", index_option="basic")
    for name in FACTS:
        builder.add_text_field(name, tokenizer_name="raw", index_option="basic")
    for facet in LINKED:  # what it mentions, and all that stands above that
        builder.add_text_field(facet.field, tokenizer_name="raw", index_option="basic")
    builder.add_text_field(
        "above", stored=True, tokenizer_name="raw", index_option="basic"
    )  # right above a tag, a place
    builder.add_text_field("beyond", tokenizer_name="raw", index_option="basic")  # columns that it needs
    for name in COUNTED:
        builder.add_text_field(name, fast=True, tokenizer_name="raw", index_option="basic")
    for name in ("earliest", "latest", "oldest", "newest", "described"):
        builder.add_integer_field(name, fast=True)
    builder.add_integer_field("position", stored=True)
    builder.add_text_field("seal", stored=True, tokenizer_name="raw", index_option="basic")
    builder.add_text_field("sum", stored=True, tokenizer_name="raw", index_option="basic")  # of all that it holds
    return builder.build()
