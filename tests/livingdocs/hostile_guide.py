"""A guide whose words would run in a browser, if pages took them for more than words."""

from __future__ import annotations

MARKUP = "</title></script><img src=x onerror=alert(1)>"
LINKS = [
    "[a](javascript:alert(1))", "[a](JaVaScRiPt:alert(1))", "[a](java&#115;cript:alert(1))",
    "[a](javascript&colon;alert(1))",
    r"[a](javascript\:alert(1))", "[a]( javascript:alert(1))", "[a](vbscript:x)", "[a](data:text/html;base64,PHN2Zz4=)",
    "[a](\x01javascript:alert(1))", "![a](javascript:alert(1))", r"[a\]](javascript:alert(1))",
    "[`a`](javascript:alert(1))",
    "[a](&#x6A;avascript:alert(1))", "[a](&#38;#106;avascript:alert(1))", "[a](file:///etc/passwd)",
]  # fmt: skip
NAMED = ["[b]: javascript:alert(1)", r"[b\]c]: javascript:alert(1)", "[b]:javascript&colon;alert(1)"]
ATTRIBUTES = ["**a**{: onclick=alert(1) }", "[a](#b){onmouseover=alert(1)}", "*a*{: a{b onclick=alert(1) }"]
CODE = [
    f"a `code`, {MARKUP}, `code`", f"a ` b\n{MARKUP} ` c", f"a ``\n`{MARKUP}`", f"a \\`{MARKUP}\\` b",
    f"a `\n`{MARKUP}` b", f"a ` b\n\n{MARKUP}\n\nc ` d", f"```\n{MARKUP}", f"a ``{MARKUP}`` b", f"`a\\`{MARKUP}`b`",
]  # fmt: skip
HARMLESS = [
    "[a page](../README.md#top)",
    "[a page](https://example.com/a:b?c=d)",
    "[a mail](mailto:me@example.com)",
]
KEPT = "`<b>` and `a = {b}`"


def title(text: str) -> str:
    """A text as a title holds it."""
    return " ".join(text.split())


def _indented(text: str) -> str:
    return "\n".join(f"    {line}" if line.strip() else "" for line in text.splitlines())


def feature() -> str:
    """The guide: in its title and prose, in those of a section, in scenarios, steps, tables and tags."""
    prose = "\n\n".join([f"Intro {MARKUP}", KEPT, *HARMLESS, *LINKS, *NAMED, *ATTRIBUTES, *CODE])
    scenarios = [f"Claim {number} {title(text)}" for number, text in enumerate([*LINKS, *ATTRIBUTES, *CODE])]
    written = "\n\n".join(
        f"  @service.media @needs.a`{MARKUP.replace(' ', '/')}`b\n  Scenario: {one}\n\n    {MARKUP}\n\n"
        f'    Given an uploaded video "Keynote"\n'
        for one in scenarios
    )
    return (
        f"@service.{MARKUP.replace(' ', '/')} @allure.link.docs:javascript:alert(1)\n"
        f"Feature: Hostile {MARKUP} {LINKS[0]}\n\n{_indented(prose)}\n\n{written}\n\n"
        f"  Rule: Section {MARKUP} {LINKS[0]} {ATTRIBUTES[0]}\n\n{_indented(prose)}\n\n"
        f'    Scenario: In a section\n      Given an uploaded video "Keynote"\n'
    )
