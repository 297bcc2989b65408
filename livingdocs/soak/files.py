"""Files that attack who opens them: each is uploaded as what it pretends to be, and nothing may come of it."""

from __future__ import annotations

import os
import struct
import tempfile
import threading
import zlib
from collections.abc import Iterator
from pathlib import Path

from livingdocs.soak.outcome import Row
from livingdocs.soak.server import Api, Server

SECRET = "a line that only this file holds"
MEMORY = 1500.0  # MB at the most, whatever comes
DEAF = 2.0  # s that health may take meanwhile
SIDE = 13_000  # pixels of a picture that is small as a file
AT_ONCE = 8
PATIENCE = 240.0  # s until no job is open


def hostile() -> Iterator[Row]:
    """One sandbox gets them all, while somebody asks for its health."""
    with tempfile.TemporaryDirectory() as folder, Server(Path(folder) / "server") as server:
        place = Path(folder)
        (place / "secret.txt").write_text(SECRET)
        (place / "secret.srt").write_text(f"1\n00:00:00,000 --> 00:00:09,000\n{SECRET}\n")
        os.mkfifo(place / "fifo")
        watch = Watch(server)
        with watch:
            idle, told = _everything(server.api(), place)
        yield from _rows(server, place, watch, idle, told)


def _rows(server: Server, place: Path, watch: Watch, idle: bool, told: list[str]) -> Iterator[Row]:
    shown = sum(SECRET in one for one in told)
    written = sorted(path.name for path in place.glob("written*"))
    yield Row(f"{len(told)} hostile files: answers with what local files hold", str(shown), "none", not shown)
    yield Row("files that they wrote", ", ".join(written) or "none", "none", not written)
    yield Row("all jobs done", "yes" if idle else "no", f"within {PATIENCE:g} s", idle)
    peak, deaf = watch.peak, watch.slowest
    yield Row(
        "the memory of all its processes at the highest",
        f"{peak:,.0f} MB",
        f"under {MEMORY:,.0f} MB",
        peak < MEMORY,
    )
    yield Row("the slowest answer of health meanwhile", f"{deaf:.2f} s", f"under {DEAF:g} s", deaf < DEAF)
    yield Row("tracebacks in its log", str(server.tracebacks()), "none", server.tracebacks() == 0)


class Watch:
    """Asks for health and memory again and again, from a thread of its own."""

    def __init__(self, server: Server) -> None:
        self.server, self.slowest, self.peak = server, 0.0, 0.0
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._ask)

    def __enter__(self) -> Watch:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()
        self._thread.join()

    def _ask(self) -> None:
        while not self._over.wait(0.1):
            self.slowest = max(self.slowest, self.server.health(30))
            self.peak = max(self.peak, self.server.memory())


def _everything(api: Api, place: Path) -> tuple[bool, list[str]]:
    """Whether all jobs came to an end, and the answers and pages in which something might show."""
    told, entries = [], []
    for name, content in {**pictures(place), **texts(place)}.items():
        for kind in (1, 2):
            entries.append(api.entry(name, kind))
            told.append(str(_fill(api, entries[-1], name, content)))
        told.append(str(_thumbnail(api, entries[0], name, content)))
        told.append(str(_caption(api, entries[0], name, content)))
    _bombs(api)
    idle = api.idle(PATIENCE)
    told += [page for entry in entries for page in _pages(api, entry)]
    told += [str(_profile(api, schema)) for schema in schemas(place)]
    return idle, told


def _fill(api: Api, entry: str, name: str, content: bytes) -> object:
    resource = {"resource[objectType]": "KalturaUploadedFileTokenResource"}
    return api.call(
        "media.addContent", entryId=entry, **resource, **{"resource[token]": api.token(name, content)}
    )


def _thumbnail(api: Api, entry: str, name: str, content: bytes) -> object:
    return api.call("thumbAsset.addFromImage", {"fileData": (name, content)}, entryId=entry)


def _caption(api: Api, entry: str, name: str, content: bytes) -> object:
    caption = {"captionAsset[format]": 2, "captionAsset[language]": "English"}
    asset = api.call("caption_captionAsset.add", entryId=entry, **caption)
    resource = {"contentResource[objectType]": "KalturaStringResource"}
    resource["contentResource[content]"] = content.decode("latin-1")
    return api.call("caption_captionAsset.setContent", id=asset.get("id", ""), **resource)


