"""A sample that some scenarios have on another account is the same sample on the page."""

from __future__ import annotations

from typing import Any

from livingdocs.recorded.sample_names import sample_stems


def shared(id: str, name: str, *commands: str) -> dict[str, Any]:
    story = {"exchanges": [{"command": one, "label": "media.add", "part": "shown"} for one in commands]}
    return {"part": "shared", "id": id, "name": name, "story": story}


def used(variable: str, one: dict[str, Any]) -> tuple[list[dict[str, Any]], dict[str, str]]:
    return [one], {one["id"]: variable}


def test_what_is_made_alike_of_the_same_file_has_one_name() -> None:
    here = shared("0_aaaaaaaa", "keynote.mp4", 'curl "$KALTURA_UPLOAD_TOKEN_ID" -F @keynote.mp4')
    there = shared("0_bbbbbbbb", "keynote.mp4", 'curl "$OTHER_ID" -F @keynote.mp4')
    other = shared("0_cccccccc", "song.mp3", "curl -F @song.mp3")
    told = [
        used("KEYNOTE_ENTRY_ID", here),
        used("KALTURA_ENTRY_ID", there),
        used("KALTURA_ENTRY_ID", other),
    ]
    assert sample_stems(told, {}) == {"0_aaaaaaaa": "KEYNOTE", "0_bbbbbbbb": "KEYNOTE", "0_cccccccc": "SONG"}


def test_clips_of_different_films_stay_apart() -> None:
    first = shared("0_dddddddd", "0_aaaaaaaa-0-5000", 'curl entryId="$A"')
    second = shared("0_eeeeeeee", "0_bbbbbbbb-0-5000", 'curl entryId="$B"')
    names = sample_stems([used("HIGHLIGHT_ENTRY_ID", first), used("TEASER_ENTRY_ID", second)], {})
    assert names == {"0_dddddddd": "HIGHLIGHT", "0_eeeeeeee": "TEASER"}
