"""Who sees, adds and changes what: administrators, users, widgets."""

from __future__ import annotations

from tests.sandbox.conftest import Api
from tests.sandbox.cue_points.conftest import POINTS, Add, get, listed, update


def test_users_see_their_own_and_what_is_public(api: Api, add: Add, film: str) -> None:
    mine, private, public = add("Annotation", "user"), add("Annotation"), add("Annotation", isPublic=1)
    session, code = add("Session"), add()
    seen = set(listed(api, "user", entryIdEqual=film))
    assert {mine["id"], public["id"], code["id"]} <= seen
    assert not {private["id"], session["id"]} & seen
    assert get(api, private, "user")["code"] == "INVALID_CUE_POINT_ID"
    widget = set(listed(api, "widget", entryIdEqual=film))
    assert {public["id"], code["id"]} <= widget and mine["id"] not in widget


def test_list_privileges_lift_the_limit(api: Api, add: Add, film: str) -> None:
    private = add("Annotation")
    for words, sees in ((f"list:{film}", True), ("list:*", True), ("list:0_other", False)):
        ks = api.start(0, userId="someone", privileges=words)
        assert (private["id"] in listed(api, ks, entryIdEqual=film)) == sees


def test_the_owner_is_the_user_of_the_session_or_whom_an_administrator_names(api: Api, add: Add) -> None:
    assert add(userId="ann")["userId"] == "ann"
    assert add("Code", "user", userId="ann")["userId"] == api.told["userId"]


def test_widgets_add_and_change_nothing(api: Api, add: Add) -> None:
    assert add("Annotation", "widget")["code"] == "PROPERTY_VALIDATION_NO_INSERT_PERMISSION"
    point = add()
    assert update(api, point, "widget", code="y")["code"] == "PROPERTY_VALIDATION_NO_UPDATE_PERMISSION"
    assert api.code(f"{POINTS}.delete", {"id": point["id"]}, "widget") == "SERVICE_FORBIDDEN"


def test_users_change_even_what_they_do_not_see(api: Api, add: Add) -> None:
    session = add("Session", name="One")
    assert update(api, session, "user", name="Two")["name"] == "Two"
    status = {"id": session["id"], "status": 1}
    assert api.code(f"{POINTS}.updateStatus", status, "user") == "SERVICE_FORBIDDEN"
    api.ok(f"{POINTS}.delete", {"id": session["id"]}, "user")


def test_update_of_annotations_and_new_times_find_what_the_user_sees(api: Api, add: Add) -> None:
    private, session = add("Annotation"), add("Session")
    changes = {"objectType": "KalturaAnnotation", "text": "x"}
    hidden = api.code("annotation_annotation.update", {"id": private["id"], "annotation": changes}, "user")
    times = {"id": session["id"], "startTime": 5}
    assert hidden == api.code(f"{POINTS}.updateCuePointsTimes", times, "user") == "INVALID_CUE_POINT_ID"


def test_what_users_say_of_ads_is_passed_over(add: Add) -> None:
    ad = add("Ad", "user", title="Mine", adType=1, startTime=100, duration=200)
    assert (ad["title"], "adType" in ad, ad["startTime"]) == ("", False, 100)


def test_sessions_for_one_entry_add_there_alone(api: Api, add: Add, film: str) -> None:
    ks = api.start(0, userId="someone", privileges="limitentry:0_other")
    assert add("Annotation", ks)["code"] == "NO_PERMISSION_ON_ENTRY"
    ks = api.start(0, userId="someone", privileges=f"limitentry:{film}")
    assert add("Annotation", ks)["entryId"] == film
