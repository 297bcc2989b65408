"""A stretch of a film without encoding, as packagers and file servers cut it: from a key frame on, to a moment."""

from __future__ import annotations

from pathlib import Path

from kaltura_sandbox.media import runner
from kaltura_sandbox.media.encoding import WHOLE_MS
from kaltura_sandbox.media.probe import MediaFile, probe


def span(source: Path, target: Path, start_ms: int = 0, end_ms: int = 0) -> MediaFile:
    """Copy what ``source`` shows from ``start_ms`` to ``end_ms`` (0: its end) into ``target``.

    It begins with the key frame at or before the start, so it may be longer than asked. Raises MediaError.
    """
    found = probe(source)
    seek = ["-ss", runner.seconds(start_ms)] if start_ms else []
    until = ["-t", runner.seconds(max(end_ms - start_ms, 1))] if end_ms else []
    tracks = ["-map", "0:v:0?", "-map", "0:a:0?"]
    # Packets before a key frame that the seek left in belong to nobody: they begin at 0, like a file of its own.
    arguments = [
        *seek, *runner.reading(source), *until, *tracks, "-c", "copy", "-avoid_negative_ts", "make_zero",
        *(["-movflags", "+faststart", *WHOLE_MS] if found.format in ("mp4", "mov", "m4a") else []),
        "-f", {"m4a": "ipod", "mkv": "matroska"}.get(found.format, found.format),
    ]  # fmt: skip
    with runner.replacing(target) as part:
        runner.run([*arguments, runner.local(part)])
    return probe(target)
