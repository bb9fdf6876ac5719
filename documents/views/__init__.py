"""The screens of a text, one a file."""
