"""Errors and warnings of the decision layer in the platform's wording, as they stand in a flavor's description."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby


@dataclass(frozen=True)
class Finding:
    """One remark. ``section``: container, video or audio."""

    section: str
    text: str
    is_error: bool = False


NO_TRANSCODERS = Finding("container", "1102#No valid transcoders.", True)
NO_CONTENT = Finding("container", "1104#Invalid File - No media content.", True)
NO_CONTAINER = Finding("container", "#Invalid configured flavor param - Empty container", True)


def redundant(section: str) -> Finding:
    return Finding(section, "2106,#Redundant bitrate.")


def bitrate_not_complied(capped: int, asked: int) -> Finding:
    """2107: the source is too poor for the bitrate that is asked for (both kbps)."""
    return Finding(
        "video",
        f"2107,{capped},{asked}#The target flavor bitrate ({capped}) does not comply with the requested "
        f"bitrate ({asked}).",
    )


def size_not_complied(asked: str, target: str) -> Finding:
    return Finding(
        "video",
        f"2120,{asked},{target}#The requested frame-size ({asked}) does not comply with the target "
        f"frame-size ({target}).",
    )


def frame_rate_cut(limit: float, evaluated: float) -> Finding:
    return Finding(
        "video",
        f"2108,{limit:g},{evaluated:g}#Truncating FPS to ({limit:g}) from evaluated ({evaluated:g}).",
    )


def described(findings: Iterable[Finding]) -> str:
    """One line per section, errors first: ``video warnings: …; …\\n``."""
    found = list(findings)
    lines = []
    for is_error, word in ((True, "errors"), (False, "warnings")):
        some = [finding for finding in found if finding.is_error is is_error]
        some.sort(key=lambda finding: ("container", "video", "audio").index(finding.section))
        for section, group in groupby(some, key=lambda finding: finding.section):
            lines.append(f"{section} {word}: " + "; ".join(finding.text for finding in group) + "\n")
    return "".join(lines)
