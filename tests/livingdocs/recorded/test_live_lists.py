"""Lists of live streams are the same on a page after every run."""

from __future__ import annotations

from livingdocs.recorded.normal import Normal

LIST = """#EXTM3U
#EXT-X-TARGETDURATION:6
#EXT-X-MEDIA-SEQUENCE:{number}
#EXT-X-DISCONTINUITY-SEQUENCE:{number}
#EXT-X-PROGRAM-DATE-TIME:{time}
#EXTINF:6.000,"""


def shown(number: int, time: str) -> str:
    return Normal({}).text(LIST.format(number=number, time=time))


def test_when_it_was_asked_for_is_not_told() -> None:
    early = shown(299332926, "2026-11-29T23:54:18.000+00:00")
    assert early == shown(299332938, "2026-11-30T00:10:42.000+00:00")
    assert "PROGRAM-DATE-TIME:<time>" in early


def test_small_numbers_stay() -> None:
    assert "MEDIA-SEQUENCE:3\n" in shown(3, "2026-11-29T23:54:18.000+00:00")
