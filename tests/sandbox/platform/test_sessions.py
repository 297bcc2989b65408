"""Sessions over HTTP: what a KS carries, and when it is refused. Beyond what guides show."""

from __future__ import annotations

import uuid

import pytest

from tests.sandbox.conftest import Api


def entry(api: Api, **fields: object) -> str:
    return str(api.ok("media.add", {"entry": {"mediaType": 1, "name": "session test", **fields}})["id"])


@pytest.mark.parametrize(
    ("asked", "kept"),
    [
        ("edit:0_a,edit:0_b", "edit:0_b"),
        ("edit:0_a/0_b,list:*", "edit:0_a/0_b,list:*"),
        ("*", "*"),
        ("*,a:1", "all:*,a:1"),
        (" a : b ,,c", "a_: b,c"),
        ("edit:", "edit"),
    ],
)
def test_a_privilege_has_its_last_value(api: Api, asked: str, kept: str) -> None:
    session = api.start(privileges=asked)
    assert api.ok("session.get", ks=session)["privileges"] == kept


@pytest.mark.parametrize("expiry", [0, -5])
def test_a_session_without_a_life_is_over_from_the_start(api: Api, expiry: int) -> None:
    session = api.start(expiry=expiry)
    answer = api.call("media.count", ks=session)
    assert (answer["code"], answer["args"]["KSID"]) == ("INVALID_KS", "EXPIRED")


def test_a_widget_session_lasts_a_day_at_most(api: Api) -> None:
    widget = f"_{api.told['partnerId']}"
    answer = api.ok("session.startWidgetSession", {"widgetId": widget, "expiry": 10**9}, ks=None)
    told = api.ok("session.get", {"session": answer["ks"]})
    now = api.ok("system.getTime")
    assert 0 < int(told["expiry"]) - now <= 86_400


def test_a_broken_session_is_refused_before_the_arguments_an_expired_one_after_them(api: Api) -> None:
    assert api.code("media.get", ks="rubbish") == "INVALID_KS"
    assert api.code("media.get", ks=api.start(expiry=0)) == "MISSING_MANDATORY_PARAMETER"


@pytest.mark.parametrize("limit", ["0", "-1", "many", ""])
def test_an_actions_limit_that_is_no_number_above_zero_is_refused(api: Api, limit: str) -> None:
    assert (
        api.code("media.count", ks=api.start(privileges=f"actionslimit:{limit}")) == "INVALID_ACTIONS_LIMIT"
    )


def test_a_multirequest_is_one_use_of_a_session(api: Api) -> None:
    session = api.start(privileges="actionslimit:1")
    part = {"service": "system", "action": "ping"}
    own = {"service": "session", "action": "get"}
    answers = api.call("multirequest.null", {"1": own, "2": part, "3": own}, ks=session)
    assert [answers[0]["privileges"], answers[1], answers[2]["privileges"]] == [
        "actionslimit:1",
        True,
        "actionslimit:1",
    ]
    assert api.call("media.count", ks=session)["args"]["KSID"] == "EXCEEDED_ACTIONS_LIMIT"


def test_a_blocked_user_is_refused_with_any_session(api: Api) -> None:
    user = f"blocked-{uuid.uuid4().hex}"
    api.ok("user.add", {"user": {"id": user}})
    session = api.start(2, userId=user)
    api.ok("media.count", ks=session)
    api.ok("user.update", {"userId": user, "user": {"status": 0}})
    assert api.code("media.count", ks=session) == "USER_BLOCKED"


def test_the_privilege_of_all_lets_a_user_change_any_entry_but_one_among_others_does_not(api: Api) -> None:
    mine = entry(api)
    everything = api.start(0, userId="stranger", privileges="*")
    api.ok("media.update", {"entryId": mine, "mediaEntry": {"name": "by all"}}, everything)
    mixed = api.start(0, userId="stranger", privileges="*,appid:1")
    assert api.code("media.update", {"entryId": mine, "mediaEntry": {"name": "no"}}, mixed) == "INVALID_KS"


def test_who_holds_sview_is_told_that_an_entry_is_scheduled_now(api: Api) -> None:
    later = entry(api, startDate=86_400)
    asked = {"entryId": later, "contextDataParams": {"referrer": "x"}}

    def scheduled(privileges: str) -> bool:
        session = api.start(0, userId="viewer", privileges=privileges)
        return bool(api.ok("baseEntry.getContextData", asked, session)["isScheduledNow"])

    assert [scheduled(held) for held in ("view:*", f"sview:{later}", "sview:*", "sview:0_other")] == [
        False, True, True, False,
    ]  # fmt: skip


def test_an_authenticated_condition_without_privileges_asks_for_sview(api: Api) -> None:
    condition = {"objectType": "KalturaAuthenticatedCondition", "not": True}
    block = {"objectType": "KalturaAccessControlBlockAction"}
    rules = [{"conditions": [condition], "actions": [block]}]
    profile = api.ok(
        "accessControlProfile.add", {"accessControlProfile": {"name": "members", "rules": rules}}
    )
    told = profile["rules"][0]["conditions"][0]["privileges"]
    assert [one["value"] for one in told] == ["sview", "sviewplaylist"]
    guarded = entry(api, accessControlId=profile["id"])
    asked = {"entryId": guarded, "contextDataParams": {"referrer": "x"}}
    assert len(api.ok("baseEntry.getContextData", asked, "widget")["actions"]) == 1
    member = api.start(0, userId="member", privileges=f"sview:{guarded}")
    assert api.ok("baseEntry.getContextData", asked, member)["actions"] == []
