"""The store of files: under what digest a file stands, whenever that was found out."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

import pytest

from kaltura_sandbox.platform import files
from kaltura_sandbox.platform.files import Files


def digest_of(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


@pytest.fixture
def store(tmp_path: Path) -> Files:
    return Files(tmp_path / "files")


def incoming(store: Files, content: bytes) -> Path:
    path = store.incoming / os.urandom(4).hex()
    path.write_bytes(content)
    return path


def test_what_was_foreseen_is_not_read_again(store: Files, monkeypatch: pytest.MonkeyPatch) -> None:
    first, moved = incoming(store, b"first"), store.incoming / "moved"
    store.foresee(first)
    first.rename(moved)
    monkeypatch.setattr(files, "_digest", lambda path: pytest.fail(f"{path} was read again"))
    assert store.link(moved) == digest_of(b"first")
    assert store.read(digest_of(b"first")) == b"first"


def test_a_file_that_grew_after_it_was_foreseen_is_read(store: Files) -> None:
    path = incoming(store, b"first")
    store.foresee(path)
    with path.open("ab") as stream:
        stream.write(b" and more")
    assert store.take(path) == digest_of(b"first and more")


def test_a_digest_is_used_once(store: Files) -> None:
    path = incoming(store, b"first")
    store.foresee(path)
    store.link(path)
    before = path.stat()
    path.write_bytes(b"other")
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert store.take(path) == digest_of(b"other")


def test_what_is_not_there_is_not_foreseen(store: Files) -> None:
    store.foresee(store.incoming / "gone")
    with pytest.raises(FileNotFoundError):
        store.take(store.incoming / "gone")
