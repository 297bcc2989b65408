"""What kills leave on disk is mended or cleared at the next start, and what nobody names any more goes."""

from __future__ import annotations

import hashlib
import secrets
import sqlite3
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from livingdocs.soak.kills import kills
from tests.sandbox.conftest import Api, refused
from tests.sandbox.robust.test_restart import SAMPLE, Running, until

RUBBISH = b"what a killed call was writing"


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Made media, so that only the first start draws the samples."""
    return tmp_path_factory.mktemp("cache")


@pytest.fixture
def running(tmp_path: Path, cache: Path) -> Iterator[Running]:
    platform = Running(tmp_path, cache)
    platform.start()
    yield platform
    platform.kill()


def test_kills_right_behind_answers(tmp_path: Path) -> None:
    """Many more of them are a part of the soak."""
    found = kills(3, tmp_path)
    assert found.acknowledged > 3
    assert found.lost == []


def send(running: Running, token: str, content: bytes, at: int = 0, final: bool = False) -> dict[str, Any]:
    fields = {"uploadTokenId": token, "finalChunk": int(final), "resume": int(at > 0), "resumeAt": at or -1}
    answer: dict[str, Any] = running.call("uploadToken.upload", fields, {"fileData": ("a.mp4", content)})
    return answer


def content_of(running: Running, token: str) -> Path:
    """The one file of a token's folder."""
    (found,) = (running.directory / "data" / "uploads" / token).iterdir()
    return found


def stored(running: Running, digest: str) -> Path:
    return running.directory / "data" / "files" / digest[:2] / digest


def add(running: Running, token: str) -> str:
    entry = str(running.call("media.add", {"entry[mediaType]": 2, "entry[name]": "left over"})["id"])
    resource = {"resource[objectType]": "KalturaUploadedFileTokenResource", "resource[token]": token}
    running.call("media.addContent", {"entryId": entry} | resource)
    return entry


def full(running: Running, content: bytes) -> str:
    token = str(running.call("uploadToken.add", {})["id"])
    send(running, token, content, final=True)
    return token


def test_what_a_kill_may_leave(running: Running) -> None:
    """The halves of an append, of a file of the store, of a file that came in, of a folder without a token."""
    content, known = secrets.token_bytes(50_000), secrets.token_bytes(50_000)
    token = str(running.call("uploadToken.add", {})["id"])
    send(running, token, content[:20_000])
    waiting = full(running, known)
    running.kill()

    data = running.directory / "data"
    with content_of(running, token).open("ab") as half:
        half.write(RUBBISH)
    (content_of(running, token).parent / "content-of-nobody").write_bytes(RUBBISH)
    half_stored = stored(running, hashlib.sha256(known).hexdigest())
    half_stored.parent.mkdir(exist_ok=True)
    half_stored.write_bytes(known[:1000])
    nobodys = stored(running, hashlib.sha256(RUBBISH).hexdigest())
    nobodys.parent.mkdir(exist_ok=True)
    nobodys.write_bytes(RUBBISH)
    (data / "uploads" / "0_nobodys").mkdir()
    (data / "files" / "incoming" / "part-half").write_bytes(RUBBISH)

    running.start()
    entry = add(running, waiting)
    assert stored(running, hashlib.sha256(known).hexdigest()).read_bytes() == known
    assert running.entry(entry)["status"] == 2
    assert running.call("uploadToken.get", {"uploadTokenId": token})["uploadedFileSize"] == "20000"
    assert send(running, token, content[20_000:], 20_000, final=True)["uploadedFileSize"] == "50000"
    add(running, token)
    assert stored(running, hashlib.sha256(content).hexdigest()).read_bytes() == content
    until(lambda: not nobodys.exists() and not list((data / "uploads").iterdir()))
    assert list((data / "files" / "incoming").iterdir()) == []


def test_a_chunk_that_was_being_written_over_what_was_acknowledged(running: Running) -> None:
    """What was acknowledged is another file than what is being written, until that is named."""
    token = str(running.call("uploadToken.add", {})["id"])
    send(running, token, b"acknowledged")
    before = content_of(running, token)
    kept = before.stat().st_ino
    copy = running.directory / "copy"
    copy.hardlink_to(before)  # as a kill would find it
    send(running, token, b"ANOTHER", 1)
    assert copy.read_bytes() == b"acknowledged"
    assert content_of(running, token).read_bytes() == b"aANOTHERdged" and copy.stat().st_ino == kept


