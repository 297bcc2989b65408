"""A platform of its own: other tests are not to find what is made here."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.sandbox.conftest import Api, platform_at
from tests.sandbox.odd.watching import Watched, drawn_film


@pytest.fixture(scope="module")
def watched(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Watched]:
    """A running one, and a film in it."""
    directory = tmp_path_factory.mktemp("odd")
    film = directory / "film.mp4"
    drawn_film(film, "-f", "lavfi", "-i", "sine=d=2", "-c:a", "aac")
    with platform_at(directory) as told:
        yield Watched(Api(told), directory / "log", film)
