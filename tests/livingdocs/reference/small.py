"""A small guide with a recording of its own, and the parts of its reference."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from livingdocs.common.guides import Guide, load_guide
from livingdocs.pages.guide_links import title_anchors
from livingdocs.recorded.recording import Line, Recorded, Recording, Take
from livingdocs.reference import reference_parts

FEATURE = """
Feature: Clip a video

  KalturaClipAttributes say which part it is.

  Scenario: A clip becomes an entry
    Its offset is what counts.

    When I clip "Keynote"
    Then it is there

  Scenario: A percentage has limits
    When I try to clip "Keynote" with
      | cropAlignment | 101 |
    Then Kaltura refuses it

  Scenario: A picture has a size
    When I open the picture
    Then it is there
"""
SERVICE = '"$KALTURA_SERVICE_URL/api_v3/service'
CLIP = "resource[operationAttributes][0]"


def call(action: str, *fields: str) -> str:
    """The curl text of a call."""
    service, _, name = action.partition(".")
    written = [f"--data-urlencode '{field}'" for field in ("format=1", *fields)]
    return " \\\n  ".join([f'curl -s {SERVICE}/{service}/action/{name}"', *written])


def clip_call(*more: str) -> str:
    return call(
        "media.addContent",
        "entryId=0_abcdefgh",
        "resource[objectType]=KalturaOperationResource",
        f"{CLIP}[objectType]=KalturaClipAttributes",
        *more,
    )


def refusal(code: str, message: str, **values: str) -> dict[str, Any]:
    return {"objectType": "KalturaAPIException", "code": code, "message": message, "args": values}


ENTRY = {"objectType": "KalturaMediaEntry", "id": "$HIGHLIGHT_ID", "status": 4, "mediaType": 1}
OUT_OF_RANGE = refusal(
    "PARAMETER_VALUE_OUT_OF_RANGE", 'Parameter "cropAlignment" value is out of range (0 - 100)'
)
PICTURE = 'curl -sL "$KALTURA_SERVICE_URL/p/1/thumbnail/entry_id/$HIGHLIGHT_ID/width/200"'


def clip_lines() -> dict[str, list[Line]]:
    """Scenario -> its recorded lines."""
    return {
        "A clip becomes an entry": [
            Line("When I clip", "media.addContent", clip_call(f"{CLIP}[offset]=10"), answer=ENTRY)
        ],
        "A percentage has limits": [
            Line(
                "When I try to clip",
                "media.addContent",
                clip_call(f"{CLIP}[cropAlignment]=101"),
                answer=OUT_OF_RANGE,
            )
        ],
        "A picture has a size": [
            Line("When I open", "GET thumbnail", PICTURE, answer={"status": 200, "contentType": "image/jpeg"})
        ],
    }


def recording(lines: dict[str, list[Line]]) -> Recording:
    return Recording(scenarios={title: Recorded("", [Take("", some)]) for title, some in lines.items()})


def guide(folder: Path) -> Guide:
    path = folder / "03_edit" / "clip.feature"
    path.parent.mkdir(parents=True)
    path.write_text(FEATURE, encoding="utf-8")
    found = load_guide(path)
    assert found is not None
    return found


def parts(folder: Path, lines: dict[str, list[Line]] | None = None) -> list[str]:
    """The reference of the small guide."""
    one = guide(folder)
    return reference_parts(one, recording(clip_lines() if lines is None else lines), title_anchors(one))


def row(found: list[str], start: str) -> list[str]:
    """The cells of the first row of a table that begins so, in all parts."""
    line = next(line for part in found for line in part.splitlines() if line.startswith(f"| {start}"))
    return [cell.strip() for cell in line.strip("|").split(" | ")]
