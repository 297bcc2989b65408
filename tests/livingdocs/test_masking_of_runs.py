"""Nothing secret is in any file that a run leaves behind, however it is spelled: a property of whole runs.

Guides run against a sandbox behind a proxy that hears every session, secret, token and hash. Then every file under
reports/ and docs/ is searched for them, the one-file report included.
"""

from __future__ import annotations

import base64
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest

from features.support.running.embedded import Sandbox
from livingdocs.common.paths import ALLURE, DOCS, ROOT
from tests.livingdocs.listening import listening
from tests.livingdocs.secrets_search import leaks

GUIDES = (
    "features/01_start_here/sessions.feature",
    "features/01_start_here/app_tokens.feature",
    "features/11_administer/careless.feature",
)
CARELESS = """
Feature: What goes wrong tells no secret

  Scenario: A claim about a session fails
    Given an administrator's session "Ann"
    When I try to start an administrator's session "Bob"
    Then Kaltura refuses with "NOTHING"

  Scenario: A claim about a token fails
    Given an app token "Key"
    And a session "Carl" from the app token "Key"
    Then the app token "Key" has
      | token | another |

  Scenario: A secret where an id should be
    When I try to call media.get with
      | entryId | <admin secret> |
    Then Kaltura refuses with "NOTHING"
"""


@dataclass
class Done:
    """A run that is over: its tree, its output, and what was secret about it."""

    tree: Path
    out: str
    secrets: set[str]
    account: int

    @property
    def session(self) -> re.Pattern[bytes]:
        """How sessions of the account look. Their first four letters alone ("v2|") may be those of a text in base64."""
        begin = base64.urlsafe_b64encode(f"v2|{self.account}|".encode())[:10]
        return re.compile(begin + rb"[\w+/%=-]{24,}")

    @property
    def files(self) -> list[Path]:
        """All that it left behind."""
        return [
            path for name in ("reports", "docs") for path in (self.tree / name).rglob("*") if path.is_file()
        ]


def make_tree(root: Path) -> Path:
    for name in ("features", "livingdocs"):
        shutil.copytree(
            ROOT / name, root / name, ignore=shutil.ignore_patterns("node_modules", "__pycache__")
        )
    for name in ("behave.ini", "pyproject.toml"):
        shutil.copy(ROOT / name, root)
    if (ALLURE / "node_modules").exists():
        (root / "livingdocs/allure/node_modules").symlink_to(ALLURE / "node_modules")
    careless = root / GUIDES[-1]
    careless.parent.mkdir(exist_ok=True)
    careless.write_text(CARELESS)
    return root


@pytest.fixture(scope="module")
def done(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Done]:
    tree = make_tree(tmp_path_factory.mktemp("masked"))
    sandbox = Sandbox()
    sandbox.start()
    told = sandbox.announcement()
    secrets = {str(value) for name, value in told.items() if name.lower().endswith("secret")}
    kept = {name: value for name, value in os.environ.items() if not name.startswith("KALTURA_")}
    with listening(told["serviceUrl"]) as listener:
        account = {
            "KALTURA_SERVICE_URL": listener.url,
            "KALTURA_PARTNER_ID": str(told["partnerId"]),
            "KALTURA_ADMIN_SECRET": told["adminSecret"],
            "KALTURA_USER_SECRET": told["userSecret"],
            "KALTURA_TIMEOUT": "30",
        }
        run, docs = (
            subprocess.run(
                [sys.executable, "-m", "livingdocs", *command],
                cwd=tree,
                env=kept | account,
                capture_output=True,
                text=True,
                timeout=180,
            )
            for command in (("run", "--jobs", "2", *GUIDES), ("docs",))
        )
    sandbox.stop()
    out = run.stdout + run.stderr + docs.stdout + docs.stderr
    yield Done(tree, out, secrets | listener.heard, int(told["partnerId"]))


def test_the_run_had_secrets_to_tell(done: Done) -> None:
    sessions = [secret for secret in done.secrets if secret.startswith("djJ8")]
    others = [secret for secret in done.secrets if re.fullmatch("[0-9a-f]{32,64}", secret)]
    assert len(sessions) > 20
    assert len(others) > 10  # secrets of the accounts, tokens, hashes
    assert re.search(r"guides: \d{2,} passed", done.out), done.out[-2000:]
    for words in ("did not refuse; it answered", "token | another  | ", "Kaltura refused media.get"):
        assert words in done.out


def test_no_file_of_the_run_holds_a_secret(done: Done) -> None:
    assert len(done.files) > 100
    assert leaks(done.files, done.secrets) == []


def test_no_session_that_nobody_noticed_is_in_any_file(done: Done) -> None:
    assert any(done.session.match(secret.encode()) for secret in done.secrets)
    assert [str(path) for path in done.files if done.session.search(path.read_bytes())] == []


def test_the_output_of_the_run_holds_none(done: Done, tmp_path: Path) -> None:
    (tmp_path / "out").write_text(done.out)
    assert leaks([tmp_path / "out"], done.secrets) == []


@pytest.mark.skipif(not (ALLURE / "node_modules").exists(), reason="the report generator isn't set up")
def test_the_one_file_report_was_searched_too(done: Done) -> None:
    """It holds its attachments in base64: something that the reports surely show is found in it by the same search."""
    page = done.tree / "reports/allure-report/index.html"
    assert leaks([page], ["curl -s $KALTURA_SERVICE_URL/api_v3"]) or leaks([page], ["$KALTURA_PARTNER_ID"])


def test_the_committed_docs_hold_no_session() -> None:
    session = re.compile(rb"djJ8[\w+/%=-]{30,}")
    assert [
        str(path) for path in DOCS.rglob("*") if path.is_file() and session.search(path.read_bytes())
    ] == []


# -- the search itself can find


SECRET = "djJ8NDEwMXx-_aB/c+d=0123456789abcdef0123456789ABCDEF0123456789"


@pytest.mark.parametrize("shift", range(3))
@pytest.mark.parametrize("alphabet", [base64.b64encode, base64.urlsafe_b64encode])
@pytest.mark.parametrize("spelling", [str, lambda text: quote(text, safe="")])
def test_the_search_finds_every_spelling(tmp_path: Path, shift: int, alphabet: Any, spelling: Any) -> None:
    text = spelling(SECRET)
    once = alphabet(b"x" * shift + text.encode() + b" and more")
    twice = alphabet(b"y" * (2 - shift) + once + b" and more")
    for number, data in enumerate((text.encode(), once, twice)):
        file = tmp_path / str(number)
        file.write_bytes(b"<p>" + data + b"</p>")
        assert leaks([file], [SECRET]), (number, data)
    (tmp_path / "clean").write_bytes(alphabet(b"nothing of the kind is in here, or anywhere else" * 4))
    assert leaks([tmp_path / "clean"], [SECRET]) == []
