"""A file with many objects: what it brought is swept by the run's name, and the upload's id is nobody else's."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from features.support.running.embedded import Sandbox
from features.support.running.ledger import Ledger
from features.support.running.sweep import Sweep
from features.support.wire.client import FilePart, KalturaClient
from features.support.wire.sessions import Sessions
from features.support.wire.settings import Settings


@pytest.fixture
def settings(sandbox: Sandbox) -> Settings:
    """The sandbox as a live target whose lists show everything within half a second.

    The account is the one with a default for live streams, which a scenario changes.
    """
    told = sandbox.announcement()
    return replace(Settings("live", timeout=0.5), account="approving").announced(told)


@pytest.fixture
def api(settings: Settings) -> Callable[..., Any]:
    client = KalturaClient(settings.service_url)
    ks = Sessions(client, settings).ks("admin")
    return lambda action, **params: client.call(action, params, None, ks)


def test_what_a_file_brought_is_found_by_the_name_of_the_run(
    settings: Settings, api: Callable[..., Any], tmp_path: Path
) -> None:
    """The upload itself stays, and its id is none of a category's."""
    ledger = Ledger("r9zzz", settings, tmp_path)
    client = KalturaClient(settings.service_url, book=ledger)
    before = categories(api)
    file = FilePart(Path("rows.csv"), content=b"*name\nTree r9zzz\n")
    client.call("category.addFromBulkUpload", {}, {"fileData": file}, Sessions(client, settings).ks("admin"))
    deadline = time.monotonic() + 30
    while categories(api) == before and time.monotonic() < deadline:
        time.sleep(0.1)
    assert len(categories(api)) == len(before) + 1
    assert ledger.close() == 1
    assert Sweep(settings, tmp_path).run(yes=True) == 0
    assert categories(api) == before
    assert not ledger.path.exists()


def categories(api: Callable[..., Any]) -> list[str]:
    return sorted(one["fullName"] for one in api("category.list", pager={"pageSize": 500})["objects"])
