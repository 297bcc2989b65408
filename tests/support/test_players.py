"""What the player shows is seen however seldom a slow machine looks."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from features.support.playing import players


class Film:
    """A page that plays a film of 12 seconds; between two looks `pace` seconds of it go by."""

    def __init__(self, pace: float, starts_at: float = 0.0) -> None:
        self.pace, self.offset, self.moment = pace, starts_at, 0.0
        self.held = False

    def picture(self) -> bytes:
        return b""

    def time(self) -> int:
        """What the frames say: a stretch of a film keeps the times of the whole."""
        return round((self.moment + self.offset) * 1000)

    def hold(self, second: float) -> None:
        self.moment, self.held = second, True

    def go_on(self) -> None:
        self.held = False

    def until(self, done: Any, promise: str) -> None:
        for _ in range(60):
            if done({"entry": "0_film", "moment": self.moment}):
                return
            self.moment = self.moment if self.held else min(12.0, self.moment + self.pace)
        raise AssertionError(promise)


def show(film: Film, second: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(players, "_time", lambda png: film.time())
    monkeypatch.setattr(players, "tell", lambda *told: None)
    world: Any = SimpleNamespace(player=film, id=lambda noun, name: "0_film")
    players.must_show(world, second, "Keynote")


@pytest.mark.parametrize("pace", [0.1, 0.7, 1.2, 5.0])
@pytest.mark.parametrize("starts_at", [0.0, 4.0])
def test_a_second_that_went_by_unseen_is_gone_back_to(
    pace: float, starts_at: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    film = Film(pace, starts_at)
    show(film, 5, monkeypatch)
    assert film.time() // 1000 == 5 and not film.held


def test_what_the_film_doesn_t_have_isn_t_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(AssertionError, match="That the page shows second 5"):
        show(Film(0.5, starts_at=6.0), 5, monkeypatch)
