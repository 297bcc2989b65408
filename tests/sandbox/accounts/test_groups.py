"""Parents, children, templates and the operator over HTTP. Beyond what guides show."""

from __future__ import annotations

import json
import time

import pytest

from tests.sandbox.accounts.conftest import SYSTEM, Accounts, Made
from tests.sandbox.conftest import Api

BLOCKED, READ_ONLY, ACTIVE = 2, 4, 1


def impersonated(parent: Made, child: Made, **fields: object) -> dict[str, object]:
    told = {"secret": parent.told["adminSecret"], "partnerId": parent.id, "type": 2}
    return told | {"impersonatedPartnerId": child.id} | fields


def test_order_and_filters_of_a_parents_list(accounts: Accounts) -> None:
    parent = accounts.group()
    child = accounts.make(parent, description="a needle in the hay")

    def ids(**filter_: object) -> list[int]:
        return [one["id"] for one in parent.ok("partner.list", {"filter": filter_})["objects"]]

    assert ids() == [parent.id, child.id]
    assert ids(orderBy="-id") == [child.id, parent.id]
    assert ids(idNotIn=str(parent.id)) == [child.id]
    assert ids(partnerNameDescriptionWebsiteAdminNameAdminEmailLike="needle") == [child.id]
    assert ids(partnerGroupTypeEqual=1) == [child.id]
    assert ids(statusEqual=BLOCKED) == []


def test_a_session_of_another_account_impersonates_nobody(accounts: Accounts, api: Api) -> None:
    parent = accounts.group()
    child = accounts.make(parent)
    assert api.code("session.impersonate", impersonated(parent, child)) == "SERVICE_FORBIDDEN"
    assert api.ok("session.impersonate", impersonated(parent, child), ks=None)


@pytest.mark.parametrize(("status", "may"), [(BLOCKED, False), (READ_ONLY, True), (0, False), (3, False)])
def test_what_a_status_means_for_sessions(accounts: Accounts, api: Api, status: int, may: bool) -> None:
    parent = accounts.group()
    child = accounts.make(parent)
    accounts.set_status(child, status)
    told = api.call("partner.getInfo", ks=child.ks)
    assert ("id" in told) is may
    assert isinstance(api.call("session.impersonate", impersonated(parent, child), ks=None), str) is may
    assert accounts.session(child.told)  # starting one is never refused (measured)


def test_nothing_is_served_of_a_blocked_account(accounts: Accounts, api: Api) -> None:
    made = accounts.make()
    entry = made.ok("media.add", {"entry": {"objectType": "KalturaMediaEntry", "mediaType": 1}})
    path = f"/p/{made.id}/sp/{made.id}00/thumbnail/entry_id/{entry['id']}"
    assert api.get(path).headers.get("x-kaltura", "") != "error-15"
    accounts.set_status(made, BLOCKED)
    assert api.get(path).headers["x-kaltura"] == "error-15"


def test_the_operator_writes_rules_of_passwords_as_json(accounts: Accounts, api: Api) -> None:
    made = accounts.make()
    rules = json.dumps({"/y/": "a y", "": "no form"})
    limit = {"objectType": "KalturaSystemPartnerLimit", "type": "USER_LOGIN_ATTEMPTS", "max": 7}
    accounts.configure(made, passwordStructureValidations=rules, passReplaceFreq=60, limits=[limit])
    told = made.ok("partner.getInfo")
    assert [one["regex"] for one in told["passwordStructureValidations"]] == ["/y/"]
    assert (told["passReplaceFreq"], told["maxLoginAttempts"]) == (60, 7)
    read = api.ok(f"{SYSTEM}.getConfiguration", {"pId": made.id}, ks="operator")
    assert {one["type"]: one.get("max") for one in read["limits"]}["USER_LOGIN_ATTEMPTS"] == 7


def test_odd_configurations_leave_an_account_readable(accounts: Accounts, api: Api) -> None:
    made = accounts.make()
    rules = '{"a": {"b": 1}, "c": null, "/x/": "an x"}'
    accounts.configure(made, passwordStructureValidations=rules, permissions=[{"name": None, "status": 1}])
    assert made.ok("partner.getInfo")["passwordStructureValidationsDescription"] == "an x"
    assert api.ok(f"{SYSTEM}.getConfiguration", {"pId": made.id}, ks="operator")["id"] == made.id


