"""What the index holds of a record: what finds, counts and sorts it; what is shown comes from its edition."""

from tantivy import SchemaBuilder

# Another number for every change below or in documents.py: an index of another version is built anew.
VERSION = 1

WORDS = ("title", "names", "text")
MARKER = "_ledger"  # the uid of the document that says how far the index has followed the ledger


def build():
    builder = SchemaBuilder()
    builder.add_text_field("uid", stored=True, tokenizer_name="raw", index_option="basic")
    for name in WORDS:
        builder.add_text_field(name, tokenizer_name="whitespace")  # folded before, so that spaces alone part words
    for name in ("kind", "tag", "language"):
        builder.add_text_field(name, fast=True, tokenizer_name="raw", index_option="basic")
    builder.add_text_field("mention", tokenizer_name="raw", index_option="basic")
    for name in ("year", "earliest", "latest", "oldest", "newest", "described"):
        builder.add_integer_field(name, fast=True)
    builder.add_integer_field("position", stored=True)
    builder.add_text_field("seal", stored=True, tokenizer_name="raw", index_option="basic")
    return builder.build()
