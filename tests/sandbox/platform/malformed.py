"""Requests that no client should send: hand-picked ones for what is known to break servers, and a generator's.

The generator has a fixed seed; it puts strange values into strange places of calls that exist.
"""

from __future__ import annotations

import base64
import random
import string
from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import quote, urlencode

FORM = "application/x-www-form-urlencoded"
PARTS = "multipart/form-data; boundary=edge"
ALL = 200
SEED = 20_240_229


@dataclass(frozen=True)
class Request:
    """A request as it goes over the wire; $KS in path and body is a valid session."""

    name: str
    path: str = "/api_v3/service/media/action/list?format=1"
    body: bytes = b""
    kind: str | None = FORM
    method: str = "POST"
    headers: dict[str, str] = field(default_factory=dict)


def form(**fields: object) -> bytes:
    return urlencode({"ks": "$KS"} | fields).replace("%24KS", "$KS").encode()


def part(name: str, content: str, more: str = "") -> str:
    return f'--edge\r\nContent-Disposition: form-data; name="{name}"{more}\r\n\r\n{content}\r\n'


UPLOAD = "/api_v3/service/uploadToken/action/upload?format=1"
ADD = "/api_v3/service/media/action/add?format=1"
MULTI = "/api_v3/service/multirequest?format=1"
JSON = "application/json"


def picked() -> Iterator[Request]:
    """What a person would try."""
    yield from broken_bodies()
    yield from broken_json()
    yield from odd_paths()
    yield from bad_sessions()
    yield from odd_values()
    yield from odd_multirequests()


def broken_bodies() -> Iterator[Request]:
    yield Request("multipart without a boundary", UPLOAD, b"--edge", "multipart/form-data")
    yield Request("multipart with an empty boundary", UPLOAD, b"--\r\n", "multipart/form-data; boundary=")
    yield Request("multipart that stops in a header", UPLOAD, b"--edge\r\nContent-Dispo", PARTS)
    yield Request("multipart that stops in a part", UPLOAD, part("uploadTokenId", "x")[:-8].encode(), PARTS)
    yield Request("multipart without an end", UPLOAD, part("uploadTokenId", "x").encode(), PARTS)
    yield Request(
        "a part without a name",
        UPLOAD,
        b"--edge\r\nContent-Disposition: form-data\r\n\r\nx\r\n--edge--",
        PARTS,
    )
    yield Request("a part without a header", UPLOAD, b"--edge\r\n\r\nx\r\n--edge--\r\n", PARTS)
    yield Request("nothing between the boundaries", UPLOAD, b"--edge--\r\n", PARTS)
    yield Request("no body at all", UPLOAD, b"", PARTS)
    yield Request(
        "another boundary than promised", UPLOAD, part("a", "b").replace("edge", "brink").encode(), PARTS
    )
    yield Request("a file where text belongs", ADD, (part("ks", "$KS") + part("entry[name]",
    "x", '; filename="a"')
                  + part("entry[mediaType]", "1") + "--edge--\r\n").encode(), PARTS)  # fmt: skip
    yield Request("text where a file belongs", UPLOAD, form(uploadTokenId="0_x", fileData="text"))
    yield Request("a file name with a path", UPLOAD, (part("ks", "$KS") + part("uploadTokenId", "0_x")
                  + part("fileData",
                  "x", '; filename="../../etc/passwd"') + "--edge--\r\n").encode(), PARTS)  # fmt: skip
    yield Request("a file name with a NUL", UPLOAD, (part("uploadTokenId", "0_x")
                  + part("fileData", "x", '; filename="a\0b"') + "--edge--\r\n").encode(), PARTS)  # fmt: skip
    yield Request("a form in UTF-16", body="ks=$KS&filter[idEqual]=1".encode("utf-16"))
    yield Request("a form that is no UTF-8", body=b"filter[nameLike]=\xff\xfe\x80&ks=$KS")
    yield Request("half a percent sign", body=b"ks=$KS&filter[nameLike]=%&x=%zz&y=%4")
    yield Request("an overlong UTF-8 slash", body=b"ks=$KS&filter[nameLike]=%c0%af")
    yield Request("only separators", body=b"&&&===&&=")
    yield Request("ten thousand fields", body=b"ks=$KS&" + b"&".join(b"f%d=1" % n for n in range(10_000)))
    yield Request("thirty thousand fields", body=b"&".join(b"f%d=1" % n for n in range(30_000)))
    yield Request("a field of a megabyte", body=b"ks=$KS&filter[nameLike]=" + b"a" * 1_000_000)
    yield Request("a name of a hundred kilobytes", body=b"n" * 100_000 + b"=1")
    yield Request("a body of binary", body=bytes(range(256)) * 20, kind="application/octet-stream")
    yield Request("a picture as a form", body=b"\x89PNG\r\n\x1a\n" + bytes(500))
    yield Request("a type that is no type", body=b"ks=$KS", kind="?;=;=")
    yield Request("no type", body=b"ks=$KS", kind=None)
    yield Request("XML", body=b"<xml><ks>$KS</ks></xml>", kind="text/xml")
    yield Request("a compressed body that is none", body=b"ks=$KS", headers={"Content-Encoding": "gzip"})