def test_what_nobody_names_any_more_goes(running: Running) -> None:
    """Bytes of a deleted entry, unless another has the same; the versions of a text; media infos; used tokens."""
    alone, shared = SAMPLE.read_bytes() + b"alone", secrets.token_bytes(1000)
    first, second = add(running, full(running, shared)), add(running, full(running, shared))
    film = running.call("media.add", {"entry[mediaType]": 1, "entry[name]": "left over"})["id"]
    resource = {
        "resource[objectType]": "KalturaUploadedFileTokenResource",
        "resource[token]": full(running, alone),
    }
    running.call("media.addContent", {"entryId": film} | resource)
    text = running.call("data.add", {"dataEntry[dataContent]": "a text that nobody reads again"})["id"]
    until(lambda: running.entry(film)["status"] == 2)
    assert len(rows(running, "flavorAssetId")) > 0
    before = infos(running)
    for entry in (first, film, text):
        running.call("baseEntry.delete", {"entryId": entry})
    running.kill()
    running.start()
    until(lambda: not stored(running, hashlib.sha256(alone).hexdigest()).exists())
    assert stored(running, hashlib.sha256(shared).hexdigest()).read_bytes() == shared
    assert running.entry(second)["status"] == 2
    assert rows(running, "a text that nobody reads again", "entry_content") == []
    assert rows(running, film, "flavor_asset") == [] and infos(running) < before
    assert list((running.directory / "data" / "uploads").iterdir()) == []


def rows(running: Running, text: str, kind: str = "media_info") -> list[str]:
    """The objects of a kind that hold a text."""
    sql = "SELECT id FROM objects WHERE kind = ? AND instr(data, ?)"
    with sqlite3.connect(running.directory / "data" / "platform.sqlite3") as store:
        return [id_ for (id_,) in store.execute(sql, (kind, text))]


def infos(running: Running) -> int:
    return len(rows(running, ""))


def test_a_transcode_that_ends_after_its_entry_was_deleted(running: Running) -> None:
    """Leaves neither flavors nor files."""
    film = running.upload()
    asked = {"filter[objectType]": "KalturaFlavorAssetFilter", "filter[entryIdEqual]": film}
    until(lambda: any(one["status"] == 1 for one in running.call("flavorAsset.list", asked)["objects"]))
    running.call("media.delete", {"entryId": film})
    api = Api(running.told)
    until(lambda: not api.get("/_sandbox/health").json()["openJobs"])
    assert [rows(running, film, kind) for kind in ("flavor_asset", "thumb_asset")] == [[], []]
    running.kill()
    running.start()
    time.sleep(0.5)  # the first pass
    until(lambda: unnamed(running) == set())


def test_a_hidden_entry_that_has_given_its_content_away(running: Running) -> None:
    """Can still be got right after that (measured); it goes a while later."""
    film = running.upload()
    until(lambda: running.entry(film)["status"] == 2)
    resource = {"resource[objectType]": "KalturaUploadedFileTokenResource"}
    resource["resource[token]"] = full(running, SAMPLE.read_bytes())
    hidden = running.call("media.updateContent", {"entryId": film} | resource)["replacingEntryId"]
    until(lambda: running.entry(film)["replacementStatus"] == 0)
    assert running.entry(hidden)["status"] == 2
    running.kill()
    long_ago = "UPDATE objects SET data = json_set(data, '$._swappedAt', 1) WHERE id = ?"
    with sqlite3.connect(running.directory / "data" / "platform.sqlite3") as store:
        store.execute(long_ago, (hidden,))
    running.start()
    api = Api(running.told)
    until(lambda: refused(api.call("media.get", {"entryId": hidden})))
    assert running.entry(film)["status"] == 2


def unnamed(running: Running) -> set[str]:
    """Files of the store that no object names."""
    files = (running.directory / "data" / "files").glob("??/*")
    with sqlite3.connect(running.directory / "data" / "platform.sqlite3") as store:
        named = "\n".join(data for (data,) in store.execute("SELECT data FROM objects"))
    return {path.name for path in files if path.name not in named}
