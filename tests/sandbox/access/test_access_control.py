"""accessControlProfile over HTTP: names, the default, what conditions read back. Beyond what guides show."""

from __future__ import annotations

import time
from collections.abc import Iterator
from typing import Any

import pytest

from tests.sandbox.conftest import Api


def add(api: Api, **fields: Any) -> dict[str, Any]:
    answer: dict[str, Any] = api.ok(
        "accessControlProfile.add", {"accessControlProfile": {"name": "p", **fields}}
    )
    return answer


def update(api: Api, id_: int, **changes: Any) -> Any:
    return api.call("accessControlProfile.update", {"id": id_, "accessControlProfile": changes})


def read(api: Api, id_: int) -> dict[str, Any]:
    answer: dict[str, Any] = api.ok("accessControlProfile.get", {"id": id_})
    return answer


def default_of_new(api: Api) -> int:
    return int(api.ok("media.add", {"entry": {"mediaType": 1, "name": "whose default"}})["accessControlId"])


@pytest.fixture
def former(api: Api) -> Iterator[int]:
    """The account's default profile, which is the default again after the test."""
    id_ = default_of_new(api)
    yield id_
    update(api, id_, isDefault=True)


@pytest.mark.parametrize(
    ("name", "code"), [("", "PROPERTY_VALIDATION_MIN_LENGTH"), ("x" * 129, "PROPERTY_VALIDATION_MAX_LENGTH")]
)
def test_a_name_has_a_length(api: Api, name: str, code: str) -> None:
    refusal = api.call("accessControlProfile.add", {"accessControlProfile": {"name": name}})
    assert (refusal["code"], refusal["args"]["PROP_NAME"]) == (code, "KalturaAccessControlProfile::name")
    assert update(api, add(api)["id"], name=name)["code"] == code


def test_a_new_profile_may_be_the_default(api: Api, former: int) -> None:
    made = add(api, isDefault=True)
    assert (made["isDefault"], read(api, former)["isDefault"]) == (True, False)
    assert default_of_new(api) == made["id"]


def test_there_is_one_default_and_it_cannot_be_given_up(api: Api, former: int) -> None:
    made = add(api)["id"]
    assert update(api, made, isDefault=True)["isDefault"] is True
    assert (read(api, made)["isDefault"], read(api, former)["isDefault"]) == (True, False)
    assert default_of_new(api) == made
    assert update(api, made, isDefault=False)["isDefault"] is False
    assert read(api, made)["isDefault"] is True
    assert api.code("accessControlProfile.delete", {"id": made}) == "CANNOT_DELETE_DEFAULT_ACCESS_CONTROL"


@pytest.mark.parametrize(
    ("kind", "untold"),
    [
        ("KalturaActionNameCondition", {"matchType": 2}),
        ("KalturaOrCondition", {"conditions": []}),
        ("KalturaGeoDistanceCondition", {"matchType": 2, "geoCoderType": 1}),
        ("KalturaAnonymousIPCondition", {"matchType": 2, "geoCoderType": 1}),
        ("KalturaSessionTypeCondition", {"sessionType": 2}),
        ("KalturaHashCondition", {}),
    ],
)
def test_what_a_condition_was_not_told_reads_back(api: Api, kind: str, untold: dict[str, Any]) -> None:
    made = add(api, rules=[{"conditions": [{"objectType": kind}]}])
    told = read(api, made["id"])["rules"][0]["conditions"][0]
    assert {key: value for key, value in told.items() if key not in ("type", "not", "objectType")} == untold


def test_a_header_condition_must_name_the_header(api: Api) -> None:
    rules = [{"conditions": [{"objectType": "KalturaHttpHeaderCondition"}]}]
    refusal = api.call("accessControlProfile.add", {"accessControlProfile": {"name": "p", "rules": rules}})
    assert refusal["args"] == {"PROP_NAME": "KalturaHttpHeaderCondition::headerName"}


def profile_with(api: Api, kind: str, **condition: Any) -> dict[str, Any]:
    """A profile with one rule, which says "held" where its condition holds."""
    rule = {"message": "held", "conditions": [{"objectType": kind, **condition}]}
    return add(api, rules=[rule])


