"""Who may call what: the table is whole, and says what was seen on the platform."""

import pytest

from kaltura_sandbox.platform.permissions import (
    CALLERS,
    MARKS,
    OwnerRule,
    allowed,
    owner_rule,
    refusal,
    table,
)
from kaltura_sandbox.platform.schema import load_schema

SEEN = [
    ("media", "add", ["ok", "ok", "ok", "SERVICE_FORBIDDEN", "SERVICE_FORBIDDEN"]),
    ("media", "addContent", ["ok", "ok", "ok", "SERVICE_FORBIDDEN", "INVALID_KS"]),
    ("media", "updateContent", ["ok", "ok", "ok", "SERVICE_FORBIDDEN", "INVALID_KS"]),
    ("media", "get", ["ok", "ok", "ok", "ok", "ok"]),
    ("media", "list", ["ok", "ok", "ok", "ok", "SERVICE_FORBIDDEN"]),
    ("session", "start", ["ok", "ok", "ok", "ok", "ok"]),
    ("session", "get", ["ok", "ok", "SERVICE_FORBIDDEN", "SERVICE_FORBIDDEN", "SERVICE_FORBIDDEN"]),
    ("uploadToken", "add", ["ok", "ok", "ok", "SERVICE_FORBIDDEN", "SERVICE_FORBIDDEN"]),
    ("deliveryProfile", "list", ["SERVICE_FORBIDDEN"] * 5),
    ("liveChannel", "add", ["ok"] + ["SERVICE_FORBIDDEN"] * 4),
    ("metadata_metadataProfile", "add", ["ok", "ok"] + ["SERVICE_FORBIDDEN"] * 3),
]


@pytest.mark.parametrize(("service", "action", "answers"), SEEN)
def test_what_was_seen_on_the_platform(service: str, action: str, answers: list[str]) -> None:
    assert [refusal(service, action, caller) or "ok" for caller in CALLERS] == answers


def test_every_action_of_the_schema_is_in_the_table_and_no_other() -> None:
    schema = load_schema()
    known = {(service.id, action) for service in schema.services.values() for action in service.actions}
    assert known - set(table()) == set()
    assert set(table()) - known == set()


def test_marks_are_whole() -> None:
    for key, access in table().items():
        assert len(access.marks) == len(CALLERS) and set(access.marks) <= set(MARKS), key
        assert (access.owner is not None) == (access.marks[-1] == "k"), key


def test_rules_of_ownership_name_parameters_that_the_actions_have() -> None:
    schema = load_schema()
    for (service, action), access in table().items():
        if access.owner:
            names = [each.name for each in schema.services[service].actions[action].parameters]
            assert access.owner.parameter in names, (service, action)


def test_rules_of_ownership() -> None:
    assert owner_rule("media", "update") == OwnerRule("entry", "entryId", "edit")
    assert owner_rule("baseEntry", "delete") == OwnerRule("entry", "entryId", "edit", owner_only=True)
    assert owner_rule("cuePoint_cuePoint", "update") == OwnerRule("CuePoint", "id", "editcuepoint")
    assert owner_rule("media", "get") is None
    assert owner_rule("noSuch", "action") is None


def test_what_is_not_listed_nobody_may_call() -> None:
    assert all(refusal("media", "noSuch", caller) == "SERVICE_FORBIDDEN" for caller in CALLERS)


def test_the_short_questions() -> None:
    assert allowed("media", "list", "widget") and not allowed("media", "add", "widget")
    assert refusal("reach_reachprofile", "list", "plain_admin") == "FEATURE_FORBIDDEN"
    assert refusal("reach_reachprofile", "list", "user") == "SERVICE_FORBIDDEN"


def test_an_unknown_caller_is_a_mistake() -> None:
    with pytest.raises(ValueError, match="operator"):
        refusal("media", "list", "operator")
