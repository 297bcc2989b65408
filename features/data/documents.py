"""Writes the small documents of this directory: captions in four formats, a page, a text (see make.py)."""

from __future__ import annotations

from pathlib import Path

CUES = [
    (1000, 4000, "Welcome to the keynote."),
    (5000, 8500, "A counter shows the seconds."),
    (10000, 13000, "Ten seconds have passed."),
    (15000, 19000, "This is the middle of the film."),
    (20000, 23500, "The tone climbs every second."),
    (26000, 29500, "Thank you, and good night."),
]
"""The captions of keynote.mp4: from ms, to ms, text."""


def clock(ms: int, comma: str) -> str:
    return f"{ms // 3600000:02d}:{ms // 60000 % 60:02d}:{ms // 1000 % 60:02d}{comma}{ms % 1000:03d}"


def srt() -> str:
    cues = [f"{n}\n{clock(a, ',')} --> {clock(b, ',')}\n{text}\n" for n, (a, b, text) in enumerate(CUES, 1)]
    return "\n".join(cues)


def vtt() -> str:
    return "WEBVTT\n\n" + "\n".join(f"{clock(a, '.')} --> {clock(b, '.')}\n{text}\n" for a, b, text in CUES)


def dfxp() -> str:
    lines = [f'      <p begin="{clock(a, ".")}" end="{clock(b, ".")}">{text}</p>' for a, b, text in CUES]
    head = '<?xml version="1.0" encoding="UTF-8"?>\n<tt xmlns="http://www.w3.org/ns/ttml" xml:lang="en">'
    return "\n".join([head, "  <body>", "    <div>", *lines, "    </div>", "  </body>", "</tt>", ""])


def scc() -> str:
    """Pop-on captions of CEA-608: a cue is loaded, shown at its time, erased at its end (30 frames/s)."""
    lines = ["Scenarist_SCC V1.0", ""]
    for start, end, text in CUES:
        load = [0x1420, 0x1420, 0x142E, 0x142E, 0x1470, 0x1470, *_pairs(text), 0x142F, 0x142F]
        lines += [
            f"{_frame_clock(start)}\t{_words(load)}",
            "",
            f"{_frame_clock(end)}\t{_words([0x142C] * 2)}",
            "",
        ]
    return "\n".join(lines)


def pdf() -> bytes:
    """One page of A4 with two lines of text: objects, then the table of where each begins."""
    text = b"BT /F1 28 Tf 72 720 Td (Keynote: the handout) Tj 0 -40 Td /F1 14 Tf (One page) Tj ET"
    page = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        page + b" /Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(text), text),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    content, places = b"%PDF-1.4\n", []
    for number, item in enumerate(objects, 1):
        places.append(len(content))
        content += b"%d 0 obj\n%s\nendobj\n" % (number, item)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    head = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    tail = b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, len(content))
    return content + head + table + tail


def write_all(directory: Path) -> None:
    for suffix, text in {"srt": srt(), "vtt": vtt(), "dfxp": dfxp(), "scc": scc()}.items():
        (directory / f"keynote.{suffix}").write_text(text, encoding="utf-8")
    (directory / "handout.pdf").write_bytes(pdf())
    (directory / "not-a-video.txt").write_text("These are words. No player will make a film of them.\n" * 20)


def _frame_clock(ms: int) -> str:
    return clock(ms, ":")[:9] + f"{ms % 1000 * 30 // 1000:02d}"


def _pairs(text: str) -> list[int]:
    even = text if len(text) % 2 == 0 else text + "\0"
    return [ord(first) << 8 | ord(second) for first, second in zip(even[::2], even[1::2], strict=True)]


def _words(codes: list[int]) -> str:
    return " ".join(f"{_odd(code >> 8):02x}{_odd(code & 0x7F):02x}" for code in codes)


def _odd(byte: int) -> int:
    """Seven bits with the eighth set so that the number of ones is odd, as line 21 wants it."""
    return byte if byte.bit_count() % 2 else byte | 0x80
