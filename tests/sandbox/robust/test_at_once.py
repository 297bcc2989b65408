"""Many callers at once: nobody waits for what others wait for, and nothing of what they write gets lost."""

from __future__ import annotations

import secrets
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from starlette.requests import Request

from kaltura_sandbox import assembly
from kaltura_sandbox.platform import routes
from kaltura_sandbox.platform.objects import Object
from kaltura_sandbox.platform.pace import Pace, pace_of
from kaltura_sandbox.platform.schema import load_schema
from kaltura_sandbox.platform.store import Query, Store
from kaltura_sandbox.platform.wire.request import Call
from tests.sandbox.conftest import Api

WAITING = 45  # more than the server has threads for calls
SOON = 5.0  # s; half of what a final chunk waits, and far more than a call takes


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    found = Store(tmp_path)
    yield found
    found.close()


def elsewhere(work: Any, patience: float = SOON) -> Any:
    """What a function answers in a thread of its own, within a time."""
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(work).result(patience)


def thing(number: int) -> Object:
    return Object("KalturaThing", id=str(number), partnerId=1, name=f"thing {number}")


def test_a_reader_is_answered_while_somebody_writes(store: Store) -> None:
    store.put("thing", thing(1))
    with store.transaction():
        store.put("thing", thing(2))
        assert store.get("thing", 2) is not None
        assert elsewhere(lambda: store.get("thing", 1)) is not None
        assert elsewhere(lambda: store.get("thing", 2)) is None
        assert elsewhere(lambda: store.count(Query("thing"))) == 1
    assert elsewhere(lambda: store.get("thing", 2)) is not None


def test_a_snapshot_is_one_state_until_it_writes_itself(store: Store) -> None:
    store.put("thing", thing(1))
    with store.snapshot():
        assert store.count(Query("thing")) == 1
        elsewhere(lambda: store.put("thing", thing(2)))
        assert store.count(Query("thing")) == 1
        store.put("thing", thing(3))
        assert store.count(Query("thing")) == 3


def test_what_breaks_in_a_transaction_leaves_nothing(store: Store) -> None:
    done: list[str] = []
    with pytest.raises(ZeroDivisionError), store.transaction():
        store.put("thing", thing(1))
        store.after(lambda: done.append("told"))
        with pytest.raises(KeyError), store.transaction():  # an inner one that is caught undoes nothing
            raise KeyError
        raise ZeroDivisionError
    assert store.get("thing", 1) is None and done == []
    with pytest.raises(ZeroDivisionError), store.transaction():
        store.put("thing", thing(2))
        store.keep()
        store.put("thing", thing(3))
        raise ZeroDivisionError
    assert store.get("thing", 2) is not None and store.get("thing", 3) is None
    store.put("thing", thing(4))
    assert elsewhere(lambda: store.get("thing", 4)) is not None


def test_numbers_and_changes_of_many_threads(store: Store) -> None:
    store.put("thing", thing(1).copy(count=0))
    numbers: list[int] = []

    def work(_: int) -> None:
        for _ in range(25):
            numbers.append(store.number())
            with store.transaction():
                found = store.get("thing", 1)
                assert found is not None
                store.put("thing", found.copy(count=found.count + 1))
            store.find(Query("thing").where(name="thing 1"))

    with ThreadPoolExecutor(12) as pool:
        list(pool.map(work, range(12)))
    found = store.get("thing", 1)
    assert found is not None and found.count == 300
    assert len(set(numbers)) == 300


def test_a_closed_store_lets_nobody_in(store: Store) -> None:
    store.close()
    with pytest.raises(Exception, match="closed"):
        store.get("thing", 1)


