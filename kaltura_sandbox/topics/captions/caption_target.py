"""Captions as targets of content."""

from __future__ import annotations

from kaltura_sandbox.platform.objects import Object
from kaltura_sandbox.topics.captions import captions
from kaltura_sandbox.topics.entries import entries
from kaltura_sandbox.topics.ingest.targets import AssetTarget, File, Origin


class CaptionTarget(AssetTarget):
    """A caption asset; what is not here yet leaves it IMPORTING."""

    name = "CaptionAsset"
    kind = captions.KIND
    importing, error, without_content = captions.IMPORTING, captions.ERROR, (captions.QUEUED,)
    takes_empty = False
    text_extension = ""

    def receive(self, file: File) -> Object:
        if file.origin == Origin.LINK:
            return self._link(file.digest)
        return captions.put_file(self.account, self.object, file.digest, file.extension)

    def _link(self, digest: str) -> Object:
        """A file that something else has already: no more is told of it than that (measured)."""
        extension = self.object.fileExt
        caption = captions.put_file(self.account, self.object, digest)
        caption.size, caption.sizeInBytes, caption.fileExt = -1, 0, extension
        return self.account.put(self.kind, caption)

    def fail(self, problem: Exception) -> None:
        self.tell_failure(str(problem)[:250])
        entries.import_failed(self.account, self.object.entryId)
