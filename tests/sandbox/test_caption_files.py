"""Odd caption files over HTTP: digits, blanks, line ends, encodings and markup, read as the platform's parsers do."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.sandbox.conftest import Api

SRT, DFXP, WEBVTT = "1", "2", "3"
READY, ERROR = 2, -1
ONE = "00:00:01,000 --> 00:00:02,000"
LATER = "\n\n2\n00:00:03,000 --> 00:00:04,000\ntwo\n"


@pytest.fixture(scope="module")
def entry(api: Api) -> str:
    return str(api.ok("media.add", {"entry": {"mediaType": 1, "name": "captioned"}})["id"])


class Files:
    """Caption files given to one entry."""

    def __init__(self, api: Api, entry: str) -> None:
        self.api, self.entry = api, entry

    def add(self, form: str, content: bytes) -> dict[str, Any]:
        """A caption whose file has exactly these bytes."""
        asset = {"objectType": "KalturaCaptionAsset", "format": form}
        id_ = self.api.ok("caption_captionAsset.add", {"entryId": self.entry, "captionAsset": asset})["id"]
        token = self.api.ok("uploadToken.add")["id"]
        self.api.ok("uploadToken.upload", {"uploadTokenId": token}, files={"fileData": ("c", content)})
        resource = {"objectType": "KalturaUploadedFileTokenResource", "token": token}
        given = {"id": id_, "contentResource": resource}
        answer: dict[str, Any] = self.api.ok("caption_captionAsset.setContent", given)
        return answer

    def served(self, id_: str, action: str, rest: str = "") -> bytes:
        return self.api.get(
            f"/api_v3/service/caption_captionAsset/action/{action}/captionAssetId/{id_}{rest}"
        ).content

    def cues(self, form: str, content: bytes | str) -> list[tuple[Any, Any, str]]:
        """(start, end, text) of the cues that a file has."""
        made = self.add(form, content.encode() if isinstance(content, str) else content)
        found = json.loads(self.served(made["id"], "serveAsJson"))["objects"]
        assert made["status"] == (READY if found else ERROR)
        return [(c["startTime"], c["endTime"], "".join(part["text"] for part in c["content"])) for c in found]


@pytest.fixture(scope="module")
def files(api: Api, entry: str) -> Files:
    return Files(api, entry)


OF_UNICODE = ["\u3000", "\u00a0", "\u0085", "\u2028", "\u2029", "\x1c", "\x1f"]


@pytest.mark.parametrize("blank", OF_UNICODE)
def test_blanks_beyond_ascii_are_text(files: Files, blank: str) -> None:
    """A line of them ends no cue, in no form; around times they make a line that is none."""
    text = f"a{blank}\n{blank}\nb"
    assert files.cues(SRT, f"1\n{ONE}\n{text}{LATER}") == [(1000, 2000, text), (3000, 4000, "two")]
    webvtt = f"WEBVTT\n\n{ONE.replace(',', '.')}\n{text}\n\n"
    assert files.cues(WEBVTT, webvtt) == [(1000, 2000, text + "\n")]
    assert files.cues(SRT, f"1\n{ONE}{blank}\nno cue{LATER}") == [(3000, 4000, "two")]
    assert files.cues(WEBVTT, webvtt.replace(" --> ", f"{blank}-->{blank}")) == []


@pytest.mark.parametrize("blank", [" ", "\t", "\v", "\f"])
def test_a_line_of_blanks_ends_a_cue(files: Files, blank: str) -> None:
    assert files.cues(SRT, f"1\n{ONE}\na\n{blank}\nlost{LATER}") == [(1000, 2000, "a"), (3000, 4000, "two")]
    assert files.cues(SRT, f"1{blank}\n{blank}{ONE}{blank}\na{LATER}")[0] == (1000, 2000, "a")


@pytest.mark.parametrize("digit", ["\uff11", "\u0661", "\u00b2"])
def test_digits_of_other_scripts_are_no_time_and_no_number(files: Files, digit: str) -> None:
    assert files.cues(SRT, f"1\n{ONE.replace('1', digit)}\nno cue{LATER}") == [(3000, 4000, "two")]
    assert files.cues(SRT, f"{digit}\n{ONE}\nno cue{LATER}") == [(3000, 4000, "two")]
    assert files.cues(WEBVTT, f"WEBVTT\n\n{ONE.replace(',', '.').replace('1', digit)}\nno cue\n") == []
    paragraph = f'<tt><p begin="0:0:{digit}" end="{digit}s">a</p></tt>'
    assert files.cues(DFXP, paragraph) == [(None, None, "a")]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_line_ends_and_byte_order_marks(files: Files, end: str, mark: str) -> None:
    srt, webvtt = f"1\n{ONE}\na\nb{LATER}", f"WEBVTT\n\n{ONE.replace(',', '.')}\na\nb\n"
    assert files.cues(SRT, mark + srt.replace("\n", end)) == [(1000, 2000, "a\nb"), (3000, 4000, "two")]
    assert files.cues(WEBVTT, mark + webvtt.replace("\n", end)) == [(1000, 2000, "a\nb\n")]


def test_utf_16_is_read_in_srt_alone(files: Files) -> None:
    srt, webvtt = f"1\n{ONE}\nonè{LATER}", f"WEBVTT\n\n{ONE.replace(',', '.')}\nonè\n"
    assert files.cues(SRT, b"\xff\xfe" + srt.encode("utf-16-le"))[0] == (1000, 2000, "onè")
    assert files.cues(SRT, b"\xfe\xff" + srt.encode("utf-16-be")) == []
    assert files.cues(WEBVTT, b"\xff\xfe" + webvtt.encode("utf-16-le")) == []


def test_bytes_that_are_no_utf_8(files: Files) -> None:
    """SRT is read without them; WebVTT keeps them, and then can't be told as JSON."""
    assert files.cues(SRT, f"1\n{ONE}\none\n".encode().replace(b"one", b"on\xe8"))[0][2] == "on"
    made = files.add(WEBVTT, f"WEBVTT\n\n{ONE.replace(',', '.')}\n".encode() + b"on\xe8\n")
    assert (made["status"], files.served(made["id"], "serveAsJson")) == (READY, b"")
    assert b"\non\xe8\n" in files.served(made["id"], "serveWebVTT", "/segmentIndex/-1")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("1 < 2 and 3 > 2", "1 < 2 and 3 > 2\n"), ("a <b>c</b> d", "a c d\n"), ("a<b", "a"), ("a <= b", "a "),
        ('<a href="x>y">z</a>', "z\n"), ("<v Bob>hi</v>", "hi\n"), ("<!-- x -->y", "y\n"), ("<<b>>c", "c\n"),
        ("a > b &lt; c", "a > b &lt; c\n"), ("a <?php echo 1 ?>b", "a b\n"), ("a\0b", "ab\n"),
    ],
)  # fmt: skip
def test_what_is_a_tag(files: Files, text: str, shown: str) -> None:
    assert files.cues(WEBVTT, f"WEBVTT\n\n{ONE.replace(',', '.')}\n{text}\n") == [(1000, 2000, shown)]
    assert files.cues(SRT, f"1\n{ONE}\n{text}\n") == [(1000, 2000, text)]


