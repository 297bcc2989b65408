"""A killed platform's index: whatever was acknowledged is found after it has started again."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from tests.sandbox.robust.test_restart import Running

ADDS = 60


def test_what_was_acknowledged_is_found_after_a_kill(tmp_path: Path) -> None:
    platform = Running(tmp_path, tmp_path / "cache")
    platform.start()
    added = [_add(platform, number) for number in range(ADDS)]
    platform.kill()
    platform.start()
    try:
        found = platform.call("media.list", {
            "filter[nameLike]": "survivor", "filter[statusEqual]": 7, "pager[pageSize]": 500,
        })["objects"]  # fmt: skip
        assert sorted(one["id"] for one in found) == sorted(added)
        assert _searched(platform)["totalCount"] == ADDS
    finally:
        platform.kill()


def _add(platform: Running, number: int) -> str:
    fields = {"entry[mediaType]": 1, "entry[name]": f"survivor {number}"}
    return str(platform.call("media.add", fields)["id"])


def _searched(platform: Running) -> Any:
    operator = "searchParams[searchOperator]"
    item = f"{operator}[searchItems][0]"
    return platform.call("elasticsearch_esearch.searchEntry", {
        "searchParams[objectStatuses]": 7, f"{operator}[operator]": 1, f"{item}[fieldName]": "name",
        f"{item}[objectType]": "KalturaESearchEntryItem", f"{item}[itemType]": 2, f"{item}[searchTerm]": "survivor",
    })  # fmt: skip
