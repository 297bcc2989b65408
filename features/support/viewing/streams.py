"""A player of ours: ffmpeg reads a manifest and all segments that it names, to the end.

What it read is kept as one MP4 file, without encoding, so that every check of media works on it.
"""

from __future__ import annotations

import subprocess
import tempfile
from pathlib import Path
from urllib.parse import urlsplit

import imageio_ffmpeg

from features.support.wire.client import KalturaClient, WireError
from features.support.wire.settings import Settings

LIMIT_S = 120


class NotPlayable(Exception):
    """The manifest, or something that it names, could not be read; what ffmpeg said."""


def played(url: str) -> bytes:
    """The film behind a manifest's address, its first picture track with its sound, as MP4. NotPlayable."""
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "played.mp4"
        command = [
            imageio_ffmpeg.get_ffmpeg_exe(), "-nostdin", "-v", "error", "-i", url, "-map", "0:v:0", "-map", "0:a:0?",
            "-c", "copy", "-movflags", "+faststart", str(target),
        ]  # fmt: skip
        try:
            done = subprocess.run(command, capture_output=True, timeout=LIMIT_S, check=False)
        except subprocess.TimeoutExpired:
            raise NotPlayable(f"ffmpeg was not done with it after {LIMIT_S} s") from None
        said = done.stderr.decode(errors="replace").strip()
        # ffmpeg goes on when a segment is missing, and tells of it: a player's viewer would see the gap.
        if done.returncode or "HTTP error" in said or "Failed to open segment" in said:
            raise NotPlayable(said[-600:] or "ffmpeg gave no reason")
        return target.read_bytes()


def hls_answers(client: KalturaClient, entry_id: str, settings: Settings) -> bool:
    """Whether the first stream of an entry's HLS manifest can be read. The source file is asked for: all have it."""
    scheme = urlsplit(settings.service_url).scheme
    source = f"entryId/{entry_id}/flavorParamIds/0/protocol/{scheme}/format/applehttp"
    path = f"/p/{settings.partner_id}/playManifest/{source}"
    try:
        manifest = client.get(path).body.decode("utf-8", "replace").splitlines()
        streams = [line for line in manifest if line and not line.startswith("#")]
        return bool(streams) and client.get(streams[0]).body.startswith(b"#EXTM3U")
    except WireError:
        return False