def broken_json() -> Iterator[Request]:
    deep = 100_000
    start = b'{"ks": "$KS", '
    for name, body in {
        "empty": b"", "a word": b"nonsense", "half an object": b'{"ks": ', "a comma too many": start + b"}",
        "a list": b"[1,2,3]", "a number": b"7", "null": b"null", "a text": b'"text"', "NaN": b'{"ks": NaN}',
        "infinity": start + b'"pager": {"pageSize": Infinity}}', "no UTF-8": b'{"ks": "\xff\xfe"}',
        "a byte order mark": b"\xef\xbb\xbf{}", "UTF-16": '{"ks": "$KS"}'.encode("utf-16"),
        "a lone surrogate": start + b'"filter": {"nameLike": "\\ud800"}}',
        "a NUL": start + b'"filter": {"nameLike": "\\u0000"}}', "deep objects": b'{"a":' * deep + b"1" + b"}" * deep,
        "deep lists": b'{"a":' + b"[" * deep + b"]" * deep + b"}", "the same name twice": b'{"ks": 1, "ks": "$KS"}',
        "three hundred levels": b'{"a":' * 300 + b"1" + b"}" * 300, "an empty name": start + b'"": 1}',
        "a huge number": start + b'"pager": {"pageSize": ' + b"9" * 5000 + b"}}",
        "a huge exponent": start + b'"pager": {"pageSize": 1e999}}', "ks is an object": b'{"ks": {"a": 1}}',
        "ks is a list": b'{"ks": ["$KS"]}', "ks is a number": b'{"ks": 12}', "ks is true": b'{"ks": true}',
        "filter is a text": start + b'"filter": "x"}', "filter is a list": start + b'"filter": [1]}',
        "filter is true": start + b'"filter": true}', "service is a list": b'{"service": ["media"]}',
        "format is an object": start + b'"format": {"a": 1}}', "only colons": start + b'":::": 1}',
        "a profile that is a text": start + b'"responseProfile": "x"}',
        "a profile of lists": start + b'"responseProfile": {"fields": [], "type": {}}}',
    }.items():  # fmt: skip
        yield Request(f"JSON: {name}", body=body, kind=JSON)


def odd_paths() -> Iterator[Request]:
    for path in (
        "/api_v3", "/api_v3/", "/api_v3//", "/api_v3/service", "/api_v3/service/", "/api_v3/service//action/",
        "/api_v3/service/media", "/api_v3/action/list", "/api_v3/service/media/action",
        "/api_v3/a/b/c/d/e/f/g",
        "/api_v3/service/%00/action/%00",
        "/api_v3/service/%FF%FE/action/list",
        "/api_v3/service/../../etc/passwd", "/api_v3/service/média/action/list",
        "/api_v3/service/media/action/list/format",
        "/api_v3/service/media/action/list/ks/x/y/z/format/1", "/api_v3/index.php",
        "/api_v3/index.php/service/x",
        "/api_v3/0/0/0", "/api_v3/service/media/action/list?", "/api_v3/?service[]=media&action[]=list",
        "/api_v3/?service[a][b]=1", "/api_v3/?[]=1&[[]]=2&]=3&[=4", "/api_v3/?a[b=1&a]b=2&a[b]c[d]=3",
        "/api_v3/?&&&",
        "/api_v3/service/media/action/__init__", "/api_v3/service/media/action/check_new",
        "/api_v3/service/media/action/get?version=-1&entryId=%27%20OR%201=1--", "/api_v3/?format=-1",
        "/api_v3/?format=1.5&service=system&action=ping", "/api_v3/?format[]=1",
        "/api_v3/?format=9&callback=<script>",
        "/api_v3/service/media/action/list?" + "a[" * 500 + "]" * 500 + "=1", "/api_v3/?" + "x" * 7000 + "=1",
        "/api_v3/service/" + "m" * 5000 + "/action/list",
    ):  # fmt: skip
        yield Request(f"path {path[:60]}", quote(path, safe="/%?&=[]<>.-_"), kind=None, method="GET")
    for method in ("PUT", "PATCH", "DELETE", "HEAD", "OPTIONS"):
        yield Request(f"method {method}", method=method, body=b"" if method == "HEAD" else b"ks=$KS")


