"""One login, several accounts; and what a user's login is when users come, go and change."""

from __future__ import annotations

from tests.sandbox.conftest import Api
from tests.sandbox.logins.conftest import GOOD, OTHER, Studio, studio_at


def test_a_person_has_one_password_in_all_accounts(api: Api) -> None:
    one, other = studio_at(api), studio_at(api)
    email = one.user("ann")
    user = {"id": "ann-too", "email": email, "password": OTHER, "firstName": "Ann"}
    api.ok("user.add", {"user": user}, ks=other.ks)  # another password is passed over (read in the source)
    by = {"loginId": email, "partnerId": other.id}
    assert api.code("user.loginByLoginId", {**by, "password": OTHER}, ks=None) == "USER_WRONG_PASSWORD"
    api.ok("user.loginByLoginId", {**by, "password": GOOD}, ks=None)
    assert one.change(email, GOOD, newPassword=OTHER, newFirstName="Anna", newLoginId=f"x{email}") == "ok"
    told = api.ok("user.get", {"userId": "ann-too"}, ks=other.ks)
    assert (told["firstName"], told["email"]) == ("Anna", f"x{email}")
    api.ok("user.loginByLoginId", {"loginId": f"x{email}", "partnerId": other.id, "password": OTHER}, ks=None)


def test_the_rules_of_the_first_account_count(api: Api) -> None:
    strict, mild = studio_at(api, maxLoginAttempts=2, loginBlockPeriod=3600), studio_at(api)
    email = strict.user("ann")
    api.ok("user.add", {"user": {"id": "ann", "email": email, "password": GOOD}}, ks=mild.ks)
    asked = {"partnerId": mild.id, "userId": "ann", "password": OTHER}
    codes = [api.code("user.login", asked, ks=None) for _ in range(3)]
    assert codes == ["USER_WRONG_PASSWORD", "LOGIN_RETRIES_EXCEEDED", "LOGIN_BLOCKED"]


def test_a_login_stays_as_long_as_somebody_has_it(api: Api) -> None:
    one, other = studio_at(api), studio_at(api)
    email = one.user("ann")
    api.ok("user.add", {"user": {"id": "ann", "email": email, "password": GOOD}}, ks=other.ks)
    api.ok("user.delete", {"userId": email.partition("@")[0]}, ks=one.ks)
    assert api.code(
        "user.login", {"partnerId": one.id, "userId": email.partition("@")[0], "password": GOOD}, ks=None
    )
    api.ok("user.login", {"partnerId": other.id, "userId": "ann", "password": GOOD}, ks=None)
    api.ok("user.disableLogin", {"userId": "ann"}, ks=other.ks)
    assert api.code("user.getByLoginId", {"loginId": email}, ks=other.ks) == "LOGIN_DATA_NOT_FOUND"
    api.ok("user.enableLogin", {"userId": "ann", "loginId": email, "password": OTHER}, ks=other.ks)
    api.ok("user.login", {"partnerId": other.id, "userId": "ann", "password": OTHER}, ks=None)


def test_a_login_follows_its_user_to_another_id(studio: Studio) -> None:
    email = studio.user("ann")
    old = email.partition("@")[0]
    studio.api.ok("user.update", {"userId": old, "user": {"id": "anna"}}, ks=studio.ks)
    asked = {"partnerId": studio.id, "password": GOOD}
    studio.api.ok("user.login", {**asked, "userId": "anna"}, ks=None)
    assert studio.api.code("user.login", {**asked, "userId": old}, ks=None) == "USER_NOT_FOUND"
    assert studio.api.ok("user.getByLoginId", {"loginId": email}, ks=studio.ks)["id"] == "anna"


def test_logins_are_the_same_in_any_case(studio: Studio) -> None:
    email = studio.user("ann")
    studio.api.ok("user.loginByLoginId", {"loginId": email.upper(), "password": GOOD}, ks=None)
    twin = {"id": "twin", "email": email.upper(), "password": GOOD}
    assert studio.api.code("user.add", {"user": twin}, ks=studio.ks) == "DUPLICATE_USER_BY_LOGIN_ID"


def test_direct_logins_can_be_blocked_by_the_account(api: Api) -> None:
    studio = studio_at(api)
    email, excluded = studio.user("ann"), studio.user("bob", isSsoExcluded=True)
    api.ok("partner.update", {"partner": {"blockDirectLogin": True}}, ks=studio.ks)
    assert studio.log_in(email) == "DIRECT_LOGIN_BLOCKED"
    by_email = {"loginId": email, "password": GOOD, "partnerId": studio.id}
    assert api.code("user.loginByLoginId", by_email, ks=None) == "DIRECT_LOGIN_BLOCKED"
    assert studio.log_in(excluded) == "ok"


def test_who_registers_owns_and_stays(studio: Studio) -> None:
    for change in ({"status": 0}, {"isAdmin": False}):
        asked = {"userId": studio.email, "user": change}
        assert studio.api.code("user.update", asked, ks=studio.ks).startswith("CANNOT_")
    assert studio.api.code("user.delete", {"userId": studio.email}, ks=studio.ks) == (
        "CANNOT_DELETE_OR_BLOCK_ROOT_ADMIN_USER"
    )
    assert studio.api.code("user.demoteAdmin", {"userId": studio.email}, ks=studio.ks) == (
        "CANNOT_SET_ROOT_ADMIN_AS_NO_ADMIN"
    )
    assert studio.api.ok("user.get", {"userId": studio.email}, ks=studio.ks)["isAccountOwner"] is True


def test_refusals_of_a_login_by_e_mail_are_hidden_and_others_are_not(api: Api) -> None:
    for fields in ({}, {"loginId": "x"}, {"loginId": "x", "password": "y", "partnerId": 99999999}):
        assert api.code("user.loginByLoginId", fields, ks="garbage") == "USER_WRONG_PASSWORD"
    asked = {"partnerId": 99999999, "userId": "x", "password": "y"}
    assert api.code("user.login", asked, ks=None) == "SERVICE_FORBIDDEN_CONTENT_BLOCKED"
    assert api.code("user.login", {"partnerId": 0, "userId": "x"}, ks=None) == "MISSING_MANDATORY_PARAMETER"


def test_sessions_make_their_users_where_the_account_watches_them(api: Api) -> None:
    for partner, there in (("", True), ("plain", False)):
        ks = api.start(0, partner, userId=f"come-{partner}")
        api.call("system.ping", ks=ks)
        found = api.call("user.get", {"userId": f"come-{partner}"}, ks="plain" if partner else "admin")
        assert ("id" in found) is there


def test_a_long_id_is_known_by_its_first_hundred_letters(api: Api) -> None:
    long = "long" + "x" * 200
    assert api.ok("user.add", {"user": {"id": long}})["id"] == long
    assert api.ok("user.get", {"userId": long})["id"] == long[:100]
    assert api.code("user.add", {"user": {"id": long[:150]}}) == "DUPLICATE_USER_BY_ID"
    api.ok("user.delete", {"userId": long[:100]})
