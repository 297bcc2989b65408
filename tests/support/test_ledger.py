"""What a run makes is written down before it is made, and struck out when it is deleted: each way to make things."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from features.support.api import making
from features.support.running import ledger as ledger_module
from features.support.running.ledger import Ledger
from features.support.running.ledger_page import Page, in_use, pages, remove
from features.support.running.sweep import clear_vanished
from features.support.wire import transport
from features.support.wire.client import KalturaClient, KalturaError, WireError
from features.support.wire.settings import Settings
from tests.support.conftest import Echo

SETTINGS = Settings("live", service_url="https://kaltura.example", partner_id=101, admin_secret="hidden-1")
REFUSAL = {"code": "NO", "message": "no", "objectType": "KalturaAPIException", "args": {}}


def refusal(code: str) -> dict[str, Any]:
    return REFUSAL | {"code": code}


def thing(id: str, kind: str = "KalturaMediaEntry", **more: Any) -> dict[str, Any]:
    return {"id": id, "objectType": kind, **more}


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    return Ledger("r1", SETTINGS, tmp_path)


@pytest.fixture
def client(echo: Echo, ledger: Ledger) -> KalturaClient:
    return KalturaClient(echo.url, book=ledger)


def left(ledger: Ledger) -> list[tuple[str, str, str]]:
    return [(item.action, item.id, item.name) for item in Page.read(ledger.path).items]


def events(ledger: Ledger) -> list[str]:
    return [json.loads(line)["event"] for line in ledger.path.read_text().splitlines()]


def test_an_object_is_entered_before_it_is_made(client: KalturaClient, echo: Echo, ledger: Ledger) -> None:
    seen: list[list[tuple[str, str, str]]] = []
    client.transport.http.hooks["response"] = [lambda reply, **_: seen.append(left(ledger))]
    echo.answers = [(200, thing("0_a"))]
    client.call("media.add", {"entry": {"name": "Talk r1ab"}})
    assert seen == [[("media.add", "", "Talk r1ab")]]  # when the answer came, nobody had read it yet
    assert left(ledger) == [("media.add", "0_a", "Talk r1ab")]
    client.call("baseEntry.delete", {"entryId": "0_a"})  # another service, the same entry
    assert left(ledger) == []
    assert events(ledger) == ["run", "making", "made", "deleted"]


@pytest.mark.parametrize(
    ("action", "params", "answer", "delete"),
    [
        ("baseEntry.clone", {"entryId": "0_source"}, thing("0_a"), "media.delete"),
        ("media.addFromEntry", {"sourceEntryId": "0_s"}, thing("0_a"), "media.delete"),
        ("uploadToken.add", {}, thing("1_token", "KalturaUploadToken"), "uploadToken.delete"),
        ("appToken.add", {"appToken": {"token": "x"}}, thing("0_app", "KalturaAppToken"), "appToken.delete"),
        ("responseProfile.clone", {"id": 3}, thing("4", "KalturaResponseProfile"), "responseProfile.delete"),
        ("thumbAsset.generate", {"entryId": "0_s"}, thing("0_t", "KalturaThumbAsset"), "thumbAsset.delete"),
        ("accessControl.add", {}, thing("7", "KalturaAccessControl"), "accessControlProfile.delete"),
        ("liveStream.add", {}, thing("0_l", "KalturaLiveStreamEntry"), "baseEntry.delete"),
        ("user.add", {"user": {"id": "ann"}}, thing("ann", "KalturaUser"), "user.delete"),
        ("media.updateContent", {"entryId": "0_s"}, thing("0_s", replacingEntryId="0_h"), "media.delete"),
    ],
)
def test_each_way_to_make_things_is_followed(
    client: KalturaClient, echo: Echo, ledger: Ledger, action: str, params: Any, answer: Any, delete: str
) -> None:
    echo.answers = [(200, answer)]
    client.call(action, params)
    (item,) = Page.read(ledger.path).items
    assert item.id == (answer.get("replacingEntryId") or answer["id"])
    client.call(delete, {"entryId" if "ntry" in delete or "media" in delete else "id": item.id})
    assert left(ledger) == []


@pytest.mark.parametrize(
    ("action", "params", "answer"),
    [
        ("media.get", {"entryId": "0_s"}, thing("0_s")),
        ("media.addContent", {"entryId": "0_s"}, thing("0_s")),
        ("media.updateContent", {"entryId": "0_s"}, thing("0_s")),
        ("metadata_metadata.addFromUrl", {"id": "3"}, thing("3", "KalturaMetadata")),
        ("session.start", {}, "a session"),
        ("category.addFromBulkUpload", {}, thing("7", "KalturaBulkUpload")),
        ("categoryUser.addFromBulkUpload", {}, thing("7", "KalturaBulkUpload")),
        ("cuePoint_cuePoint.addFromBulk", {}, thing("7", "KalturaCuePointListResponse")),
    ],
)
def test_what_makes_nothing_new_is_not_entered(
    client: KalturaClient, echo: Echo, ledger: Ledger, action: str, params: Any, answer: Any
) -> None:
    echo.answers = [(200, answer)]
    client.call(action, params)
    assert left(ledger) == []


def test_what_belongs_to_an_entry_goes_with_it(client: KalturaClient, echo: Echo, ledger: Ledger) -> None:
    echo.answers = [(200, thing("0_a")), (200, thing("1_cap", "KalturaCaptionAsset")), (200, None)]
    client.call("media.add", {"entry": {"name": "Talk r1"}})
    client.call("caption_captionAsset.add", {"entryId": "0_a", "captionAsset": {"language": "English"}})
    assert len(left(ledger)) == 2
    client.call("media.delete", {"entryId": "0_a"})
    assert left(ledger) == []


def test_a_refusal_makes_nothing_and_a_thing_that_is_gone_is_struck_out(
    client: KalturaClient, echo: Echo, ledger: Ledger
) -> None:
    echo.answers = [
        (200, refusal("QUOTA")),
        (200, thing("0_a")),
        (200, refusal("NO")),
        (200, refusal("ENTRY_ID_NOT_FOUND")),
    ]
    with pytest.raises(KalturaError):
        client.call("media.add", {"entry": {"name": "First r1"}})
    client.call("media.add", {"entry": {"name": "Second r1"}})
    with pytest.raises(KalturaError):
        client.call("media.delete", {"entryId": "0_a"})
    assert left(ledger) == [("media.add", "0_a", "Second r1")]
    with pytest.raises(KalturaError):
        client.call("media.delete", {"entryId": "0_a"})
    assert left(ledger) == []


def test_without_an_answer_it_stays_open_under_its_name(
    ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(transport.time, "sleep", lambda seconds: None)
    client = KalturaClient("http://127.0.0.1:9", book=ledger)
    with pytest.raises(WireError):
        client.call("media.add", {"entry": {"name": "Talk r1"}})
    assert left(ledger) == [("media.add", "", "Talk r1")]


def test_a_multirequest_is_followed_call_by_call(client: KalturaClient, echo: Echo, ledger: Ledger) -> None:
    calls: list[tuple[str, dict[str, Any]]] = [
        ("media.add", {"entry[name]": "One r1"}),
        ("thumbAsset.add", {"entryId": "{1:result:id}"}),
        ("media.add", {"entry[name]": "Two r1"}),
        ("media.add", {"entry[name]": "Three r1"}),
        ("media.delete", {"entryId": "{3:result:id}"}),
    ]
    answers = [thing("0_1"), thing("0_t", "KalturaThumbAsset"), thing("0_2"), refusal("QUOTA"), None]
    echo.answers = [(200, answers)]
    client.multirequest(calls)
    assert left(ledger) == [("media.add", "0_1", "One r1"), ("thumbAsset.add", "0_t", "")]
    echo.answers = [(200, None)]
    client.call("media.delete", {"entryId": "0_1"})
    assert left(ledger) == []


def test_changes_of_the_account_are_open_until_they_are_put_back(ledger: Ledger) -> None:
    restored = ledger.changing("conversionProfile.setAsDefault", {"id": 5})
    assert [(one.action, one.params) for one in Page.read(ledger.path).changes] == [
        ("conversionProfile.setAsDefault", {"id": 5})
    ]
    restored()
    assert not Page.read(ledger.path).left


def test_a_ledger_without_open_things_is_removed_and_one_with_them_is_kept(tmp_path: Path) -> None:
    one = Ledger("r1", SETTINGS, tmp_path)
    assert one.close() == 0
    assert not one.path.exists()
    two = Ledger("r2", SETTINGS, tmp_path)
    two.calling("media.add", {"entry": {"name": "Talk r2"}})
    assert two.close() == 1
    assert two.path.exists()


def test_a_run_in_progress_is_told_from_one_that_is_over(tmp_path: Path) -> None:
    one = Ledger("r1", SETTINGS, tmp_path)
    other = Ledger("r1", SETTINGS, tmp_path)  # another process of the same run adds no second heading
    one.calling("media.add", {"entry": {"name": "Talk r1"}})
    assert in_use(one.path)
    assert pages(tmp_path) == []
    one.close()
    assert in_use(one.path)
    other.close()
    assert [page.run for page in pages(tmp_path)] == ["r1"]
    assert events(other) == ["run", "making"]


def test_no_secret_is_written(client: KalturaClient, echo: Echo, ledger: Ledger) -> None:
    echo.answers = [(200, thing("0_app", "KalturaAppToken", token="the-token-itself"))]
    client.call("appToken.add", {"appToken": {"token": "sent-token", "description": "x"}}, ks="the-session")
    client.call("user.add", {"user": {"password": "sesame-street", "id": "ann"}}, ks="the-session")
    text = ledger.path.read_text()
    assert not any(
        secret in text for secret in ("hidden-1", "the-session", "sent-token", "the-token", "sesame")
    )


def test_a_line_that_a_killed_process_left_unfinished_is_passed_over(ledger: Ledger) -> None:
    ledger.calling("media.add", {"entry": {"name": "Talk r1"}})
    with ledger.path.open("a") as file:
        file.write('{"event": "made", "key": "12-')
    assert left(ledger) == [("media.add", "", "Talk r1")]


def test_parameters_of_a_multirequest_refer_to_the_answers_before() -> None:
    told = making.referring(
        {"a": "{1:result:id}", "b": "{2:result}", "c": "x{9:result:id}"}, [{"id": 5}, "ks"]
    )
    assert told == {"a": "5", "b": "ks", "c": "x"}


def test_a_ledger_that_others_tidy_away_while_it_begins_is_begun_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another run looks for ledgers of runs that are over, between its coming into being and its lock."""
    lock, locked = ledger_module.fcntl.flock, []

    def late(file: int, how: int) -> None:
        if not locked:
            locked.append(file)
            clear_vanished(tmp_path)
            assert not list(tmp_path.iterdir())
        lock(file, how)

    monkeypatch.setattr(ledger_module.fcntl, "flock", late)
    begun = Ledger("r2", SETTINGS, tmp_path)
    clear_vanished(tmp_path)
    assert events(begun) == ["run"]


def test_a_ledger_that_goes_while_others_are_read_is_passed_over(tmp_path: Path) -> None:
    for name in ("r1", "r2"):
        (tmp_path / f"{name}.jsonl").write_text("")
    (tmp_path / "r3.jsonl").symlink_to(tmp_path / "gone")
    assert [page.path.name for page in pages(tmp_path)] == ["r1.jsonl", "r2.jsonl"]
    remove(tmp_path / "r4.jsonl")
