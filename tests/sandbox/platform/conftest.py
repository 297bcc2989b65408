"""What tests of the wire call upon."""

from __future__ import annotations

import pytest

from tests.sandbox.conftest import Api


@pytest.fixture(scope="module")
def entry(api: Api) -> str:
    """An entry without content; its id."""
    fields = {"mediaType": 1, "name": "wire", "tags": "aa,bb", "description": "first"}
    return str(api.ok("media.add", {"entry": fields})["id"])