def test_tags_of_srt_in_webvtt(files: Files) -> None:
    """Those that open b, i or u stay; where there are none, all is escaped."""
    made = files.add(SRT, f"1\n{ONE}\n<i>a</i> <c>{LATER.replace('two', 'b</i> < 1')}".encode())
    text = files.served(made["id"], "serveWebVTT", "/segmentIndex/-1").decode()
    assert "\n<i>a</i> &lt;c&gt;\n" in text and "\nb&lt;/i&gt; &lt; 1\n" in text


def test_bytes_that_are_no_text_keep_nothing_from_being_found(files: Files) -> None:
    """Latin-1 where UTF-8 should be: lists and searches go on, and what is text of it is found."""
    files.add(SRT, f"1\n{ONE}\ncaf\u00e9 quixotic\n".encode("latin-1"))
    files.api.ok("media.list", {"filter": {"nameLike": "anything"}})
    word = {"fieldName": "content", "itemType": 1, "searchTerm": "quixotic"}
    item = {"objectType": "KalturaESearchCaptionItem"} | word
    operator = {"objectType": "KalturaESearchEntryOperator", "operator": 1, "searchItems": [item]}
    params = {"objectType": "KalturaESearchEntryParams", "searchOperator": operator, "objectStatuses": "7"}
    found = files.api.ok("elasticsearch_esearch.searchEntry", {"searchParams": params})
    assert [one["object"]["id"] for one in found["objects"]] == [files.entry]


