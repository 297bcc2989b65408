"""Trees of annotations, and hotspots."""

from __future__ import annotations

from tests.sandbox.conftest import Api
from tests.sandbox.cue_points.conftest import POINTS, Add, get, update


def test_answers_are_counted_by_all_above_and_inherit_times(api: Api, add: Add) -> None:
    top = add("Annotation", startTime=5000, endTime=7000)
    answer = add("Annotation", parentId=top["id"])
    deeper = add("Annotation", parentId=answer["id"])
    assert (answer["startTime"], answer["endTime"], answer["depth"], deeper["depth"]) == (5000, 7000, 1, 2)
    now = get(api, top)
    assert (now["childrenCount"], now["directChildrenCount"]) == (2, 1)
    api.ok(f"{POINTS}.delete", {"id": answer["id"]})
    assert get(api, deeper)["code"] == "INVALID_CUE_POINT_ID"
    assert get(api, top)["childrenCount"] == 0


def test_parents_that_cannot_be(api: Api, add: Add) -> None:
    other = api.ok("media.add", {"entry": {"mediaType": 1, "name": "x"}})["id"]
    top = add("Annotation")
    answer = add("Annotation", parentId=top["id"])
    assert add("Annotation", parentId="0_nosuchid")["code"] == "PARENT_ANNOTATION_NOT_FOUND"
    elsewhere = add("Annotation", parentId=top["id"], entryId=other)
    assert elsewhere["code"] == "PARENT_ANNOTATION_DO_NOT_BELONG_TO_THE_SAME_ENTRY"
    assert update(api, top, parentId=answer["id"])["code"] == "PARENT_ANNOTATION_IS_DESCENDANT"
    assert (
        update(api, answer, parentId=add("Annotation")["id"])["code"] == "PROPERTY_VALIDATION_NOT_UPDATABLE"
    )


def test_hotspots_are_for_who_may_edit_the_entry(api: Api, add: Add, film: str) -> None:
    other = api.start(0, userId="second-user")
    assert add("Annotation", other, tags="chat,hotspots")["code"] == "INVALID_USER_ID"
    assert (
        add("Annotation", other, tags="chat, hotspots")["tags"] == "chat, hotspots"
    )  # another word (source)
    editor = api.start(0, userId="someone", privileges=f"edit:{film}")
    assert add("Annotation", editor, tags="hotspots")["tags"] == "hotspots"
    note = add("Annotation", other)
    assert update(api, note, other, tags="hotspots")["code"] == "INVALID_USER_ID"


def test_what_is_added_as_an_annotation_is_one(api: Api, film: str) -> None:
    """Whatever class is sent."""
    given = {"objectType": "KalturaCodeCuePoint", "entryId": film, "startTime": 10, "code": "x"}
    added = api.ok("annotation_annotation.add", {"annotation": given})
    told = (added["objectType"], added["cuePointType"], added["isPublic"], added["depth"])
    assert told == ("KalturaAnnotation", "annotation.Annotation", True, 0)
    assert api.ok("annotation_annotation.get", {"id": added["id"]})["id"] == added["id"]
    del given["code"]
    refused = api.code("annotation_annotation.add", {"annotation": given})
    assert refused == "PROPERTY_VALIDATION_CANNOT_BE_NULL"


def test_the_owner_stays_whoever_is_named(api: Api, add: Add) -> None:
    point = add("Annotation")
    api.ok("user.add", {"user": {"id": "new-owner"}})
    assert update(api, point, userId="new-owner")["userId"] == point["userId"]
