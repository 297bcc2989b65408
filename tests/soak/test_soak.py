"""make soak: its table, its exit code, and a small run of each part that needs no minutes."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from livingdocs.soak import __main__ as soak
from livingdocs.soak import crowd, drops, files
from livingdocs.soak.addresses import spellings
from livingdocs.soak.outcome import Row, table

GOOD = Row("a", "1", "all", True)


def test_a_row_says_whether_it_held() -> None:
    lines = table([GOOD, Row("b", "2", "none", False)]).splitlines()
    assert lines[2:] == ["| a | 1 | all | held |", "| b | 2 | none | **broken** |"]


@pytest.mark.parametrize(("rows", "code"), [([GOOD], 0), ([GOOD, Row("b", "", "", False)], 1), ([], 1)])
def test_what_did_not_hold_ends_it_with_one(
    monkeypatch: pytest.MonkeyPatch, rows: list[Row], code: int
) -> None:
    monkeypatch.setattr(soak, "PARTS", {"part": lambda: iter(rows)})
    assert soak.main([]) == code


def test_a_part_that_breaks_down_is_a_broken_row_and_the_others_go_on(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def breaks() -> Iterator[Row]:
        yield GOOD
        raise OSError("no such luck")

    monkeypatch.setattr(soak, "PARTS", {"one": breaks, "two": lambda: iter([GOOD])})
    assert soak.main([]) == 1
    told = capsys.readouterr().out
    assert "OSError: no such luck" in told
    assert "3 measured" in told


def test_an_unknown_part_is_named() -> None:
    with pytest.raises(SystemExit) as ended:
        soak.main(["nonsense"])
    assert ended.value.code == 2


def test_a_small_crowd_loses_nothing() -> None:
    rows = list(crowd.crowd(clients=6, seconds=1.0))
    assert [row.what for row in rows if not row.held] == []


def test_a_kill_loses_and_doubles_no_dropped_file() -> None:
    rows = list(drops.across_kills(files=24, kills=1))
    assert [row.measured for row in rows if not row.held] == []


def test_a_bomb_is_small_and_says_how_large_it_is() -> None:
    picture = files.bomb(500)
    assert len(picture) < 5_000
    assert picture[16:24] == (500).to_bytes(4, "big") * 2


def test_every_spelling_names_the_address_somehow() -> None:
    assert len(set(spellings("127.0.0.1", 80))) > 20
