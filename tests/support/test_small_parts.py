"""Waiting, matching, signing, the sandbox as a child: small parts that guides rely on."""

from __future__ import annotations

import base64
import hashlib
import time
from pathlib import Path
from urllib.parse import parse_qs

import pytest
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from hamcrest import assert_that, not_

from features.support.api import making
from features.support.api.enums import ENTRY_STATUS, name_of, value_of
from features.support.api.ks import ADMIN, sign
from features.support.api.nouns import ENTRY, UPLOAD_TOKEN
from features.support.running.embedded import Sandbox, SandboxError
from features.support.scenario.matchers import Expected, has_fields
from features.support.wire import waiting
from features.support.wire.waiting import eventually, pauses, poll


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    now = [0.0]
    monkeypatch.setattr(waiting.time, "monotonic", lambda: now[0])
    monkeypatch.setattr(waiting.time, "sleep", lambda seconds: now.__setitem__(0, now[0] + seconds))
    return now


def test_pauses_grow_to_five_seconds() -> None:
    first = [pause for pause, _ in zip(pauses(), range(12), strict=False)]
    assert first[:3] == pytest.approx([0.1, 0.15, 0.225])
    assert first[-1] == 5.0


def test_a_poll_ends_when_the_promise_holds(clock: list[float]) -> None:
    seen = iter(range(100))
    assert poll(lambda: next(seen), lambda value: value == 5, 60, "that it is 5") == 5
    assert 0.5 < clock[0] < 5


def test_a_poll_says_what_it_saw_last(clock: list[float]) -> None:
    with pytest.raises(AssertionError, match="that it ends did not come true within 10 s; last seen: no"):
        poll(lambda: "no", lambda value: False, 10, "that it ends")
    assert clock[0] <= 10


def test_a_poll_gives_up_at_once_when_it_is_hopeless(clock: list[float]) -> None:
    with pytest.raises(AssertionError, match="can't come true any more"):
        poll(
            lambda: "ERROR", lambda value: False, 600, "that it ends", hopeless=lambda value: value == "ERROR"
        )
    assert clock[0] == 0


def test_eventually_repeats_assertions_and_nothing_else(clock: list[float]) -> None:
    tries = iter([AssertionError, AssertionError, None])

    def check() -> str:
        failure = next(tries)
        if failure:
            raise failure("not yet")
        return "done"

    assert eventually(check, 5) == "done"
    with pytest.raises(KeyError):
        eventually(lambda: {}["x"], 5)


@pytest.mark.parametrize(
    ("text", "value"),
    [("2", 2), ("2", "2"), ("true", True), ("", ""), ("12", 12.0), ("(any)", 0), ("[]", [])],
)
def test_a_cell_agrees_with_a_value(text: str, value: object) -> None:
    assert_that({"field": value}, has_fields({"field": text}))


@pytest.mark.parametrize(
    ("text", "value"), [("2", 3), ("true", "1"), ("1", True), ("", None), ("x", "X"), ("(absent)", "")]
)
def test_a_cell_disagrees_with_a_value(text: str, value: object) -> None:
    assert_that({"field": value}, not_(has_fields({"field": text})))


def test_absent_fields_and_any_values() -> None:
    assert_that({"a": [{"b": 1}]}, has_fields({"a.0.b": "1", "a.1.b": "(absent)"}))
    assert_that({"a": 1}, has_fields({"b": "(absent)", "a": "(any)"}))
    assert_that({"a": 1}, not_(has_fields({"b": "(any)"})))


def test_a_mismatch_is_told_in_rows() -> None:
    with pytest.raises(AssertionError) as failure:
        assert_that({"status": 1, "name": "x"}, has_fields({"status": "2", "name": "x"}))
    row = next(line for line in str(failure.value).splitlines() if line.startswith("status"))
    assert [cell.strip() for cell in row.replace("<--", "|").split("|")] == ["status", "2", "1", "differs"]