PARAGRAPH = '<tt><p begin="00:00:01" end="00:00:02">onè</p></tt>'


@pytest.mark.parametrize(
    ("declared", "encoding", "shown"),
    [
        ("", "utf-8", "onè"), ("", "latin-1", None), ("ISO-8859-1", "latin-1", "onè"),
        ("windows-1252", "cp1252", "onè"),
        ("UTF-8", "latin-1", None), ("ISO-8859-1", "utf-8", "onÃ¨"),
        ("UTF-16", "utf-16", "onè"), ("", "utf-16", "onè"),
        ("nonsense", "utf-8", None),
    ],
)  # fmt: skip
def test_xml_is_in_the_encoding_that_it_declares(
    files: Files, declared: str, encoding: str, shown: str | None
) -> None:
    declaration = f'<?xml version="1.0" encoding="{declared}"?>' if declared else ""
    found = files.cues(DFXP, (declaration + PARAGRAPH).encode(encoding))
    assert found == ([(1000, 2000, shown)] if shown else [])


@pytest.mark.parametrize(
    ("times", "read"),
    [
        ('begin="1.9s" end="12s"', (1000, 12000)), ('begin="1" end="0:1"', (3600000, 60000)),
        ('begin="0:0:1.25" dur="1.5s"', (1250, 2750)), ('begin="00:00:01,5" end="x"', (None, None)),
        ('begin="0:0:1"', (1000, 1000)), ("", (None, None)), ('begin="-0:0:1" end="1:2:3:4"', (1000, 3723000)),
        ('begin="1e1:0:0" end="0:0:1e999"', (36000000, None)),
    ],
)  # fmt: skip
def test_times_of_xml(files: Files, times: str, read: tuple[int | None, int | None]) -> None:
    assert files.cues(DFXP, f"<tt><p {times}>a</p></tt>") == [(*read, "a")]


@pytest.mark.parametrize(
    ("body", "texts"),
    [
        ("a<br/>b<BR/>c", ["a\nb\nc"]), ("<![CDATA[x]]>y", ["y"]), ("a<!-- b -->c", ["ac"]), ("a & b", []),
        ("&nope;", []), ("\x01", []), ("\u3000", ["\u3000"]), ('<span tts:color="red">a</span>', ["a"]),
    ],
)  # fmt: skip
def test_text_of_xml(files: Files, body: str, texts: list[str]) -> None:
    found = files.cues(DFXP, f'<tt><p begin="0:0:1" end="0:0:2">{body}</p></tt>')
    assert [text for _, _, text in found] == texts


def test_a_region_stays_for_the_paragraphs_behind_it(files: Files) -> None:
    head = '<head><region id="r" tts:origin="10% 20%"/></head>'
    body = '<p begin="0:0:1" end="0:0:2" region="r">a</p><p begin="0:0:3" end="0:0:4">b</p>'
    made = files.add(DFXP, f'<tt xmlns:tts="urn:tts">{head}{body}</tt>'.encode())
    assert files.served(made["id"], "serveWebVTT", "/segmentIndex/-1").count(b"position:10%") == 2


def test_a_search_meets_every_file(files: Files, api: Api) -> None:
    """What the index can't hold is left out of it, and the rest is found."""
    files.add(WEBVTT, f"WEBVTT\n\n{ONE.replace(',', '.')}\n".encode() + b"qu\x01aint\xe8 word\n")
    files.add(DFXP, b'<tt><p begin="99999999999999999:0:0">quaint number</p></tt>')
    filter_ = {"objectType": "KalturaCaptionAssetItemFilter", "contentLike": "quaint"}
    hits = api.ok("captionSearch_captionAssetItem.search", {"captionAssetItemFilter": filter_})["objects"]
    assert {hit["content"] for hit in hits} == {"quaint word", "quaint number"}
