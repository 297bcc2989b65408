"""The pictures of a scenario on its guide's page, as wide as their files are."""

from __future__ import annotations

from livingdocs.common.markdown import plain
from livingdocs.recorded.recording import Recorded

PLACE = "../../images/guides"  # seen from a guide's page


def shown(recorded: Recorded) -> list[str]:
    """The pictures of a scenario, as parts of the page."""
    return [f"![{_words(one.alt)}]({PLACE}/{one.file})" for one in recorded.pictures]


def _words(alt: str) -> str:
    """Words that may stand between brackets."""
    return plain(alt.replace("[", "(").replace("]", ")"))