def test_chunks_behind_a_gap_hold_nobody_up(api: Api) -> None:
    tokens = [_begun(api) for _ in range(WAITING)]
    ks = api.ks()
    with ThreadPoolExecutor(WAITING) as pool:
        waiting = [pool.submit(_last_chunk, api, token, ks) for token in tokens]
        time.sleep(1)
        begin = time.monotonic()
        assert api.alive()
        assert time.monotonic() - begin < SOON
        assert not any(one.done() for one in waiting)
        _chunk(api, tokens[0], b"x" * 90, resume=1, resumeAt=10, finalChunk=0)
        answers = [one.result() for one in waiting]
    assert (answers[0]["status"], answers[0]["uploadedFileSize"]) == (2, "110")
    codes = {one["code"] for one in answers[1:]}
    assert codes == {"UPLOAD_TOKEN_CANNOT_MATCH_EXPECTED_SIZE"}
    assert time.monotonic() - begin < 3 * SOON  # all of them waited at the same time


def _begun(api: Api) -> str:
    token = str(api.ok("uploadToken.add")["id"])
    _chunk(api, token, b"x" * 10, finalChunk=0)
    return token


def _chunk(api: Api, token: str, content: bytes, **fields: Any) -> Any:
    return api.ok(
        "uploadToken.upload", {"uploadTokenId": token, **fields}, files={"fileData": ("a.bin", content)}
    )


def _last_chunk(api: Api, token: str, ks: str) -> Any:
    fields = {"uploadTokenId": token, "resume": 1, "finalChunk": 1, "resumeAt": 100}
    own = Api(api.told)  # a connection of its own
    return own.call("uploadToken.upload", fields, ks=ks, files={"fileData": ("a.bin", b"y" * 10)})


def test_a_waiting_chunk_in_a_multirequest(api: Api) -> None:
    token = _begun(api)
    parts = {"1:service": "uploadToken", "1:action": "upload", "1:uploadTokenId": token, "1:resume": 1,
             "1:finalChunk": 1, "1:resumeAt": 20, "2:service": "uploadToken", "2:action": "get",
             "2:uploadTokenId": "{1:result:id}", "format": 1, "ks": api.ks()}  # fmt: skip
    url = f"{api.url}/api_v3/service/multirequest"

    def send() -> Any:
        own = Api(api.told).http
        return own.post(url, data=parts, files={"1:fileData": ("a.bin", b"z" * 5)}, timeout=30).json()

    with ThreadPoolExecutor(1) as pool:
        waiting = pool.submit(send)
        time.sleep(0.5)
        _chunk(api, token, b"x" * 10, resume=1, resumeAt=10, finalChunk=0)
        first, second = waiting.result()
    assert (first["status"], first["uploadedFileSize"]) == (2, "25")
    assert (second["id"], second["status"]) == (token, 2)


def test_a_search_of_many_words_holds_nobody_up(api: Api) -> None:
    name = "orchard " + " ".join(f"leaf{number}" for number in range(60))
    entries = [api.ok("media.add", {"entry": {"mediaType": 1, "name": name}})["id"] for _ in range(100)]
    words = [f"nothing{number}" for number in range(500)]
    asked = {"statusEqual": 7, "nameMultiLikeOr": ",".join([*words, "leaf59"])}
    ks, stop = api.ks(), threading.Event()

    def search() -> int:
        rounds, own = 0, Api(api.told)
        while not stop.is_set():
            found = own.ok("media.list", {"filter": asked, "pager": {"pageSize": 1}}, ks=ks)
            assert found["totalCount"] == len(entries)
            rounds += 1
        return rounds

    with ThreadPoolExecutor(2) as pool:
        searches = [pool.submit(search) for _ in range(2)]
        begin = time.monotonic()
        for _ in range(10):
            api.ok("media.get", {"entryId": entries[0]})
            assert api.get("/_sandbox/health").status_code == 200
        took = time.monotonic() - begin
        stop.set()
        assert all(one.result(SOON) for one in searches)
    assert took < SOON
    for words_, fits in (
        ("orchard " + " ".join(words), 0),
        ("orchard leaf1 leaf5*", 100),
        ("orchard !leaf3", 0),
    ):
        found = api.ok(
            "media.list", {"filter": {"statusEqual": 7, "freeText": words_}, "pager": {"pageSize": 1}}
        )
        assert found["totalCount"] == fits, words_
    for entry in entries:
        api.ok("media.delete", {"entryId": entry})


