"""How passwords are kept and compared, and what an account asks of them."""

from __future__ import annotations

import time

import pytest

from kaltura_sandbox.topics.logins import passwords
from tests.sandbox.conftest import Api
from tests.sandbox.logins.conftest import GOOD, OTHER, THIRD, Studio, studio_at


def test_a_hash_fits_its_password_alone_and_is_another_one_each_time() -> None:
    one, other = passwords.hashed(GOOD), passwords.hashed(GOOD)
    assert one != other and GOOD not in one
    assert passwords.fits(GOOD, one) and passwords.fits(GOOD, other)
    assert not passwords.fits(OTHER, one)
    assert not passwords.fits("", None)


def test_nothing_takes_longer_than_a_login_that_is_not_there() -> None:
    kept = passwords.hashed(GOOD)

    def seconds(hash_: str | None) -> float:
        begun = time.thread_time()
        passwords.fits(OTHER, hash_)
        return time.thread_time() - begun

    known, unknown = (min(seconds(one) for _ in range(3)) for one in (kept, None))
    assert unknown > known / 3


def test_what_is_made_up_obeys_the_rules(studio: Studio) -> None:
    assert all(studio.user(f"made-{number}", passwords.made_up()) for number in range(8))


@pytest.mark.parametrize(
    ("password", "why"),
    [
        ("bcd12!f", "seven"),
        ("bcdfghjklm1234!", "fifteen"),
        ("bcdfgh12\n!", "a line end"),
        ("bcdfgh12!\n", "a line end behind it"),
        ("bcdfghé12!", "an accent"),
        ("BCDFGH12!", "no small letter"),
        ("bcdfgh12", "no sign"),
        ("12lENA34!", "the first name, in any case"),
        ("12logan34!", "the last name"),
    ],
)
def test_a_password_needs_its_form_and_no_name(studio: Studio, password: str, why: str) -> None:
    user = {"id": "lena", "firstName": "Lena", "lastName": "Logan", "email": f"lena-{studio.id}@example.com"}
    asked = {"user": {**user, "password": password}}
    if why == "a line end behind it":  # the platform's expression takes it for the end (as PHP's $ does)
        studio.api.ok("user.add", asked, ks=studio.ks)
        return
    assert studio.api.code("user.add", asked, ks=studio.ks) == "PASSWORD_STRUCTURE_INVALID", why
    assert studio.api.code("user.get", {"userId": "lena"}, ks=studio.ks) == "INVALID_USER_ID"


def test_names_are_those_of_the_login(studio: Studio) -> None:
    email = studio.user(firstName="Lena")
    assert studio.change(email, GOOD, newFirstName="Berta") == "ok"
    assert studio.change(email, GOOD, newPassword="12berta34!") == "PASSWORD_STRUCTURE_INVALID"
    assert studio.change(email, GOOD, newPassword="12lena34!") == "ok"


def test_the_last_passwords_are_remembered_and_the_first_is_not_among_them(studio: Studio) -> None:
    email = studio.user()
    assert studio.change(email, GOOD, newPassword=GOOD) == "PASSWORD_ALREADY_USED"
    assert studio.change(email, GOOD, newPassword=OTHER) == "ok"
    assert studio.change(email, OTHER, newPassword=THIRD) == "ok"
    for used in (OTHER, THIRD):
        assert studio.change(email, THIRD, newPassword=used) == "PASSWORD_ALREADY_USED"
    asked = {"loginDataId": email, "newPassword": THIRD}
    assert studio.api.code("user.loginDataResetPassword", asked, ks=studio.ks) == "PASSWORD_ALREADY_USED"
    assert studio.change(email, THIRD, newPassword=GOOD) == "ok"
    assert studio.change(email, GOOD, newPassword=OTHER) == "ok"


def test_where_nothing_is_remembered_the_same_one_is_taken(api: Api) -> None:
    studio = studio_at(api)
    email = studio.user()
    assert studio.change(email, GOOD, newPassword=GOOD) == "ok"


def test_all_forms_of_an_account_must_fit(api: Api) -> None:
    forms = [("/^[0-9]{4,6}$/", "Four to six digits. "), ("/7/", "A seven.")]
    rules = [{"objectType": "KalturaRegexItem", "regex": one, "description": text} for one, text in forms]
    studio = studio_at(api, passwordStructureValidations=rules)
    user = {"id": "ann", "email": f"ann-{studio.id}@example.com"}
    for weak in (GOOD, "1234", "777"):
        refusal = api.call("user.add", {"user": {**user, "password": weak}}, ks=studio.ks)
        assert refusal["args"] == {"RULES": "Four to six digits. A seven."}
    assert studio.user("bob", "1237")


@pytest.mark.parametrize("form", ["/(a+)+$/", "/(/", "/(?<=a+)b/"])
def test_a_form_that_never_ends_or_is_none_fits_nothing_and_holds_nobody_up(api: Api, form: str) -> None:
    rule = {"objectType": "KalturaRegexItem", "regex": form, "description": "odd"}
    studio = studio_at(api, passwordStructureValidations=[rule])
    user = {"id": "ann", "email": f"ann-{studio.id}@example.com", "password": "a" * 60 + "!"}
    begun = time.monotonic()
    assert api.code("user.add", {"user": user}, ks=studio.ks) == "PASSWORD_STRUCTURE_INVALID"
    assert time.monotonic() - begun < 30


def test_markup_is_refused_before_the_password_is_looked_at(studio: Studio) -> None:
    email = studio.user()
    for field in ("newLoginId", "newFirstName", "newLastName"):
        assert studio.change(email, OTHER, **{field: "<script>x</script>"}) == "UNSAFE_HTML_TAGS"
    assert [studio.log_in(email, OTHER) for _ in range(4)] == ["USER_WRONG_PASSWORD"] * 4
