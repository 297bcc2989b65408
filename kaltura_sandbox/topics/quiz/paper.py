"""The questions of a quiz as a PDF document, to be printed and handed out: no answer is marked in it.

Letters are those of the fonts that the PDF library brings along: Latin ones are embedded, Chinese, Japanese and Korean
ones are left to the reader. Left out: Arabic, Hebrew and other scripts, which show as empty boxes; on the platform
itself they are written by fonts of its own.
"""

from __future__ import annotations

import io
import re
from functools import cache
from xml.sax.saxutils import escape

from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate

from kaltura_sandbox.platform.objects import Object

OPEN_QUESTION = 8  # KalturaQuestionType
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
LATIN, LATIN_BOLD, EASTERN = "Vera", "VeraBd", "HeiseiKakuGo-W5"
_EASTERN = re.compile("[\u3000-\u30ff\u3400-\u9fff\uac00-\ud7af\uff00-\uffef]")


def written(name: str, asked: list[Object]) -> bytes:
    """The document: the entry's name, the numbered questions, and below each its options from A to Z."""
    _fonts()
    into = io.BytesIO()
    document = SimpleDocTemplate(into, pagesize=A4, title=f"Questions of {name}", author="")
    parts = [_paragraph(f"Questions of [{name}]", LATIN_BOLD, 14, 0)]
    for number, question in enumerate(asked, 1):
        parts.append(_paragraph(f"{number}. {question.question or ''}", LATIN, 12, 0))
        parts += [_paragraph(line, LATIN, 12, 20) for line in _options(question)]
    document.build(parts)
    return into.getvalue()


def _options(question: Object) -> list[str]:
    """Of open questions none are told, and of others no more than there are letters."""
    if question.questionType == OPEN_QUESTION:
        return []
    given = question.optionalAnswers or []
    return [f"{letter}. {option.text or ''}" for letter, option in zip(LETTERS, given, strict=False)]


def _paragraph(text: str, font: str, size: int, indent: int) -> Flowable:
    if _EASTERN.search(text):
        font = EASTERN
    look = ParagraphStyle(
        font + str(indent), fontName=font, fontSize=size, leading=size * 1.4, leftIndent=indent, spaceBefore=6
    )
    return Paragraph(escape(text), look)


@cache
def _fonts() -> None:
    """Makes the fonts known, once a process."""
    for name in (LATIN, LATIN_BOLD):
        pdfmetrics.registerFont(TTFont(name, f"{name}.ttf"))
    pdfmetrics.registerFont(UnicodeCIDFont(EASTERN))
