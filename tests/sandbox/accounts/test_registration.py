"""Registration over HTTP: what a new account has, and whose login its owner's is. Beyond what guides show."""

from __future__ import annotations

import pytest

from tests.sandbox.accounts.conftest import PASSWORD, Accounts
from tests.sandbox.conftest import Api, refused


def test_a_new_account_is_alone_and_has_what_every_account_has(accounts: Accounts) -> None:
    made = accounts.make()
    assert made.ok("media.list")["totalCount"] == 0
    assert [one["isDefault"] for one in made.ok("accessControlProfile.list")["objects"]] == [True]
    assert len(made.ok("conversionProfile.list")["objects"]) == 3
    widget = made.api.ok("session.startWidgetSession", {"widgetId": f"_{made.id}"}, ks=None)
    assert widget["partnerId"] == made.id
    entry = made.ok("media.add", {"entry": {"objectType": "KalturaMediaEntry", "mediaType": 1}})
    assert made.api.code("media.get", {"entryId": entry["id"]}) == "ENTRY_ID_NOT_FOUND"


def test_ids_of_what_two_new_accounts_have_differ(accounts: Accounts) -> None:
    first, second = accounts.make(), accounts.make()
    for service in ("accessControlProfile", "conversionProfile"):
        ids = [{one["id"] for one in made.ok(f"{service}.list")["objects"]} for made in (first, second)]
        assert not ids[0] & ids[1]


def test_the_owner_logs_in_with_the_password_of_the_registration(accounts: Accounts, api: Api) -> None:
    told = accounts.answer(arguments={"cmsPassword": "abc"})
    assert told["cmsPassword"] == "abc"
    login = {"loginId": told["adminEmail"], "password": "abc", "partnerId": told["id"]}
    ks = api.ok("user.loginByLoginId", login, ks=None)
    assert api.ok("partner.getInfo", ks=ks)["id"] == told["id"]


def test_without_a_password_one_is_made_up(accounts: Accounts, api: Api) -> None:
    told = accounts.answer(arguments={"cmsPassword": ""})
    sent = {"partnerId": told["id"], "adminEmail": told["adminEmail"], "cmsPassword": told["cmsPassword"]}
    assert api.ok("partner.getSecrets", sent, ks=None)["adminSecret"] == told["adminSecret"]


def test_an_email_in_use_takes_the_logins_password(accounts: Accounts) -> None:
    email = accounts.make().told["adminEmail"]
    for password, words in (("", "already exists in system"), ("Wrong0!aa", "Invalid password for user")):
        told = accounts.answer(arguments={"cmsPassword": password}, adminEmail=email)
        assert told["code"] == "PARTNER_REGISTRATION_ERROR"
        assert words in told["message"]
    assert accounts.answer(adminEmail=email)["adminEmail"] == email


def test_a_session_of_a_user_makes_an_independent_account(accounts: Accounts, api: Api) -> None:
    told = api.ok("partner.register", {"partner": accounts.fields(), "cmsPassword": PASSWORD}, ks="user")
    assert "partnerParentId" not in told
    assert told["secret"]


@pytest.mark.parametrize("name", ["name", "adminName", "adminEmail", "description"])
def test_empty_texts_are_refused_in_sentences(accounts: Accounts, name: str) -> None:
    told = accounts.answer(**{name: ""})
    assert told["code"] == "PARTNER_REGISTRATION_ERROR"
    assert "Please fill in" in told["message"]


def test_secrets_are_for_administrators(accounts: Accounts, api: Api) -> None:
    made = accounts.make()
    made.ok("user.add", {"user": {"objectType": "KalturaUser", "id": "joe"}})
    ks = accounts.session(made.told, type=0, userId="joe")
    (shown,) = api.ok("partner.listPartnersForUser", ks=ks)["objects"]
    assert not {"secret", "adminSecret", "cmsPassword"} & set(shown)
    assert "cmsPassword" not in made.ok("partner.getInfo")


def test_wrong_passwords_for_the_secrets_lock_the_login(accounts: Accounts, api: Api) -> None:
    made = accounts.make()
    policy = {"objectType": "KalturaPartner", "maxLoginAttempts": 2, "loginBlockPeriod": 60}
    made.ok("partner.update", {"partner": policy})
    sent = {"partnerId": made.id, "adminEmail": made.told["adminEmail"]}
    for password in ("wrong", "wrong", PASSWORD):
        code = api.code("partner.getSecrets", {**sent, "cmsPassword": password}, ks=None)
        assert code == "USER_DATA_ERROR"


@pytest.mark.parametrize("status", [2, 3])
def test_nobody_logs_in_to_a_stopped_account_or_learns_its_secrets(
    accounts: Accounts, api: Api, status: int
) -> None:
    made = accounts.make()
    email = made.told["adminEmail"]
    accounts.set_status(made, status)
    asked = {"partnerId": made.id, "userId": email, "password": PASSWORD}
    assert api.code("user.login", asked, ks=None) == "USER_IS_BLOCKED"
    secrets = {"partnerId": made.id, "adminEmail": email, "cmsPassword": PASSWORD}
    assert api.code("partner.getSecrets", secrets, ks=None) == "USER_DATA_ERROR"
    other = accounts.make(adminEmail=email)
    assert not refused(api.call("user.loginByLoginId", {"loginId": email, "password": PASSWORD}, ks=None))
    assert api.ok("partner.getSecrets", {**secrets, "partnerId": other.id}, ks=None)["id"] == other.id


def test_a_blocked_administrator_doesnt_learn_the_secrets(accounts: Accounts, api: Api) -> None:
    made = accounts.make()
    email = f"blocked-{made.id}@example.com"
    made.ok("user.add", {"user": {"id": email, "email": email, "isAdmin": True, "password": "bcdfgh12!"}})
    secrets = {"partnerId": made.id, "adminEmail": email, "cmsPassword": "bcdfgh12!"}
    assert api.ok("partner.getSecrets", secrets, ks=None)["adminSecret"]
    made.ok("user.update", {"userId": email, "user": {"status": 0}})
    assert api.code("partner.getSecrets", secrets, ks=None) == "USER_DATA_ERROR"
