"""Renditions cut into encrypted segments: Common Encryption for DASH, SAMPLE-AES for HLS. Nothing is encoded.

DASH is encrypted by AES in counter mode (``cenc``) and tells of Widevine, PlayReady and the common system, which
ClearKey reads; HLS by AES in blocks of a pattern (``cbcs``), and tells of FairPlay. Shaka Packager does both.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from kaltura_sandbox.media import runner
from kaltura_sandbox.media.packing.package import MANIFEST, MASTER, MEDIA, SEGMENT_S, filled
from kaltura_sandbox.media.probe import probe

SYSTEMS = {"dash": "Widevine,PlayReady,CommonSystem", "hls": "FairPlay"}
SCHEMES = {"dash": "cenc", "hls": "cbcs"}
LABEL = "all"  # one key for pictures and sound of every rendition


@dataclass(frozen=True)
class ContentKey:
    """What media is encrypted with: 16 bytes, their 16-byte name, and where FairPlay players ask for it."""

    id: bytes
    secret: bytes = field(repr=False)
    address: str = ""

    @property
    def vector(self) -> bytes:
        """The initialization vector of HLS, which players of FairPlay get along with the key."""
        return hashlib.sha256(b"iv" + self.id).digest()[:16]


def pack(kind: str, renditions: Sequence[Path], directory: Path, key: ContentKey) -> None:
    """Write an encrypted ``dash`` package (``manifest.mpd``) or an ``hls`` one (``master.m3u8``) into a directory.

    The sound is that of the first rendition that has any. The directory appears when everything in it is ready. Raises
    MediaError, NotMedia.
    """
    streams = _streams(kind, renditions)
    lists = ["--mpd_output", MANIFEST] if kind == "dash" else ["--hls_master_playlist_output", MASTER]
    keyed = f"label={LABEL}:key_id={key.id.hex()}:key={key.secret.hex()}"
    address = ["--hls_key_uri", key.address] if kind == "hls" else ["--generate_static_live_mpd"]
    keyed += f":iv={key.vector.hex()}" if kind == "hls" else ""
    arguments = [
        *streams, "--enable_raw_key_encryption", "--keys", keyed, "--protection_systems", SYSTEMS[kind],
        "--protection_scheme", SCHEMES[kind], "--clear_lead", "0", "--segment_duration", str(SEGMENT_S), *lists,
        *address, "--quiet",
    ]  # fmt: skip
    # Relative names: the lists must not tell where they were made.
    filled(directory, lambda work: runner.encrypt(arguments, work))


def _streams(kind: str, renditions: Sequence[Path]) -> list[str]:
    """A descriptor for each track: pictures of every rendition, sound of one."""
    found = [probe(rendition) for rendition in renditions]
    told = [_stream(kind, path, "video", str(n)) for n, path in enumerate(renditions) if found[n].video]
    sound = next((n for n, one in enumerate(found) if one.audio), None)
    return told if sound is None else [*told, _stream(kind, renditions[sound], "audio", "sound")]


def _stream(kind: str, rendition: Path, track: str, name: str) -> str:
    listed = f",playlist_name={name}/{MEDIA}" if kind == "hls" else ""
    group = ",hls_group_id=sound,hls_name=sound" if kind == "hls" and track == "audio" else ""
    return (
        f"in={rendition.absolute()},stream={track},init_segment={name}/init.mp4,"
        f"segment_template={name}/seg-$Number$.m4s,drm_label={LABEL}{listed}{group}"
    )
