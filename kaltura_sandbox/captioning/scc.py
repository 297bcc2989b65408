"""SCC: the bytes of CEA-608 captions as text. Decoded by pycaption, the library that the platform converts with."""

from __future__ import annotations

import logging
import re

from kaltura_sandbox import php_text
from kaltura_sandbox.captioning.cues import Chunk, Cue, one_line_end

log = logging.getLogger(__name__)
_FIRST_HOUR = re.compile(r"^00:[0-9]{2}:[0-9]{2}[:;][0-9]{2}", re.M)
_LINE_HOUR = re.compile(r"^([0-9]{2})(?=:[0-9]{2}:[0-9]{2}[:;][0-9]{2})", re.M)


def read(content: bytes) -> list[Cue]:
    """The cues of a file; none where it cannot be decoded. A clock that starts at hour 1 is put back to 0."""
    from pycaption import SCCReader
    from pycaption.exceptions import CaptionReadError

    text = one_line_end(content).decode("utf-8", "ignore")
    if not _FIRST_HOUR.search(text):
        text = _LINE_HOUR.sub(lambda hour: f"{max(0, php_text.whole(hour[1]) - 1):02}", text)
    try:
        captions = SCCReader().read(text)
    except (CaptionReadError, ValueError, LookupError, AttributeError, TypeError) as problem:
        log.info("no SCC: %s", problem)
        return []
    found = captions.get_captions(captions.get_languages()[0])
    return [Cue(int(one.start // 1000), int(one.end // 1000), [Chunk(one.get_text())]) for one in found]
