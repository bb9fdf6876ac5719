"""Stored pages of a test go to a folder of its own."""

import pytest


@pytest.fixture(autouse=True)
def _pages_apart(settings, tmp_path):
    settings.VAR_DIR = tmp_path
