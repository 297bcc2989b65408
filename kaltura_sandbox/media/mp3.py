"""How long an MP3 is: all of its frames, with the silence that encoders put around a song.

libavformat leaves that silence out since its version 61; the platform's did not, so that a song of 8,000 ms has 8,046.
"""

from __future__ import annotations

from pathlib import Path

_ID3_HEADER = 10  # bytes
_NEAR = 2048  # bytes behind the tags in which the first frame is looked for
_SAMPLE_RATES = ((11025, 12000, 8000), (), (22050, 24000, 16000), (44100, 48000, 32000))
"""By the version in a frame's header (2.5, none, 2, 1)."""
_MPEG_1, _LAYER_3 = 3, 1
_COUNTED = 1  # the flag of a list of contents that says how many frames there are


def duration_ms(path: Path) -> int:
    """The duration by the list of contents in the first frame; 0 for a file without one."""
    with path.open("rb") as file:
        head = file.read(_ID3_HEADER)
        file.seek(_tag_size(head))
        start = file.read(_NEAR)
    at = _frame(start)
    if at is None:
        return 0
    version, index = start[at + 1] >> 3 & 3, start[at + 2] >> 2 & 3
    place = min(
        (found for name in (b"Xing", b"Info") if (found := start.find(name, at, at + 64)) >= 0), default=-1
    )
    if place < 0 or not start[place + 7] & _COUNTED:
        return 0
    frames = int.from_bytes(start[place + 8 : place + 12], "big")
    samples = frames * (1152 if version == _MPEG_1 else 576)
    return (samples * 2000 // _SAMPLE_RATES[version][index] + 1) // 2


def _tag_size(head: bytes) -> int:
    """How many bytes a tag at the front takes (ID3, version 2), with its header and footer."""
    if not head.startswith(b"ID3") or len(head) < _ID3_HEADER:
        return 0
    size = 0
    for byte in head[6:10]:
        size = size << 7 | byte & 0x7F
    footer = _ID3_HEADER if head[5] & 0x10 else 0
    return _ID3_HEADER + size + footer


def _frame(start: bytes) -> int | None:
    """Where the first frame of layer 3 begins."""
    for at in range(len(start) - 64):
        if start[at] == 0xFF and start[at + 1] >> 5 == 7:
            version, layer, index = start[at + 1] >> 3 & 3, start[at + 1] >> 1 & 3, start[at + 2] >> 2 & 3
            if layer == _LAYER_3 and index < len(_SAMPLE_RATES[version]):
                return at
    return None
