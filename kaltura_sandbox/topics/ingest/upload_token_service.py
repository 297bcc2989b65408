"""uploadToken: files on their way into the platform, in one piece or in chunks, in any order.

Left out: remote upload servers (uploadUrl), restricted file types, and the platform's clean-up of old tokens.
"""

from __future__ import annotations

import math
from typing import Any

from kaltura_sandbox.platform import errors
from kaltura_sandbox.platform.accounts import Caller, now
from kaltura_sandbox.platform.objects import Object
from kaltura_sandbox.platform.pace import Awaited
from kaltura_sandbox.platform.present import presents
from kaltura_sandbox.platform.services import ObjectService, action, action_with
from kaltura_sandbox.platform.store import Query
from kaltura_sandbox.platform.wire.multipart import Upload
from kaltura_sandbox.topics.ingest import ingest_errors, tokens
from kaltura_sandbox.topics.ingest.token_files import TokenFiles
from kaltura_sandbox.topics.ingest.tokens import DELETED, FULL, PARTIAL, PENDING

FURTHEST = 2**63 - 1  # bytes: what lies beyond waits there as well
MOST_WAITING = 1000  # chunks that may wait for a gap to close
FINAL_WAIT = 10.0  # s that a final chunk waits for missing ones (the platform: 45)


class UploadTokenService(ObjectService):
    """uploadToken: a place for a file's bytes; the file is used by addContent and its kin."""

    id = "uploadtoken"
    kind = tokens.KIND
    object_type = "KalturaUploadToken"
    not_found = ingest_errors.UPLOAD_TOKEN_NOT_FOUND
    hidden = {"status": DELETED}  # noqa: RUF012
    numeric = False
    fills_in = ("add",)

    @action
    def add(self, uploadToken: Object | None = None) -> Object:
        token = uploadToken or Object(self.object_type)
        if token.fileSize is not None:
            token.fileSize = math.floor(float(token.fileSize) + 0.5)  # whole bytes (measured)
        if token.autoFinalize and token.fileSize is None:
            raise ingest_errors.UPLOAD_TOKEN_MISSING_FILE_SIZE()
        return super().add(token)

    def stamp(self, object_: Object) -> None:
        super().stamp(object_)
        object_.id = self.platform.store.text_id(32)
        session = self.caller.session
        object_.userId = None if session and "user" not in session.told else self.caller.user_id
        object_.status = PENDING

    @action
    def get(self, id: Any) -> Object:  # noqa: A002
        token = super().get(id)
        if not tokens.is_theirs(self.caller, token):
            raise self.not_found()
        return token

    @action
    def delete(self, id: Any) -> None:  # noqa: A002
        token = self.get(id)
        self.account.remove(self.kind, token)
        tokens.discard(self.account, token)

    def listing(self, filter_: Object | None) -> Query:
        query = super().listing(filter_)
        if not self.caller.is_admin:
            query.of_user(self.caller.user_id)
        if filter_ and filter_.fileNameEqual and not (filter_.statusEqual or filter_.statusIn):
            query.where(status=(PENDING, PARTIAL, FULL))
        return query

    @action_with(in_transaction=False)
    def upload(
        self,
        uploadTokenId: str,
        fileData: Upload,
        resume: bool = False,
        finalChunk: bool = True,
        resumeAt: float = -1,
    ) -> Object | Awaited:
        """Takes a whole file or a chunk of it; ``resumeAt`` is the chunk's offset in bytes, -1 the end so far."""
        if not resume:
            self.platform.files.foresee(fileData.path)
        token = self._taken(uploadTokenId, fileData, resume, finalChunk, resumeAt)
        if resume and isinstance(token, Object) and token.status == FULL:
            self.platform.files.foresee(tokens.content(self.account, token))
        return token

    def _taken(self, token_id: str, part: Upload, resume: bool, final: bool, at: float) -> Object | Awaited:
        with self.platform.store.transaction():
            token = self.get(token_id)
            if token.status not in (PENDING, PARTIAL):
                raise ingest_errors.UPLOAD_TOKEN_INVALID_STATUS_FOR_UPLOAD()
            self._name(token, part, whole=final and not resume)
            if not part.size and not final and at > 0:
                return token  # an empty chunk in the middle counts for nothing (source)
            self._write(token, part, resume, int(min(at, FURTHEST)))
            self._note(token)
            wanted = int(at) + part.size if resume and final and at >= 0 else 0
            if not wanted or self._size(token) == wanted:
                return self._arrived(token, final)
        refusal = ingest_errors.UPLOAD_TOKEN_CANNOT_MATCH_EXPECTED_SIZE()
        return Awaited(lambda: self._closed(token, wanted, refusal), FINAL_WAIT, refusal)

    def _name(self, token: Object, part: Upload, whole: bool) -> None:
        """The file's name is kept even if its bytes are refused. One that PHP takes for empty is an error, and
        ends the token if it comes with the whole file (source)."""
        if not token.fileName and part.name:
            token.fileName = part.name
            self.account.put(self.kind, token)
            self.account.store.keep()
        if not tokens.is_named(part):
            if whole:
                token.status = DELETED
                self.account.put(self.kind, token)
                self.account.store.keep()
            raise errors.UPLOAD_ERROR()

    def _closed(self, token: Object, wanted: int, refusal: Exception) -> Object | None:
        """A final chunk behind a gap: the missing ones may be under way in other calls. None while they are missing.

        A final chunk that ends before the file does matches no size either (measured).
        """
        size = self._size(token)
        if size < wanted:
            return None
        if size > wanted:
            raise refusal
        with self.platform.store.transaction():
            fresh = self.get(token.id)
            if fresh.status not in (PENDING, PARTIAL):
                raise ingest_errors.UPLOAD_TOKEN_INVALID_STATUS_FOR_UPLOAD()
            return self._arrived(fresh, True)

    def _write(self, token: Object, part: Upload, resume: bool, offset: int) -> None:
        files = TokenFiles(self.account, token)
        if not resume:
            files.begin(part.path)
            return
        if token.status == PENDING or not files.can_resume:
            raise ingest_errors.UPLOAD_TOKEN_CANNOT_RESUME()
        if offset <= tokens.size(token):
            files.write(part.path, tokens.size(token) if offset < 0 else offset)
            return
        if len(files.waiting) >= MOST_WAITING:
            raise ingest_errors.MAX_ALLOWED_CHUNK_COUNT_EXCEEDED()
        files.wait(part.path, offset)

    def _size(self, token: Object) -> int:
        """How many bytes a token has by now, in whatever call they came."""
        return tokens.size(self.account.get(self.kind, token.id) or token)

    def _note(self, token: Object) -> None:
        token.status = PARTIAL
        token.updatedAt = now()
        self.account.put(self.kind, token)

    def _arrived(self, token: Object, final: bool) -> Object:
        size = self._size(token)
        if final or (token.autoFinalize and size >= float(token.fileSize or 0)):
            token.status = FULL
        self.account.put(self.kind, token)
        if token.status == FULL:
            self.account.data_changed(self.kind, token)
        return token


@presents("KalturaUploadToken")
def _show(token: Object, caller: Caller) -> Object:
    """Sizes travel as texts, and an unset autoFinalize reads false."""
    token.autoFinalize = bool(token.autoFinalize)
    for name in ("fileSize", "uploadedFileSize"):
        if token.values.get(name) is not None:
            setattr(token, name, str(token.values[name]))
    return token