def test_a_mismatch_tells_the_names_of_an_enums_values() -> None:
    expected = Expected({"status": "2", "duration": "2"}, {"status": ENTRY_STATUS})
    with pytest.raises(AssertionError) as failure:
        assert_that({"status": 4, "duration": 4}, has_fields(expected))
    said = " ".join(str(failure.value).split())
    assert "an object with status READY (2), duration 2" in said
    assert "status | READY (2) | PENDING (4) <-- differs" in said
    assert "duration | 2 | 4 <-- differs" in said


def test_enum_names_become_values_in_filters_and_lists_too() -> None:
    assert value_of(ENTRY.enums, "statusIn", "READY, NO_CONTENT") == "2,7"
    assert value_of(ENTRY.enums, "mediaTypeEqual", "VIDEO") == "1"
    assert value_of(UPLOAD_TOKEN.enums, "status", "CLOSED") == "3"
    assert value_of(ENTRY.enums, "name", "READY") == "READY"
    assert name_of(ENTRY.enums, "status", 2) == "READY"


def test_a_signed_session_opens_with_the_secret_and_carries_what_was_asked() -> None:
    ks = sign("the secret", 101, "ann@example.org", ADMIN, 600, "list:*,edit:0_abc/0_def,*")
    version, partner, sealed = base64.urlsafe_b64decode(ks).split(b"|", 2)
    key = hashlib.sha1(b"the secret").digest()[:16]
    opener = Cipher(algorithms.AES(key), modes.CBC(bytes(16))).decryptor()
    opened = (opener.update(sealed) + opener.finalize()).rstrip(b"\0")
    assert (version, partner) == (b"v2", b"101")
    assert opened[:20] == hashlib.sha1(opened[20:]).digest()
    fields = {name: values[0] for name, values in parse_qs(opened[36:].decode()).items()}
    assert abs(int(fields.pop("_e")) - time.time() - 600) < 5
    assert fields == {"_t": "2", "_u": "ann@example.org", "list": "*", "edit": "0_abc/0_def", "all": "*"}


def test_a_sandbox_that_does_not_start_shows_the_end_of_its_log(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        "features.support.running.embedded.COMMAND", ["-c", "raise SystemExit('no luck today')"]
    )
    sandbox = Sandbox()
    with pytest.raises(SandboxError, match=r"exit code 1(?s:.*)no luck today"):
        sandbox.start()
    assert not sandbox.directory.exists()


def test_a_sandbox_for_which_there_is_no_room_is_a_sentence(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "gone"))
    with pytest.raises(SandboxError, match=r"There is no room for a sandbox: .*gone"):
        Sandbox()
    monkeypatch.undo()
    sandbox = Sandbox()
    monkeypatch.setattr("sys.executable", str(tmp_path / "no python"))
    with pytest.raises(SandboxError, match=r"can't be run: .*no python"):
        sandbox.start()
    assert not sandbox.directory.exists()


def test_a_sandbox_that_stays_silent_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("features.support.running.embedded.COMMAND", ["-c", "import time; time.sleep(60)"])
    with pytest.raises(SandboxError, match=r"not ready within 0\.3 s"):
        Sandbox().start(within=0.3)


def test_voters_of_polls_are_no_users_of_the_account() -> None:
    """A user whom a call names is deleted after the run; somebody who happens to be called so is none of ours."""
    assert making.users("poll_poll.vote", {"userId": "ann"}) == set()
    assert making.users("userEntry.add", {"userEntry": {"userId": "ann"}}) == {"ann"}


def test_permissions_are_known_by_their_names() -> None:
    answer = {"id": 7, "name": "REVIEW", "objectType": "KalturaPermission"}
    assert making.made("permission.add", {"permission": {"name": "REVIEW"}}, answer) == "REVIEW"
    assert making.deleted("permission.delete", {"permissionName": "REVIEW"}) == "REVIEW"
    assert making.deleted("userRole.delete", {"userRoleId": "7"}) == "7"
