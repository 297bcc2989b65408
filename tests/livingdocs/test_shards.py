"""Parts of a run: every guide in exactly one, balanced, the same on every machine; results put together."""

from __future__ import annotations

from pathlib import Path

import pytest

from livingdocs.common import paths
from livingdocs.report.merging import merge
from livingdocs.run.plan import RunError, Work
from livingdocs.run.shards import shard


def works(weight: float = 1.0) -> list[Work]:
    counts = {"a": 40, "b": 30, "c": 20, "d": 20, "e": 10, "f": 3}
    return [Work(name, name, (name,), count, count * weight) for name, count in counts.items()]


def test_every_guide_is_in_one_part_whatever_was_measured() -> None:
    parts = [shard(works(weight=number), f"{number}/3") for number in (1, 2, 3)]
    assert sorted(work.file for part in parts for work in part) == list("abcdef")
    assert [sum(work.scenarios for work in part) for part in parts] == [43, 40, 40]


@pytest.mark.parametrize("text", ["0/3", "4/3", "2", "a/b", ""])
def test_another_form_is_refused(text: str) -> None:
    with pytest.raises(RunError, match="SHARD"):
        shard(works(), text)


def test_results_of_several_machines_are_put_together(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(paths, "RESULTS", tmp_path / "results")
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        (tmp_path / name / f"{name}-result.json").write_text("{}")
    assert merge(f"{tmp_path / 'one'}, {tmp_path / 'two'}") == ""
    assert {file.name for file in paths.RESULTS.iterdir()} == {"one-result.json", "two-result.json"}
    assert "nowhere" in merge(f"{tmp_path / 'nowhere'}")
