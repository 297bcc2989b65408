"""The bytes of an upload token on disk: its content, and chunks that wait until a gap has closed.

The token's row names its files and says how many bytes of the content were acknowledged. A kill may come at any
moment: what is acknowledged is only written to behind its end, and what stands behind the end is cut off before that;
where it has to be written anew, that happens in another file, which the row names from the same commit on. What no row
names is removed after the commit, or by a later pass (:func:`clear`).
"""

from __future__ import annotations

import os
import secrets
import shutil
from pathlib import Path

from kaltura_sandbox import php_text
from kaltura_sandbox.platform.accounts import Account, Platform
from kaltura_sandbox.platform.objects import Object
from kaltura_sandbox.platform.store.leftovers import clears
from kaltura_sandbox.topics.ingest import tokens


class TokenFiles:
    """What a call does to the bytes of a token, inside of one transaction. The caller stores the token."""

    def __init__(self, account: Account, token: Object) -> None:
        self._account, self._token = account, token
        self.folder = tokens.folder(account, token)
        self._kept = tokens.size(token)  # bytes of the content that must stay what they are

    @property
    def can_resume(self) -> bool:
        """Whether there is a content, with all the bytes that were acknowledged."""
        content = tokens.content(self._account, self._token)
        return content.is_file() and content.stat().st_size >= self._kept

    @property
    def waiting(self) -> dict[str, str]:
        """Chunks that wait: the names of their files by their offsets."""
        return dict(self._token._chunks or {})

    def begin(self, part: Path) -> None:
        """A file is the token's content from now on."""
        self._leave(tokens.content(self._account, self._token))
        self._token.uploadedFileSize = part.stat().st_size
        self._token._content = self._moved(part, "content")
        self._kept = 0

    def wait(self, part: Path, offset: int) -> None:
        """Keeps a chunk that begins behind the end, in place of another of this offset."""
        before = self.waiting
        if str(offset) in before:
            self._leave(self.folder / before[str(offset)])
        self._token._chunks = before | {str(offset): self._moved(part, f"chunk-{offset}")}

    def write(self, part: Path, offset: int) -> None:
        """Writes a chunk into the content, then those that waited for it."""
        self._splice(part, offset)
        for at, name in sorted((php_text.whole(at), name) for at, name in self.waiting.items()):
            if at <= tokens.size(self._token):
                self._splice(self.folder / name, at)
                self._leave(self.folder / name)
                self._token._chunks = {k: v for k, v in self.waiting.items() if k != str(at)}

    def _splice(self, source: Path, offset: int) -> None:
        with open(self._writable(offset), "r+b") as out, open(source, "rb") as part:
            out.seek(offset)
            shutil.copyfileobj(part, out, 1 << 20)
            self._token.uploadedFileSize = max(tokens.size(self._token), out.tell())

    def _writable(self, offset: int) -> Path:
        """The content, without what a killed call left behind its end; a copy where bytes that count would change."""
        content, size = tokens.content(self._account, self._token), tokens.size(self._token)
        if offset < self._kept or content.stat().st_nlink > 1:  # the store of files may have it as well
            self._leave(content)
            self._token._content = name = _new("content")
            content = Path(shutil.copyfile(content, self.folder / name))
            self._kept = 0
        os.truncate(content, size)
        return content

    def _moved(self, part: Path, kind: str) -> str:
        self.folder.mkdir(parents=True, exist_ok=True)
        name = _new(kind)
        shutil.move(part, self.folder / name)
        return name

    def _leave(self, path: Path) -> None:
        self._account.store.after(lambda: path.unlink(missing_ok=True))


def _new(kind: str) -> str:
    return f"{kind}-{secrets.token_hex(8)}"


@clears
def clear(platform: Platform) -> None:
    """Removes folders of tokens that are gone or used, and what no token names of the others."""
    for folder in tokens.uploads(platform).glob("*"):
        with platform.store.transaction():  # whoever writes there has one
            token = platform.store.get(tokens.KIND, folder.name)
            if token is None or token.status not in tokens.USABLE:
                shutil.rmtree(folder, ignore_errors=True)
                continue
            named = {tokens.content_name(token), *(token._chunks or {}).values()}
            for path in folder.glob("*"):
                if path.name not in named:
                    path.unlink(missing_ok=True)
