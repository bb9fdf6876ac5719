"""The screens of the procedure, one a file."""