def bad_sessions() -> Iterator[Request]:
    def v2(content: bytes) -> str:
        return base64.urlsafe_b64encode(b"v2|" + content).decode()

    for name, ks in {
        "empty": "", "a blank": " ", "a word": "nonsense", "base64 of nothing": "====", "not base64": "*&^%",
        "version 1": base64.b64encode(b"0123456789|1;1;1;2;0.1;me;;").decode(), "only the version": v2(b""),
        "no account": v2(b"x|abc"), "an unknown account": v2(b"99999999|" + bytes(32)),
        "text": v2("ключ".encode()),
        "another's text": v2(b"4101|" + bytes(48)), "half a block": v2(b"4101|" + bytes(15)),
        "a huge account": v2(b"9" * 400 + b"|" + bytes(32)), "a negative account": v2(b"-2|" + bytes(32)),
        "a float for the account": v2(b"1.5|" + bytes(32)),
        "a hundred kilobytes": "A" * 100_000, "a NUL": "\0",
        "cut": "$KS"[:2], "with a tail": "$KSAAAA", "with a line end": "$KS\r\nX: 1", "unicode": "日本語",
    }.items():  # fmt: skip
        body = urlencode({"ks": ks}).replace("%24KS", "$KS").encode()
        yield Request(f"session: {name}", body=body)


def odd_values() -> Iterator[Request]:
    huge = "9" * 400
    for name, fields in {
        "huge page": {"pager[pageSize]": huge, "pager[pageIndex]": huge},
        "negative page": {"pager[pageIndex]": f"-{huge}"},
        "huge status": {"filter[statusEqual]": huge},
        "huge time": {"filter[createdAtGreaterThanOrEqual]": huge},
        "a float for a time": {"filter[createdAtLessThanOrEqual]": "1e308"},
        "hex": {"pager[pageSize]": "0x1F"},
        "digits of another script": {"pager[pageSize]": "١٢"},
        "quotes": {"filter[nameLike]": "'; DROP TABLE objects;--"},
        "wildcards": {"filter[nameLike]": "%_%\\"}, "a NUL": {"filter[nameLike]": "a\0b"},
        "U+FFFF": {"filter[nameLike]": "\uffff"},
        "order by nothing": {"filter[orderBy]": "+,-,,+-"},
        "order by an injection": {"filter[orderBy]": "+name;DROP"},
        "order by a path": {"filter[orderBy]": "+a.b[0]"},
        "many ids": {"filter[idIn]": ",".join(["0_aaaaaaaa"] * 40_000)},
        "a filter of a wrong class": {"filter[objectType]": "KalturaPlaylist"},
        "a class of Python": {"filter[objectType]": "__class__"},
        "a list for a text": {"filter[nameLike][]": "x"},
        "an object for a number": {"pager[pageSize][a]": "1"},
        "a text for an object": {"pager": "x"}, "a huge account": {"partnerId": huge},
        "an account that is a list": {"partnerId[]": "1"},
        "a search of a search": {"filter[advancedSearch][objectType]": "KalturaSearchOperator",
        "filter[advancedSearch][items][0][x]": "1"},
        "a profile of a wrong type": {"responseProfile[type]": "99"},
        "a stored profile that is none": {"responseProfile[id]": huge},
        "profiles in profiles": {f"responseProfile{'[relatedProfiles][0]' * n}[name]": "x" for n in range(1, 25)},
        "a language that is none": {"language": "xx-\0"},
    }.items():  # fmt: skip
        yield Request(f"value: {name}", body=form(**fields))
    for name, fields in {
        "no class": {"entry[objectType]": ""}, "an abstract class": {"entry[objectType]": "KalturaObject"},
        "a huge enum": {"entry[mediaType]": huge}, "a dictionary for an enum": {"entry[mediaType][a]": "1"},
        "a boolean enum": {"entry[mediaType]": "true"}, "private notes": {"entry[_file]": "/etc/passwd",
        "entry[mediaType]": "1"},
        "a huge date": {"entry[mediaType]": "1", "entry[startDate]": huge, "entry[endDate]": "-" + huge},
        "a control character": {"entry[mediaType]": "1", "entry[name]": "\x07"},
        "null for everything": {"entry__null": "", "entry[name__null]": ""},
    }.items():  # fmt: skip
        yield Request(f"entry: {name}", ADD, form(**fields))


