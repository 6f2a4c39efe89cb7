"""The language of questions: from what was typed to a tree of terms and filters. It asks neither index nor database."""
