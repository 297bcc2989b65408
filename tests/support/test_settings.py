"""The target of a run: read, checked, never guessed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from features.support.wire.settings import Settings, SettingsError

LIVE = {
    "KALTURA_SERVICE_URL": "https://kaltura.example/api_v3/",
    "KALTURA_PARTNER_ID": "101",
    "KALTURA_ADMIN_SECRET": "a-very-secret-text",
}
NO_DOTENV = Path("no such file")


def load(**environ: str) -> Settings:
    return Settings.load(environ, NO_DOTENV)


def test_without_settings_the_embedded_sandbox_is_meant() -> None:
    settings = load()
    assert settings.embedded
    assert settings.needs_sandbox


TOLD = {
    "serviceUrl": "http://127.0.0.1:1/", "userId": "guide-user",
    "partnerId": 1, "adminSecret": "a1", "userSecret": "u1",
    "plainPartnerId": 2, "plainAdminSecret": "a2", "plainUserSecret": "u2",
}  # fmt: skip
APPROVING = {"approvingPartnerId": 3, "approvingAdminSecret": "a3", "approvingUserSecret": "u3"}


@pytest.mark.parametrize(
    ("account", "told", "number", "beside"),
    [
        ("full", TOLD | APPROVING, 1, [3]),
        ("full", TOLD, 1, []),  # a sandbox of an earlier version
        ("plain", TOLD | APPROVING, 2, []),  # who asks for it wants to see what it lacks
        ("approving", TOLD | APPROVING, 3, []),
    ],
)
def test_each_account_of_the_sandbox_can_be_named_and_full_has_another_beside_it(
    account: str, told: dict[str, object], number: int, beside: list[int]
) -> None:
    settings = load(KALTURA_SANDBOX_ACCOUNT=account).announced(told)
    assert (settings.partner_id, settings.admin_secret) == (number, f"a{number}")
    assert [one.partner_id for one in settings.beside] == beside
    assert "a3" not in repr(settings)


def test_a_server_has_no_account_beside() -> None:
    assert load(**LIVE).announced(TOLD | APPROVING).beside == ()


def test_a_server_is_named_by_url_number_and_secret() -> None:
    settings = load(**LIVE)
    assert (settings.target, settings.service_url, settings.partner_id) == (
        "live",
        "https://kaltura.example",
        101,
    )


def test_secrets_are_not_in_the_repr() -> None:
    assert "a-very-secret-text" not in repr(load(**LIVE, KALTURA_USER_SECRET="another-secret"))
    assert "another-secret" not in repr(load(**LIVE, KALTURA_USER_SECRET="another-secret"))


def test_the_operator_is_named_by_its_secret() -> None:
    settings = load(**LIVE, KALTURA_OPERATOR_SECRET="the-operators-secret")
    assert (settings.operator_id, settings.operator_secret) == (-2, "the-operators-secret")
    assert "the-operators-secret" not in repr(settings)
    assert load(**LIVE, KALTURA_OPERATOR_PARTNER_ID="-5").operator_id == -5


def test_the_environment_wins_over_the_file(tmp_path: Path) -> None:
    file = tmp_path / ".env"
    file.write_text("KALTURA_PARTNER_ID=202\nKALTURA_USER_ID=from-file\n")
    settings = Settings.load(LIVE, file)
    assert (settings.partner_id, settings.user_id) == (101, "from-file")


@pytest.mark.parametrize(
    ("environ", "named"),
    [
        ({"KALTURA_SERVICE_URL": "https://kaltura.example"}, "KALTURA_PARTNER_ID and KALTURA_ADMIN_SECRET"),
        ({"KALTURA_USER_SECRET": "x"}, "KALTURA_SERVICE_URL"),
        (LIVE | {"KALTURA_PARTNER_ID": "mine"}, "KALTURA_PARTNER_ID"),
        (LIVE | {"KALTURA_OPERATOR_PARTNER_ID": "the console"}, "KALTURA_OPERATOR_PARTNER_ID"),
        (LIVE | {"KALTURA_TIMEOUT": "0"}, "KALTURA_TIMEOUT"),
        (LIVE | {"KALTURA_SERVICE_URL": "kaltura.example"}, "http"),
        (LIVE | {"KALTURA_SANDBOX_ACCOUNT": "plain"}, "not both"),
        (LIVE | {"KALTURA_SANDBOX_ANNOUNCE": "x.json"}, "not both"),
        ({"KALTURA_SANDBOX_ACCOUNT": "huge"}, "full, plain or approving"),
        ({"KALTURA_SANDBOX_ANNOUNCE": "no-such-file.json"}, "no-such-file.json"),
    ],
)
def test_what_is_missing_or_contradicts_is_said_in_one_sentence(environ: dict[str, str], named: str) -> None:
    with pytest.raises(SettingsError, match=named) as failure:
        load(**environ)
    assert str(failure.value).startswith("Set ")
    assert "\n" not in str(failure.value)


@pytest.mark.parametrize(
    ("account", "partner", "secret"), [("full", 10001, "full-admin"), ("plain", 10002, "plain-admin")]
)
def test_an_announcement_gives_the_account_that_was_asked_for(
    tmp_path: Path, account: str, partner: int, secret: str
) -> None:
    file = tmp_path / "announce.json"
    file.write_text(
        json.dumps(
            {
                "serviceUrl": "http://127.0.0.1:1",
                "partnerId": 10001,
                "adminSecret": "full-admin",
                "userSecret": "full-user",
                "userId": "ann",
                "plainPartnerId": 10002,
                "plainAdminSecret": "plain-admin",
                "plainUserSecret": "plain-user",
            }
        )
    )
    settings = load(KALTURA_SANDBOX_ANNOUNCE=str(file), KALTURA_SANDBOX_ACCOUNT=account)
    assert (settings.partner_id, settings.admin_secret, settings.needs_sandbox) == (partner, secret, False)