def field_of(profile: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = profile["rules"][0]["conditions"][0]["field"]
    return found


def messages(api: Api, profile: dict[str, Any], ks: str = "user", **viewer: Any) -> list[str]:
    """What the profile's rule says to somebody, by both actions that tell it."""
    entry = api.ok("media.add", {"entry": {"mediaType": 1, "name": "x", "accessControlId": profile["id"]}})[
        "id"
    ]
    params = {
        "entryId": entry,
        "contextDataParams": {"objectType": "KalturaEntryContextDataParams", **viewer},
    }
    told = [one["value"] for one in api.ok("baseEntry.getContextData", params, ks)["accessControlMessages"]]
    params["contextDataParams"]["objectType"] = "KalturaPlaybackContextOptions"
    context = api.ok("baseEntry.getPlaybackContext", params, ks)
    assert [one["message"] for one in context["messages"] if one["message"] == "held"] == told
    return told


COMPARE, MATCH, TIME = "KalturaFieldCompareCondition", "KalturaFieldMatchCondition", "KalturaTimeContextField"


@pytest.mark.parametrize("offset", [None, 3600, -60])
def test_the_time_is_answered_when_it_is_asked_for(api: Api, offset: int | None) -> None:
    field = {"objectType": TIME} | ({} if offset is None else {"offset": offset})
    value, before = {"objectType": "KalturaIntegerValue", "value": 5}, int(time.time())
    made = profile_with(api, COMPARE, field=field, comparison=2, value=value)
    first = field_of(made)["value"]
    assert before <= first - (offset or 0) <= time.time()
    time.sleep(1.1)
    assert first < field_of(read(api, made["id"]))["value"] <= time.time() + (offset or 0)
    listed = api.ok("accessControlProfile.list", {"filter": {"idEqual": made["id"]}})["objects"][0]
    assert field_of(listed)["value"] > first


@pytest.mark.parametrize(
    ("comparison", "later", "holds"),
    [
        (1, 0, True), (1, 1, False), (2, -1, True), (2, 0, False), (3, 0, True), (3, 1, False), (4, 1, True),
        (4, 0, False), (5, 0, True), (5, -1, False), (6, 0, True), (6, 1, False),
    ],
)  # fmt: skip
def test_a_rule_judges_by_the_time(api: Api, comparison: int, later: int, holds: bool) -> None:
    """The field's offset is added to the viewer's time; NOT_EQUAL counts as equal on the platform."""
    at, field = 1_700_000_000, {"objectType": TIME, "offset": 100}
    value = {"objectType": "KalturaIntegerValue", "value": at + 100 + later}
    made = profile_with(api, COMPARE, field=field, comparison=comparison, value=value)
    assert messages(api, made, time=at) == (["held"] if holds else [])


def test_a_time_is_compared_with_another(api: Api) -> None:
    other = {"objectType": TIME, "offset": 60}
    assert messages(
        api, profile_with(api, COMPARE, field={"objectType": TIME}, comparison=4, value=other)
    ) == ["held"]
    made = profile_with(api, COMPARE, field={"objectType": TIME}, comparison=2, value=other)
    assert (
        messages(api, made) == [] and made["rules"][0]["conditions"][0]["value"]["value"] > time.time() + 50
    )


@pytest.mark.parametrize(
    ("kind", "own", "viewer"),
    [
        ("IpAddress", "127.0.0.1", {"ip": "1.2.3.4"}), ("UserAgent", "python", {"userAgent": "Player"}),
        ("Country", "", {}), ("UserEmail", "", {}),
    ],
)  # fmt: skip
def test_fields_of_text(api: Api, kind: str, own: str, viewer: dict[str, str]) -> None:
    """Each is answered for the reader, and judged for the viewer."""
    field = {"objectType": f"Kaltura{kind}ContextField"}
    values = [{"objectType": "KalturaStringValue", "value": next(iter(viewer.values()), "ZZ")}]
    made = profile_with(api, MATCH, field=field, values=values)
    assert (field_of(made).get("value") or "").startswith(own)
    assert messages(api, made) == []
    assert messages(api, made, **viewer) == (["held"] if viewer else [])
    assert messages(api, profile_with(api, MATCH, field=field)) == ["held"]


def test_the_email_of_the_viewer(api: Api) -> None:
    api.ok("user.add", {"user": {"id": "with-mail", "email": "a@example.org"}})
    values = [{"objectType": "KalturaStringValue", "value": "a@example.org"}]
    made = profile_with(api, MATCH, field={"objectType": "KalturaUserEmailContextField"}, values=values)
    assert messages(api, made, api.start(0, userId="with-mail")) == ["held"]
    assert messages(api, made, api.start(0, userId="nobody-of-this-name")) == []


@pytest.mark.parametrize("kind", [TIME, "KalturaIpAddressContextField", "KalturaUserAgentContextField"])
def test_a_field_is_never_told_its_value(api: Api, kind: str) -> None:
    condition = {"objectType": COMPARE if kind == TIME else MATCH, "field": {"objectType": kind, "value": 7}}
    rules = [{"conditions": [condition]}]
    refusal = api.call("accessControlProfile.add", {"accessControlProfile": {"name": "p", "rules": rules}})
    assert (refusal["code"], refusal["args"]["PROP_NAME"]) == (
        "PROPERTY_VALIDATION_NOT_UPDATABLE",
        f"{kind}::value",
    )
    assert update(api, add(api)["id"], rules=rules)["code"] == "PROPERTY_VALIDATION_NOT_UPDATABLE"


NUMBER = {"objectType": "KalturaIntegerValue", "value": 5}


@pytest.mark.parametrize(
    "condition",
    [
        {"objectType": COMPARE, "value": NUMBER}, {"objectType": COMPARE, "field": {"objectType": TIME}},
        {"objectType": COMPARE, "field": None, "value": NUMBER}, {"objectType": MATCH, "values": []},
    ],
)  # fmt: skip
def test_a_condition_on_nothing_breaks(api: Api, condition: dict[str, Any]) -> None:
    for rule in ({"conditions": [condition]},
                 {"conditions": [{"objectType": "KalturaOrCondition", "conditions": [condition]}]}):  # fmt: skip
        profile = {"name": "p", "rules": [rule]}
        assert (
            api.code("accessControlProfile.add", {"accessControlProfile": profile})
            == "INTERNAL_SERVERL_ERROR"
        )


def test_conditions_inside_of_a_condition_read_back_whole(api: Api) -> None:
    inner = [{"objectType": "KalturaIpAddressCondition", "values": []},
             {"objectType": COMPARE, "field": {"objectType": TIME}, "value": NUMBER, "not": True}]  # fmt: skip
    outer = profile_with(api, "KalturaOrCondition", conditions=inner)["rules"][0]["conditions"][0]
    told = [(one["type"], one["not"], one.get("matchType")) for one in outer["conditions"]]
    assert told == [(3, False, 2), (7, True, None)]


@pytest.mark.parametrize("place", ["Country", "Coordinates", "AnonymousIP"])
def test_a_field_of_a_place_asks_the_usual_coder(api: Api, place: str) -> None:
    kind = f"Kaltura{place}ContextField"
    values = [{"objectType": "KalturaStringValue", "value": "x"}]
    assert field_of(profile_with(api, MATCH, field={"objectType": kind}, values=values))["geoCoderType"] == 1
    told = profile_with(api, MATCH, field={"objectType": kind, "geoCoderType": "1"}, values=values)
    assert str(field_of(told)["geoCoderType"]) == "1"


def test_fields_that_are_taken_and_not_kept(api: Api) -> None:
    code = profile_with(api, MATCH, field={"objectType": "KalturaEvalStringField", "code": "1"}, values=[])
    assert field_of(code) == {"objectType": "KalturaEvalStringField"}
    about = {"objectType": "KalturaMetadataField", "xPath": "/a", "profileSystemName": "p"}
    made = profile_with(api, MATCH, field=about, values=[])
    assert "field" not in made["rules"][0]["conditions"][0]
    assert messages(api, made) == []


def test_a_country_is_told_in_small_letters_and_no_mail_not_at_all(api: Api) -> None:
    for kind, told in (("Country", "zz"), ("UserEmail", None)):
        field = {"objectType": f"Kaltura{kind}ContextField"}
        values = [{"objectType": "KalturaStringValue", "value": "x"}]
        made = profile_with(api, MATCH, field=field, values=values)
        assert made["rules"][0]["conditions"][0]["field"].get("value") == told
