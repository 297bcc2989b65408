"""How much a request may be, its parts and its answer: what exceeds these is refused, and never fills the memory.

The platform has such limits by way of PHP: 10,000 fields of a form, 256 MB of memory and 60 s for a request. Whoever
passes the latter two gets HTTP 500 and an empty page there (measured: a body of 60 MB, a multirequest that doubles);
here a refusal says so, ``SANDBOX_LIMIT_EXCEEDED``. docs/reference/deviations.md has them in a table. Files that are
uploaded go to the disk, whatever their size.
"""

from __future__ import annotations

MEGABYTE = 1024 * 1024

LARGEST_HEAD = 64 * 1024  # bytes of a request's line and headers
MOST_HEADERS = 100  # of a part of a form
LARGEST_BODY = 16 * MEGABYTE  # bytes of JSON, of a form, or of all texts of a form with files
MOST_IN_HAND = 128 * MEGABYTE  # bytes of all bodies that are in memory at a time
IN_A_THREAD = 256 * 1024  # bytes of a body that the others don't have to wait for while it is read
MOST_FIELDS = 10_000  # of a form; the rest is left out, as by PHP's max_input_vars
MOST_VALUES = 100_000  # of JSON, lists and objects counted too
DEEPEST = 64  # PHP's max_input_nesting_level; in JSON what lies deeper is dropped: no type nests that deep
DEEPEST_JSON = 512  # beyond it PHP's reader gives up on the whole text
MOST_FILES = 1000  # of a form
MOST_PARTS = 5_000  # of a multirequest: as many as fit into a form's fields
MOST_SEARCHED = 500  # items and operators of a search; one that looks everywhere counts for five
LONGEST_RUN = (
    60  # s after which no further part of a multirequest begins, nor a further list for a response profile
)
MOST_FILLED_IN = LARGEST_BODY  # bytes that references to earlier results put into the parts of a multirequest
LARGEST_ANSWER = 32 * MEGABYTE  # bytes, by and large: of texts, with something for each object
LARGE_ANSWER = MEGABYTE  # bytes from which on answers are written one after the other