def odd_multirequests() -> Iterator[Request]:
    for name, fields in {
        "parts that are texts": {"1": "x", "2": "y"}, "a part without an action": {"1:service": "system"},
        "a service that is a list": {"1:service[]": "media", "1:action": "list"},
        "negative parts": {"-5:service": "system"},
        "huge numbers": {f"{'9' * 50}:service": "system", f"{'9' * 50}:action": "ping"},
        "itself": {"1:service": "multirequest", "1:action": "x"},
        "a reference to itself": {"1:service": "media", "1:action": "get", "1:entryId": "{1:result:id}"},
        "references without an end": {"1:service": "media", "1:action": "get",
        "1:entryId": "{1:result:{1:result:" * 200},
        "a reference into nothing": {"1:service": "system", "1:action": "ping", "2:service": "media",
        "2:action": "get", "2:entryId": "{1:result:a:b:_all:0:c}"},
        "private paths": {"1:service": "system", "1:action": "ping", "2:service": "media", "2:action": "get",
        "2:entryId": "{1:result:__class__:__name__}"},
    }.items():  # fmt: skip
        yield Request(f"multirequest: {name}", MULTI, form(**fields))


def generated(count: int) -> Iterator[Request]:
    """Strange values in strange places of actions that exist, always the same ones."""
    dice = random.Random(SEED)
    actions = ["media.list", "media.add", "media.get", "baseEntry.clone", "uploadToken.add", "appToken.add",
               "responseProfile.add", "flavorAsset.list", "session.get", "user.add",
               "multirequest.x"]  # fmt: skip
    places = ["filter", "pager", "entry", "entryId", "id", "ks", "appToken", "addResponseProfile", "user",
    "cloneOptions",
              "responseProfile", "format", "partnerId", "1", "2:service", "1:action",
              "1:service"]  # fmt: skip
    fields = ["objectType", "id", "name", "type", "status", "fields", "relatedProfiles", "mappings", "tags",
    "-", "", "0",
              "idIn", "orderBy", "pageSize", "expiry", "sessionType", "advancedSearch", "items"]  # fmt: skip
    for number in range(count):
        service, action = dice.choice(actions).split(".")
        pairs = [(_name(dice, places, fields), _value(dice)) for _ in range(dice.randint(1, 8))]
        body = urlencode([("ks", "$KS"), *pairs], errors="surrogatepass").replace("%24KS", "$KS").encode()
        cut = dice.randint(0, len(body)) if dice.random() < 0.2 else len(body)
        yield Request(
            f"generated {number}", f"/api_v3/service/{service}/action/{action}?format=1", body[:cut]
        )


def _name(dice: random.Random, places: list[str], fields: list[str]) -> str:
    name = dice.choice(places)
    for _ in range(dice.randint(0, 4)):
        inner = dice.choice(fields)
        name += dice.choice([f"[{inner}]", f":{inner}", f"[{inner}", f"[{inner}]]", f"[{inner}__null]"])
    return name


def _value(dice: random.Random) -> str:
    letters = string.printable + "\0\x1f\u00e9\u05d0\u6f22\U0001f3ac\ufffe"
    kinds = [
        lambda: str(dice.randint(-(10**20), 10**20)),
        lambda: "".join(dice.choices(letters, k=dice.randint(0, 60))),
        lambda: dice.choice(
            ["KalturaMediaEntry", "KalturaFilter", "KalturaObject", "true", "null", "{}", "[]", "-1", "NaN"]
        ),
        lambda: f"{{{dice.randint(0, 3)}:result:{''.join(dice.choices('abc:_{}', k=9))}}}",
        lambda: "x" * dice.randint(1, 5000),
    ]
    return str(dice.choice(kinds)())


PICKED = list(picked())
REQUESTS = [*PICKED, *generated(max(ALL - len(PICKED), 60))]
