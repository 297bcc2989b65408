"""An account that reads and changes itself, over HTTP. Beyond what guides show."""

from __future__ import annotations

import pytest

from tests.sandbox.conftest import Api

PARTNER = {"objectType": "KalturaPartner"}


def test_an_update_is_partial_and_takes_markup_out(api: Api) -> None:
    told = api.ok("partner.update", {"partner": {**PARTNER, "phone": "<b>5550101</b>"}}, ks="plain")
    assert told["phone"] == "5550101"
    assert told["name"] == api.ok("partner.getInfo", ks="plain")["name"]
    assert api.ok("partner.update", {"partner": {**PARTNER, "phone": ""}}, ks="plain")["phone"] == ""


def test_rules_of_passwords_are_the_accounts_own_until_they_are_emptied(api: Api) -> None:
    rule = {"objectType": "KalturaRegexItem", "regex": " /x/ ", "description": "an x"}
    formless = {"objectType": "KalturaRegexItem", "description": "none"}
    sent = {**PARTNER, "passwordStructureValidations": [rule, formless], "maxLoginAttempts": 3}
    told = api.ok("partner.update", {"partner": sent}, ks="plain")
    assert [one["regex"] for one in told["passwordStructureValidations"]] == ["/x/"]
    assert told["passwordStructureValidationsDescription"] == "an x"
    assert told["maxLoginAttempts"] == 3
    back = {**PARTNER, "passwordStructureValidations": [], "maxLoginAttempts": 5000}
    assert len(api.ok("partner.update", {"partner": back}, ks="plain")["passwordStructureValidations"]) == 4


@pytest.mark.parametrize(
    ("name", "value"),
    [("adminSecret", "x"), ("status", 2), ("publishersQuota", 9), ("host", "x"), ("partnerGroupType", 3)],
)
def test_what_the_operator_sets_is_refused(api: Api, name: str, value: object) -> None:
    sent = {"partner": {**PARTNER, name: value}}
    assert api.code("partner.update", sent) == "PROPERTY_VALIDATION_NOT_UPDATABLE"


@pytest.mark.parametrize("name", ["partnerPackage", "partnerParentId", "isSelfServe"])
def test_what_needs_a_permission_is_accepted_without_effect(api: Api, name: str) -> None:
    before = api.ok("partner.getInfo").get(name)
    assert api.ok("partner.update", {"partner": {**PARTNER, name: 1}}).get(name) == before


def test_an_account_sees_itself_alone(api: Api) -> None:
    plain = api.told["plainPartnerId"]
    assert api.code("partner.get", {"id": plain}) == "INVALID_PARTNER_ID"
    assert [one["id"] for one in api.ok("partner.list")["objects"]] == [api.told["partnerId"]]
    assert api.ok("partner.list", {"filter": {"idIn": f"0,-2,{plain}"}})["totalCount"] == 0


def test_the_owner_must_be_an_administrator_of_the_account(api: Api) -> None:
    def code(user: str) -> str:
        return api.code("partner.update", {"partner": {**PARTNER, "adminUserId": user}})

    assert code("nobody-of-this-id") == "INTERNAL_SERVERL_ERROR"
    assert code(api.told["userId"]) == "ACCOUNT_OWNER_NEEDS_PARTNER_ADMIN_ROLE"


def test_anybody_may_know_where_analytics_go(api: Api) -> None:
    told = api.ok("partner.getPublicInfo", {"id": api.told["plainPartnerId"]}, ks=None)
    assert told["analyticsUrl"] == api.url
    assert api.code("partner.getPublicInfo", {"id": "abc"}, ks=None) == "INVALID_PARTNER_ID"
