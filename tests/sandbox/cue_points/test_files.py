"""Files of scenes: many points added at once, and told in one file."""

from __future__ import annotations

from typing import Any

import pytest
from lxml import etree

from tests.sandbox.conftest import Api
from tests.sandbox.cue_points.conftest import POINTS, Add, get

CODE = """<scene-code-cue-point entryId="{entry}"{more}><sceneStartTime>00:00:01.500</sceneStartTime>
<tags><tag>bulk</tag><tag>two words</tag></tags><sceneEndTime>00:00:02</sceneEndTime><code>{code}</code>
</scene-code-cue-point>"""
NOTE = """<scene-annotation entryId="{entry}"{more}><sceneStartTime>00:00:03</sceneStartTime><tags><tag>n</tag></tags>
<sceneEndTime>00:00:04</sceneEndTime><sceneText>{text}</sceneText>{parent}</scene-annotation>"""
AD = """<scene-ad-cue-point entryId="{entry}"><sceneStartTime>00:00:05</sceneStartTime><tags><tag>a</tag></tags>
<sceneTitle>Ad</sceneTitle><adType>1</adType><protocolType>1</protocolType></scene-ad-cue-point>"""
CHAPTER = """<scene-thumb-cue-point entryId="{entry}"><sceneStartTime>00:00:06</sceneStartTime><tags><tag>c</tag></tags>
<title>T</title><description>D</description><subType>2</subType></scene-thumb-cue-point>"""


def add(api: Api, *scenes: str) -> Any:
    text = f"<?xml version='1.0'?><scenes>{''.join(scenes)}</scenes>"
    return api.call(f"{POINTS}.addFromBulk", files={"fileData": ("scenes.xml", text)})


@pytest.fixture
def own(api: Api) -> str:
    return str(api.ok("baseEntry.clone", {"entryId": api.film()})["id"])


def test_a_file_of_all_kinds(api: Api, own: str) -> None:
    note = NOTE.format(entry=own, more=' systemName="top"', text="Look", parent="")
    answer = NOTE.format(entry=own, more="", text="Yes", parent="<parent>top</parent>")
    made = add(api, CODE.format(entry=own, more="", code="go"), note, answer, AD.format(entry=own),
               CHAPTER.format(entry=own))  # fmt: skip
    code, top, reply, ad, chapter = made["objects"]
    assert (code["startTime"], code["endTime"], code["tags"], code["status"]) == (
        1500,
        2000,
        "bulk,two words",
        0,
    )
    assert code["userId"] == "" and reply["parentId"] == top["id"] and get(api, top)["childrenCount"] == 1
    assert (ad["title"], ad["adType"], ad["protocolType"], "endTime" in ad) == ("Ad", 1, 1, False)
    assert (top["searchableOnEntry"], "isPublic" in top) == (False, False)
    assert (chapter["title"], chapter["subType"]) == ("", 1)  # passed over, as measured


def test_a_known_name_or_id_changes_that_point(api: Api, own: str) -> None:
    first = add(api, CODE.format(entry=own, more=' systemName="one"', code="go"))["objects"][0]
    again = add(api, CODE.format(entry=own, more=' systemName="one"', code="went"))["objects"][0]
    by_id = add(api, CODE.format(entry=own, more=f' sceneId="{first["id"]}"', code="gone"))["objects"][0]
    assert first["id"] == again["id"] == by_id["id"]
    assert get(api, first)["code"] == "gone"


@pytest.mark.parametrize(
    "scene",
    [
        "",
        "<scene-nothing entryId='x'/>",
        "<scene-code-cue-point entryId='x'><code>no start</code></scene-code-cue-point>",
        "<scene-code-cue-point><sceneStartTime>00:00:01</sceneStartTime></scene-code-cue-point>",
        "<scene-code-cue-point entryId='x'><sceneStartTime>1 s</sceneStartTime></scene-code-cue-point>",
        "<scene-code-cue-point entryId='x'><code>first</code><sceneStartTime>00:00:01</sceneStartTime>"
        "</scene-code-cue-point>",
    ],
)
def test_what_is_no_file_of_scenes(api: Api, scene: str) -> None:
    assert add(api, scene)["code"] == "XML_INVALID"


def test_an_unknown_entry_adds_nothing_of_the_file(api: Api, own: str) -> None:
    scenes = [CODE.format(entry=entry, more="", code="go") for entry in (own, "0_nosuchid")]
    assert add(api, *scenes)["code"] == "INVALID_ENTRY_ID"
    assert api.ok(f"{POINTS}.count", {"filter": {"entryIdEqual": own}}) == 0


def test_what_is_served_can_be_added_again(api: Api, own: str, add: Add) -> None:
    top = add("Annotation", entryId=own, text="a < b & c", startTime=1500, endTime=2000, tags="x,y")
    add("Annotation", entryId=own, parentId=top["id"], text="reply")
    add("Session", entryId=own, name="Part", startTime=0, endTime=9000)
    address = f"/api_v3/service/{POINTS}/action/serveBulk/filter:entryIdEqual/{own}/ks/{api.ks()}"
    answer = api.get(address)
    root = etree.fromstring(answer.content)
    assert answer.headers["content-type"].startswith("text/xml") and len(root) == 3
    scene = root.find("scene-annotation")
    assert scene is not None and scene.findtext("sceneText") == "a < b & c"
    assert scene.findtext("sceneStartTime") == "00:00:01.5"
    assert [one.text for one in scene.iter("tag")] == ["x", "y"]
    assert root[1].findtext("parentId") == top["id"]


def test_a_name_of_another_kind_is_passed_over(api: Api, own: str) -> None:
    first = add(api, CODE.format(entry=own, more=' systemName="one"', code="go"))["objects"][0]
    assert add(api, NOTE.format(entry=own, more=' systemName="one"', text="x", parent=""))["totalCount"] == 0
    assert get(api, first)["code"] == "go"


def test_nothing_to_serve_is_an_error(api: Api, own: str) -> None:
    assert api.code(f"{POINTS}.serveBulk", {"filter": {"entryIdEqual": own}}) == "INTERNAL_SERVERL_ERROR"
