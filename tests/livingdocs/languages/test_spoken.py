"""The Python and the JavaScript of the pages run as they stand, against a sandbox, and answer as the pages show."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest

from features.support.running import embedded
from livingdocs.checks.paste import settings
from livingdocs.checks.speak import Spoken, speak, speak_guides
from livingdocs.languages.programs import LANGUAGES
from livingdocs.recorded.recording import Line, Recorded, Recording, Take

GUIDES = (
    "first_video", "getting_started", "sessions", "app_tokens", "short_links", "export_csv", "content_delivery",
    "player_embed", "base_entry", "clip_and_trim",
)  # fmt: skip
GET = (
    'curl -s "$KALTURA_SERVICE_URL/api_v3/service/media/action/get" --data-urlencode "ks=$KALTURA_KS"'
    " --data-urlencode entryId=0_nosuchid --data-urlencode format=1"
)
PING = 'curl -s "$KALTURA_SERVICE_URL/api_v3/service/system/action/getTime" --data-urlencode format=1'
REFUSED = {"code": "ENTRY_ID_NOT_FOUND", "message": "Entry id not found", "objectType": "KalturaAPIException"}


@pytest.fixture(scope="module")
def spoken() -> dict[tuple[str, str], Spoken]:
    return {(one.guide, one.language): one for one in speak_guides(GUIDES, jobs=2)}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("guide", GUIDES)
def test_every_call_answers_as_its_page_shows(
    spoken: dict[tuple[str, str], Spoken], guide: str, language: str
) -> None:
    one = spoken[guide, language]
    assert "\n".join(one.wrong) == ""
    assert one.calls > 30
    assert one.plain <= one.calls / 5  # the client sends the others


@pytest.fixture(scope="module")
def environment() -> Iterator[dict[str, str]]:
    with embedded.running() as announce:
        yield settings(json.loads(announce.read_text()))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("command", "answer", "complaint"),
    [
        (GET, REFUSED, ""),
        (
            GET,
            REFUSED | {"code": "INVALID_KS"},
            "refused with ['ENTRY_ID_NOT_FOUND'], the page shows ['INVALID_KS']",
        ),
        (GET, None, "refused with ['ENTRY_ID_NOT_FOUND'], the page shows nothing"),
        (PING, {"id": "0_a"}, "the answer as an object"),
        (PING, REFUSED, "refused with nothing, the page shows ['ENTRY_ID_NOT_FOUND']"),
        (GET.replace("0_nosuchid", "$NOWHERE_ID"), REFUSED, "not defined"),
    ],
)
def test_what_differs_is_told(
    environment: dict[str, str], language: str, command: str, answer: Any, complaint: str
) -> None:
    take = Take(
        "", [Line("When I call", command.partition("/action/")[2].partition('"')[0], command, answer=answer)]
    )
    recording = Recording({}, {"A scenario": Recorded("", [take])})
    wrong = "\n".join(speak("a guide", recording, language, environment).wrong)
    assert complaint in wrong
    assert bool(wrong) == bool(complaint)
