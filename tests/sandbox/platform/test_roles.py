"""Privileges that the platform knows and that are no plain permission: roles, and entries that a session is kept to."""

from __future__ import annotations

from typing import Any

import pytest

from tests.sandbox.conftest import Api

XSD = (
    '<xsd:schema xmlns:xsd="http://www.w3.org/2001/XMLSchema"><xsd:element name="metadata"><xsd:complexType>'
    '<xsd:sequence><xsd:element name="A" minOccurs="0" type="xsd:string"/></xsd:sequence></xsd:complexType>'
    "</xsd:element></xsd:schema>"
)
XML = "<metadata><A>x</A></metadata>"


def start(api: Api, privileges: str, kind: int = 0) -> str:
    return api.start(kind, userId="role-taker", privileges=privileges)


@pytest.mark.parametrize(
    ("role", "code"),
    [
        ("987654", "INVALID_OBJECT_ID"), ("nosuch", "INVALID_OBJECT_ID"), ("NULL", "INVALID_OBJECT_ID"),
        ("00", "INVALID_OBJECT_ID"), ("a/b", "INVALID_OBJECT_ID"), ("-x", "INVALID_OBJECT_ID"),
        ("-5", "INVALID_SET_ROLE"), ("-0.5", "INVALID_SET_ROLE"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("kind", [0, 2])
def test_a_session_needs_a_role_that_is_one(api: Api, role: str, code: str, kind: int) -> None:
    """It is started, and refused in whatever it does (measured)."""
    session = start(api, f"edit:0_a,setrole:{role}", kind)
    for name in ("system.ping", "media.list", "session.get", "session.end"):
        answer = api.call(name, ks=session)
        assert answer["code"] == code, (name, answer)
    if code == "INVALID_OBJECT_ID":
        assert (answer["message"], answer["args"]) == ("Invalid object id [N/A]", {"ID": "N/A"})


@pytest.mark.parametrize(
    "held", ["setrole", "setrole:", "setrole:0", "restrictingrole", "restrictingrole:nosuch"]
)
def test_no_role_changes_nothing(api: Api, held: str) -> None:
    assert api.ok("system.ping", ks=start(api, held)) is True


@pytest.mark.parametrize(("role", "code"), [("-1", "INVALID_SET_ROLE"), ("987654", "INVALID_OBJECT_ID")])
def test_a_restricting_role_is_never_passed_over(api: Api, role: str, code: str) -> None:
    assert api.code("system.ping", ks=start(api, f"restrictingrole:{role}")) == code


def test_roles_are_asked_in_every_part_of_a_multirequest(api: Api) -> None:
    part = {"service": "system", "action": "ping"}
    own = part | {"ks": start(api, "setrole:nosuch")}
    answers = api.call("multirequest.null", {"1": part, "2": own, "3": part})
    assert [answers[0], answers[1]["code"], answers[2]] == [True, "INVALID_OBJECT_ID", True]


@pytest.mark.parametrize("held", ["reftime:1000"])
def test_what_the_sandbox_does_not_do_is_refused_by_its_name(api: Api, held: str) -> None:
    answer = api.call("system.ping", ks=start(api, f"list:*,{held}"))
    assert answer["code"] == "SANDBOX_NOT_IMPLEMENTED"
    assert held.partition(":")[0] in answer["message"]


def test_words_that_mean_nothing_to_the_platform_stay_free(api: Api) -> None:
    session = start(api, "my-app:1,setroles:nosuch,limitentry2:x,role:5", 2)
    assert api.ok("session.get", ks=session)["privileges"].startswith("my-app:1,")


def profile(api: Api, kind: int) -> Any:
    fields = {"name": f"limits of {kind}", "metadataObjectType": kind}
    made = api.ok("metadata_metadataProfile.add", {"metadataProfile": fields, "xsdData": XSD})
    return made["id"]


def test_limitentry_keeps_new_metadata_to_one_entry(api: Api) -> None:
    mine, other = (str(api.ok("media.add", {"entry": {"mediaType": 1, "name": n}})["id"]) for n in "ab")
    limited = start(api, f"limitentry:{mine}", 2)
    value = {"metadataProfileId": profile(api, 1), "objectType": 1, "xmlData": XML}
    answer = api.call("metadata_metadata.add", value | {"objectId": other}, limited)
    assert (answer["code"], answer["message"], answer["args"]) == (
        "METADATA_NO_PERMISSION_ON_ENTRY", f"No permissions to add metadata for entry [{other}]", {"ID": other},
    )  # fmt: skip
    added = api.ok("metadata_metadata.add", value | {"objectId": mine}, limited)
    aside = start(api, f"limitentry:{other}", 2)
    change = {"id": added["id"], "xmlData": XML.replace("x", "y")}
    assert api.ok("metadata_metadata.update", change, aside)["id"] == added["id"]  # only add asks (measured)
    assert api.ok("media.update", {"entryId": other, "mediaEntry": {"name": "c"}}, limited)["name"] == "c"


def test_limitentry_keeps_metadata_from_all_that_is_no_entry(api: Api) -> None:
    limited = start(api, "limitentry:0_a", 2)
    for kind, object_id in ((3, "role-taker"), (2, "5")):
        value = {
            "metadataProfileId": profile(api, kind),
            "objectType": kind,
            "objectId": object_id,
            "xmlData": XML,
        }
        assert api.code("metadata_metadata.add", value, limited) == "METADATA_NO_PERMISSION_ON_ENTRY"
