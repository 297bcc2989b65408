"""Text without markup, as PHP's strip_tags leaves it: a ``<`` before a blank is none, an open tag takes the rest."""

from __future__ import annotations

from kaltura_sandbox import php_text

_BLANKS = " \t\n\r\v\f"
_QUOTES = "\"'"


def without_tags(text: str) -> str:
    """The text without tags, comments, declarations and processing instructions, whether or not they are closed."""
    stripper = _Stripper(text)
    for at, character in enumerate(text):
        if character != "\0":
            stripper.step(at, character)
    return "".join(stripper.kept)


class _Stripper:
    """Where the reading stands: ``step`` is the state, a method that takes the next character."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.kept: list[str] = []
        self.step = self._outside
        self.depth = 0  # of ``<`` inside of a tag
        self.quote = ""  # the quotation mark that is open
        self.brackets = 0  # round ones that are open in a processing instruction
        self.last = ""
        self.is_xml = False  # inside of ``<?xml``

    def _before(self, at: int, count: int) -> str:
        return self.text[max(at - count, 0) : at]

    def _opens(self, at: int) -> bool:
        """Whether a ``<`` begins a tag."""
        return self.text[at + 1 : at + 2] not in tuple(_BLANKS)

    def _outside(self, at: int, character: str) -> None:
        if character == "<" and self._opens(at):
            self.last, self.step = "<", self._tag
        elif character == ">" and self.depth:
            self.depth -= 1
        else:
            self.kept.append(character)

    def _closes(self, character: str) -> bool:
        """Whether a ``>`` ends what is open, rather than a ``<`` inside of it or a quoted text."""
        if character != ">":
            return False
        if self.depth:
            self.depth -= 1
            return False
        return not self.quote

    def _leave(self) -> None:
        self.quote, self.is_xml, self.step = "", False, self._outside

    def _quoted(self, character: str) -> None:
        if self.quote in ("", character):
            self.quote = "" if self.quote else character

    def _tag(self, at: int, character: str) -> None:
        if character == "<" and not self.quote and self._opens(at):
            self.depth += 1
        elif self._closes(character):
            self.last = ">"
            if not (self.is_xml and self._before(at, 1) == "-"):
                self._leave()
        elif character in _QUOTES:
            self._quoted(character)
        elif character == "!" and self._before(at, 1) == "<":
            self.last, self.step = character, self._declaration
        elif character == "?" and self._before(at, 1) == "<":
            self.brackets, self.step = 0, self._instruction

    def _instruction(self, at: int, character: str) -> None:
        if character in "()" and self.last not in tuple(_QUOTES):
            self.last = character
            self.brackets += 1 if character == "(" else -1
        elif self._closes(character):
            if not self.brackets and self.last != '"' and self._before(at, 1) == "?":
                self._leave()
        elif character in _QUOTES and self._before(at, 1) != "\\":
            if self.last == character:
                self.last = ""
            elif self.last != "\\":
                self.last = character
            self._quoted(character)
        elif character in "lL" and at > 4 and php_text.lower(self._before(at, 4)) == "<?xm":
            self.is_xml, self.step = True, self._tag

    def _declaration(self, at: int, character: str) -> None:
        if self._closes(character):
            self._leave()
        elif character in _QUOTES and self._before(at, 1) != "\\":
            self._quoted(character)
        elif character == "-" and self._before(at, 2) == "!-":
            self.step = self._comment
        elif character in "eE" and php_text.lower(self._before(at, 8)) == "<!doctyp":
            self.step = self._tag

    def _comment(self, at: int, character: str) -> None:
        if character == ">" and not self.quote and self._before(at, 2) == "--":
            self._leave()
