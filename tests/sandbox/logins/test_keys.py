"""Keys by mail: found in the data of the sandbox by whoever runs it, in no log and in no answer."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.sandbox.conftest import Api
from tests.sandbox.logins.conftest import GOOD, OTHER, Studio, studio_at

KEY = re.compile(r"by this key: (\S+)")


class Post:
    """The mails of the platform."""

    def __init__(self, log: Path) -> None:
        self.log, self.folder = log, log.parent / "data" / "mails"

    def to(self, email: str) -> list[str]:
        """What was written to somebody, the first mail first."""
        files = sorted(self.folder.glob("*.txt")) if self.folder.is_dir() else []
        return [text for file in files if f"To: {email}\n" in (text := file.read_text())]

    def key(self, email: str) -> str:
        found = KEY.search(self.to(email)[-1])
        assert found
        return found[1]


@pytest.fixture
def post(platform_log: Path) -> Post:
    return Post(platform_log)


def ask(api: Api, email: str) -> None:
    assert api.call("user.resetPassword", {"email": email}, ks=None) is None


def test_a_key_sets_a_password_once(studio: Studio, post: Post) -> None:
    email = studio.user()
    ask(studio.api, email)
    given = {"hashKey": post.key(email), "newPassword": OTHER}
    assert studio.log_in(email) == "ok"
    assert studio.api.ok("user.validateHashKey", given, ks=None) == {"objectType": "KalturaAuthentication"}
    assert studio.api.ok("user.setInitialPassword", given, ks=None) == {"objectType": "KalturaAuthentication"}
    assert studio.log_in(email, OTHER) == "ok" and studio.log_in(email) == "USER_WRONG_PASSWORD"
    for action in ("validateHashKey", "setInitialPassword"):
        assert studio.api.code(f"user.{action}", given, ks=None) == "NEW_PASSWORD_HASH_KEY_INVALID"


def test_a_new_mail_makes_the_key_before_it_invalid(studio: Studio, post: Post) -> None:
    email = studio.user()
    ask(studio.api, email)
    first = post.key(email)
    ask(studio.api, email)
    assert (
        studio.api.code("user.validateHashKey", {"hashKey": first}, ks=None)
        == "NEW_PASSWORD_HASH_KEY_INVALID"
    )
    studio.api.ok("user.validateHashKey", {"hashKey": post.key(email)}, ks=None)


def test_a_weak_password_leaves_the_key_good(studio: Studio, post: Post) -> None:
    email = studio.user(firstName="Lena")
    ask(studio.api, email)
    key = post.key(email)
    for weak, told in (
        ("weak", "\n- Must contain at least one digit"),
        ("12lena34!", "Can't contain your name"),
    ):
        refusal = studio.api.call("user.setInitialPassword", {"hashKey": key, "newPassword": weak}, ks=None)
        assert refusal["code"] == "PASSWORD_STRUCTURE_INVALID" and told in refusal["message"]
    studio.api.ok("user.setInitialPassword", {"hashKey": key, "newPassword": OTHER}, ks=None)


def test_a_key_is_looked_at_with_sessions_of_its_account(studio: Studio, post: Post) -> None:
    email = studio.user()
    ask(studio.api, email)
    asked = {"hashKey": post.key(email)}
    studio.api.ok("user.validateHashKey", asked, ks=studio.ks)
    assert studio.api.code("user.validateHashKey", asked) == "INVALID_ACCESS_TO_PARTNER_SPECIFIC_SEARCH"


def test_a_picture_of_a_second_factor_there_is_not(studio: Studio, post: Post) -> None:
    email = studio.user()
    for whose, code in ((email, "INVALID_USER_ID"), (studio.email, "ERROR_IN_QR_GENERATION")):
        ask(studio.api, whose)
        assert studio.api.code("user.generateQrCode", {"hashKey": post.key(whose)}, ks=None) == code


def test_an_administrator_without_a_password_gets_a_key(studio: Studio, post: Post) -> None:
    email = f"new-{studio.id}@example.com"
    studio.api.ok(
        "user.add", {"user": {"id": f"new-{studio.id}", "email": email, "isAdmin": True}}, ks=studio.ks
    )
    studio.api.ok("user.setInitialPassword", {"hashKey": post.key(email), "newPassword": GOOD}, ks=None)
    assert studio.log_in(email) == "ok"


def test_whoever_asks_too_often_gets_no_more_mails_and_hears_nothing(studio: Studio, post: Post) -> None:
    email = studio.user()
    for _ in range(13):
        ask(studio.api, email)
    assert len(post.to(email)) == 10


def test_nobody_hears_who_has_no_login(api: Api, post: Post) -> None:
    ask(api, "nobody@example.com")
    assert api.call("user.resetPassword", {"email": "nobody@example.com", "linkType": 99}, ks=None) is None
    assert not post.to("nobody@example.com")


def test_no_secret_is_in_the_log_or_in_the_database(api: Api, post: Post) -> None:
    studio = studio_at(api)
    password = "zzqxvk77!"
    email = studio.user("secret", password)
    studio.log_in(email, password)
    studio.log_in(email, "wrong-" + password)
    ask(api, email)
    key = post.key(email)
    data = post.folder.parent
    kept = b"".join(file.read_bytes() for file in data.glob("platform.sqlite3*"))
    for secret in (password, key, key[-30:]):
        assert secret not in post.log.read_text()
        assert secret.encode() not in kept
    private = [data, *post.folder.glob("*.txt"), *data.glob("platform.sqlite3*")]
    assert [file for file in private if file.stat().st_mode & 0o077] == []
    assert "scrypt$" not in str(api.ok("user.get", {"userId": email.partition("@")[0]}, ks=studio.ks))
