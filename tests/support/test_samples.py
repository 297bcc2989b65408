"""A shared sample that fails: its reason is remembered, nothing is uploaded again, and no copy of it stays."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from features.support.running import samples as module
from features.support.running.embedded import Sandbox
from features.support.running.ledger import Ledger
from features.support.running.ledger_page import Page
from features.support.running.samples import Sample, Samples
from features.support.running.tidying import tidy
from features.support.wire.client import Exchange, KalturaClient
from features.support.wire.sessions import Sessions
from features.support.wire.settings import Settings


@pytest.fixture(scope="module")
def settings() -> Iterator[Settings]:
    one = Sandbox()
    one.start()
    yield replace(Settings("live", timeout=120), account="full").announced(one.announcement())
    one.stop()


class Run:
    """What two processes of one run have: a ledger and samples, each of its own, in the same place."""

    def __init__(self, settings: Settings, directory: Path) -> None:
        self.calls: list[str] = []
        self.ledger = Ledger("r9smp", settings, directory)
        self.client = KalturaClient(settings.service_url, self._observe, self.ledger)
        self.sessions = Sessions(self.client, settings)
        self.samples = Samples("r9smp", self.client, lambda: self.sessions.ks("admin"), settings)
        self.samples.directory = directory / "run"

    def _observe(self, exchange: Exchange) -> None:
        self.samples.hears(exchange)
        self.calls.append(exchange.label)

    def entries(self) -> list[str]:
        listed = self.client.call(
            "baseEntry.list", {"filter[statusIn]": "-2,-1,0,1,2,4,7"}, None, self.sessions.ks("admin")
        )
        return [entry["name"] for entry in listed["objects"] if "r9smp" in entry["name"]]


@pytest.fixture
def broken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The video of the samples is none."""
    path = tmp_path / "broken.mp4"
    path.write_bytes(b"no film at all")
    monkeypatch.setitem(module.SAMPLES, "video", Sample(str(path)))
    monkeypatch.setattr(module, "DATA", tmp_path)


def test_a_sample_that_fails_is_tried_once_and_leaves_nothing(
    settings: Settings, tmp_path: Path, broken: None
) -> None:
    one, other = Run(settings, tmp_path), Run(settings, tmp_path)
    told: list[str] = []
    for run in (one, one, other):
        with pytest.raises(AssertionError, match="The shared sample") as failed:
            run.samples.once("video", lambda: one.samples._upload(module.SAMPLES["video"]))
        told.append(str(failed.value))
    assert len(set(told)) == 1
    assert "The shared sample video could not be made: that the sample broken becomes READY" in told[0]
    assert one.calls.count("uploadToken.upload") == 1
    assert "uploadToken.upload" not in other.calls
    assert one.entries() == []
    assert Page.read(one.ledger.path).items == []
    one.samples.discard()


def test_what_is_refused_is_told_with_its_reason_and_what_is_gone_counts_as_deleted(
    settings: Settings, tmp_path: Path
) -> None:
    run = Run(settings, tmp_path)
    ks = run.sessions.ks("admin")
    fields: Any = {"objectType": "KalturaMediaEntry", "mediaType": 1}
    gone, kept = (
        run.client.call("media.add", {"entry": {**fields, "name": f"{name} r9smp"}}, None, ks)["id"]
        for name in ("Gone", "Kept")
    )
    KalturaClient(settings.service_url).call("media.delete", {"entryId": gone}, None, ks)
    profile = run.client.call("conversionProfile.getDefault", {}, None, ks)["id"]
    run.ledger._write(event="making", key="p", action="conversionProfile.add", name="", within="", fields={})
    run.ledger._write(event="made", key="p", id=profile, type="KalturaConversionProfile", within="")
    run.ledger._write(event="making", key="u", action="media.add", name="Lost r9smp", within="", fields={})
    told = tidy(run.ledger, run.client, run.sessions)
    assert told[0] == "media.add got no answer: whether Lost r9smp was made is not known"
    assert told[1].startswith(f"conversionProfile {profile} could not be deleted: ")
    assert len(told) == 2
    assert not any(kept in line or gone in line for line in told)
    assert run.ledger.close() == 2