def _profile(api: Api, schema: str) -> object:
    profile = {"metadataProfile[metadataObjectType]": 1, "metadataProfile[name]": "hostile"}
    return api.call("metadata_metadataProfile.add", xsdData=schema, **profile)


def _pages(api: Api, entry: str) -> Iterator[str]:
    for path in (
        f"/p/0/sp/0/raw/entry_id/{entry}/ks/{api.ks}",
        f"/p/0/sp/0/thumbnail/entry_id/{entry}/width/100",
    ):
        yield api.http.get(api.url + path, timeout=120).content.decode("latin-1")


def _bombs(api: Api) -> None:
    """Pictures that are small as files, several at once."""
    entry, content = api.entry("bombs"), bomb(SIDE)
    callers = [
        threading.Thread(target=_thumbnail, args=(Api(api.told), entry, "bomb.png", content))
        for _ in range(AT_ONCE)
    ]
    for one in callers:
        one.start()
    for one in callers:
        one.join()


def pictures(place: Path) -> dict[str, bytes]:
    """Programs that are named as pictures."""
    there = place / "written.txt"
    head = "%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n"
    code = f"{head}({there}) (w) file dup (x) writestring closefile\nshowpage\n"
    loop = f"{head}{{}} loop\n"
    svg = (
        f'<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY x SYSTEM "file://{place}/secret.txt">]>'
        '<svg xmlns="http://www.w3.org/2000/svg" width="90" height="90"><text>&x;</text></svg>'
    )
    return {"code.jpg": code.encode(), "loop.jpg": loop.encode(), "picture.svg": svg.encode()}


def texts(place: Path) -> dict[str, bytes]:
    """Lists of other files, which are named as films or as captions."""
    secret, subtitles = place / "secret.txt", place / "secret.srt"
    list_ = f"#EXTM3U\n#EXT-X-MEDIA-SEQUENCE:0\n#EXTINF:9,\nfile://{secret}\n#EXT-X-ENDLIST\n"
    concat = f"ffconcat version 1.0\nfile '{subtitles}'\n"
    waits = f"ffconcat version 1.0\nfile '{place / 'fifo'}'\n"
    session = (
        "v=0\no=- 0 0 IN IP4 127.0.0.1\nc=IN IP4 127.0.0.1\nm=video 9 RTP/AVP 96\na=rtpmap:96 H264/90000\n"
    )
    entity = f'<?xml version="1.0"?><!DOCTYPE tt [<!ENTITY x SYSTEM "file://{secret}">]>'
    captions = entity + (
        '<tt xmlns="http://www.w3.org/ns/ttml"><body><div><p begin="0s" end="9s">&x;</p></div></body></tt>'
    )
    return {
        "list.mp4": list_.encode(), "concat.mp4": concat.encode(), "waits.mp4": waits.encode(),
        "session.mp4": session.encode(), "captions.xml": captions.encode(),
    }  # fmt: skip


def schemas(place: Path) -> Iterator[str]:
    """XSDs that name other files, a pipe nobody writes to among them."""
    head = '<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">'
    for target in (place / "secret.txt", place / "fifo", "/etc/passwd", "http://127.0.0.1:9/x.xsd"):
        for tag in ("include", "import", "redefine"):
            more = ' namespace="urn:x"' if tag == "import" else ""
            yield f'{head}<xs:{tag}{more} schemaLocation="{target}"/></xs:schema>'
        yield f'<!DOCTYPE s [<!ENTITY x SYSTEM "{target}">]>{head}<xs:annotation>&x;</xs:annotation></xs:schema>'
        yield f'<!DOCTYPE s SYSTEM "{target}">{head}</xs:schema>'
    doubled = "".join(f'<!ENTITY x{n} "{f"&x{n - 1};" * 10}">' for n in range(1, 10))
    yield f'<!DOCTYPE s [<!ENTITY x0 "boom">{doubled}]>{head}<xs:annotation>&x9;</xs:annotation></xs:schema>'


def bomb(side: int) -> bytes:
    """A PNG of one colour: some hundred kilobytes, and three bytes for each pixel once it is open."""

    def chunk(name: bytes, content: bytes) -> bytes:
        return (
            struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))
        )

    row, packer = bytes(1 + 3 * side), zlib.compressobj(9)
    packed = b"".join([*(packer.compress(row) for _ in range(side)), packer.flush()])
    head = struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", packed) + chunk(b"IEND", b"")