def test_changes_of_many_callers_at_once(api: Api) -> None:
    entry = api.ok("media.add", {"entry": {"mediaType": 1, "name": "shared"}})["id"]
    fields = (
        "name",
        "description",
        "tags",
        "referenceId",
        "partnerData",
        "creditUserName",
        "creditUrl",
    )
    ks = api.ks()

    def change(name: str) -> None:
        own = Api(api.told)
        for number in range(10):
            own.ok("media.update", {"entryId": entry, "mediaEntry": {name: f"{name}{number}"}}, ks=ks)

    with ThreadPoolExecutor(len(fields)) as pool:
        list(pool.map(change, fields))
    found = api.ok("media.get", {"entryId": entry})
    assert [found[name] for name in fields] == [f"{name}9" for name in fields]
    api.ok("media.delete", {"entryId": entry})


def test_pictures_that_are_made_hold_nobody_up(api: Api) -> None:
    video, colour = api.film(), secrets.token_hex(3)  # so that no cache has them from another run
    root = f"/p/{api.told['partnerId']}/thumbnail/entry_id/{video}/vid_slices/10/bgcolor/{colour}"

    def picture(number: int) -> int:
        return Api(api.told).get(f"{root}/width/{900 - number}").status_code

    with ThreadPoolExecutor(WAITING) as pool:
        pictures = [pool.submit(picture, number) for number in range(WAITING)]
        time.sleep(0.3)
        begin = time.monotonic()
        assert api.alive() and api.ok("media.get", {"entryId": video})
        assert (
            api.get(f"/p/{api.told['partnerId']}/playManifest/entryId/{video}/format/url").status_code == 200
        )
        took, left = time.monotonic() - begin, [one for one in pictures if not one.done()]
        assert {one.result() for one in pictures} == {200}
    assert took < SOON and left  # they were answered before the pictures were


def test_paces(api: Api) -> None:
    """Which calls wait for whom; the names of actions tell who only reads."""
    rooms, schema = assembly.rooms(), load_schema()

    def pace(*names: str) -> Pace:
        parts = [dict(zip(("service", "action"), name.split("."), strict=True)) for name in names]
        many = {"service": "multirequest", **{str(n): part for n, part in enumerate(parts, 1)}}
        return pace_of(schema, rooms, Call(parts[0] if len(parts) == 1 else many))

    assert {
        pace(name) for name in ("media.get", "MEDIA.list", "system.ping", "session.start", "no.such")
    } == {Pace.READS}
    assert {pace(name) for name in ("media.add", "media.update", "session.end", "uploadToken.add")} == {
        Pace.WRITES
    }
    slow = (
        "uploadToken.upload",
        "thumbAsset.generate",
        "thumbAsset.serve",
        "media.updateThumbnail",
        "media.getVolumeMap",
    )
    assert {pace(name) for name in slow} == {Pace.SLOW}
    assert pace("media.get", "media.list") == Pace.READS
    assert pace("media.get", "media.add") == Pace.WRITES
    assert pace("media.add", "thumbAsset.generate", "media.get") == Pace.SLOW


@pytest.mark.parametrize(
    ("address", "made"),
    [
        ("/p/1/sp/100/thumbnail/entry_id/0_x", True),
        ("/p/1/sp/100/serveFlavor/flavorId/0_x/CLIPto/1000", True),
        ("/p/1/serveFlavor/flavorId/0_x?clipTo=1000", True),
        ("/hls/p/1/entryId/0_x/name/a.mp4/index.m3u8", True),
        ("/p/1/serveFlavor/flavorId/0_x", False),
        ("/p/1/playManifest/entryId/0_x/format/url", False),
        ("/tiny/0abcd", False),
    ],
)
def test_what_is_made_when_it_is_asked_for(address: str, made: bool) -> None:
    assembly.rooms()  # the topics declare their addresses
    path, _, query = address.partition("?")
    scope = {"type": "http", "path": path, "query_string": query.encode(), "headers": [], "server": ("x", 1)}
    assert routes.makes(Request(scope)) == made