def test_a_limit_of_another_class_is_passed_over(accounts: Accounts) -> None:
    made = accounts.make()
    limit = {"objectType": "KalturaSystemPartnerLimit", "type": "ADMIN_LOGIN_USERS", "max": 1}
    accounts.configure(made, limits=[limit])
    assert made.ok("partner.getInfo")["adminLoginUsersQuota"] == "10"


def test_a_feature_is_given_and_taken(accounts: Accounts) -> None:
    made = accounts.make()
    for status in (1, 2):
        permission = {"objectType": "KalturaPermission", "name": "FEATURE_RECYCLE_BIN", "status": status}
        accounts.configure(made, permissions=[permission])
        granted = made.ok("permission.getCurrentPermissions").split(",")
        assert ("FEATURE_RECYCLE_BIN" in granted) is (status == 1)


def test_bad_configurations(accounts: Accounts, api: Api) -> None:
    made = accounts.make()

    def code(id_: int, **fields: object) -> str:
        sent = {"objectType": "KalturaSystemPartnerConfiguration", **fields}
        return api.code(f"{SYSTEM}.updateConfiguration", {"pId": id_, "configuration": sent}, ks="operator")

    assert code(made.id, partnerGroupType=9) == "INVALID_ENUM_VALUE"
    assert code(made.id, partnerParentId=99999999) == "INTERNAL_SERVERL_ERROR"
    assert code(99999999, description="x") == "UNKNOWN_PARTNER_ID"


def test_an_administrators_session_of_the_operators(accounts: Accounts, api: Api) -> None:
    made = accounts.make()
    ks = api.ok(f"{SYSTEM}.getAdminSession", {"pId": made.id}, ks="operator")
    assert api.ok("session.get", ks=ks)["userId"] == made.told["adminEmail"]
    nobody = {"pId": made.id, "userId": "nobody"}
    assert api.code(f"{SYSTEM}.getAdminSession", nobody, ks="operator") == "INVALID_USER_ID"


def test_an_account_takes_after_its_template(accounts: Accounts) -> None:
    parent = accounts.group()
    template = accounts.make(parent)
    template.ok("accessControlProfile.add", {"accessControlProfile": {"name": "Members only"}})
    profile = {"objectType": "KalturaConversionProfile", "name": "Small", "flavorParamsIds": "0,2"}
    template.ok("conversionProfile.add", {"conversionProfile": profile | {"isDefault": 1}})
    schema = (
        '<xsd:schema xmlns:xsd="http://www.w3.org/2001/XMLSchema"><xsd:element name="metadata"/></xsd:schema>'
    )
    metadata = {"metadataProfile": {"name": "Facts", "metadataObjectType": 1}, "xsdData": schema}
    template.ok("metadata_metadataProfile.add", metadata)
    above = template.ok("category.add", {"category": {"name": "News"}})
    template.ok("category.add", {"category": {"name": "Sport", "parentId": above["id"]}})
    template.ok("uiConf.add", {"uiConf": {"name": "Player", "objType": 1, "creationMode": 2}})
    data = template.ok("data.add", {"dataEntry": {"name": "Note", "dataContent": "hello"}})
    playlist = {"name": "Hand-made", "playlistType": 3, "playlistContent": data["id"]}
    template.ok("playlist.add", {"playlist": playlist})
    twin = accounts.make(parent, {"templatePartnerId": template.id})

    def names(service: str) -> list[str]:
        return sorted(one["name"] for one in twin.ok(f"{service}.list")["objects"])

    assert names("accessControlProfile") == ["Default", "Members only"]
    assert "Small" in names("conversionProfile")
    assert twin.ok("conversionProfile.getDefault")["flavorParamsIds"] == "0,2"
    assert names("metadata_metadataProfile") == ["Facts"]
    until = time.monotonic() + 20
    while time.monotonic() < until and "Hand-made" not in names("playlist"):
        time.sleep(0.1)
    assert names("category") == ["News", "Sport"]
    assert {one["fullName"] for one in twin.ok("category.list")["objects"]} == {"News", "News>Sport"}
    assert names("uiConf") == ["Player"]
    copy = twin.ok("data.list")["objects"][0]
    assert (copy["userId"], copy["id"] != data["id"]) == (twin.told["adminEmail"], True)
    (list_,) = twin.ok("playlist.list")["objects"]
    assert list_["playlistContent"] == copy["id"]
