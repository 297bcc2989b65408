"""A service inside that nobody may reach."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.sandbox.doors.inside import Inside


@pytest.fixture
def inside() -> Iterator[Inside]:
    found = Inside()
    yield found
    for line in found.lines:
        line.close()
