"""The calls on a guide's page: of each scenario the one that matters in a line, and the whole of it folded, to paste.

Sessions and samples are made once, in "Before you begin"; any scenario runs behind that, alone or after the others.
"""

from __future__ import annotations

import re

from livingdocs.common.guides import Guide, GuideScenario
from livingdocs.common.markdown import close, code, plain
from livingdocs.languages.compact import answered, compact
from livingdocs.languages.names import NAMES
from livingdocs.languages.short_way import short_way, told_of
from livingdocs.languages.telling import main_call
from livingdocs.pages.folds import escaped, fold, folds
from livingdocs.pages.pictures import shown
from livingdocs.pages.speaking import LANGUAGES, Language
from livingdocs.recorded.exchanges import each, is_refusal
from livingdocs.recorded.lines import words_of
from livingdocs.recorded.recording import ROWS_SHOWN, Line, Recorded, Recording
from livingdocs.recorded.requests import RequestError, request_of, text_of

_LONG = 400  # characters of a call or an answer in the text
_BEGIN = """\
Paste what is folded here once, in one of the languages, from the root of this repository or from a folder of your own \
with a copy of its `features/data`; every scenario below runs behind it, alone or after the others. Set \
`KALTURA_SERVICE_URL`, `KALTURA_PARTNER_ID` and `KALTURA_ADMIN_SECRET` first (`make sandbox` prints those of a \
sandbox). You need:"""
_BEHIND = 'The same to paste, behind ["Before you begin"](#before-you-begin):'
READ = """\
Each scenario shows its one call that matters, and what that answers; the whole of it, to paste, is folded below. A \
number that stands for a name is followed by it: `status: 4 PENDING`."""
_ELSEWHERE = """\
This needs another account than the rest of the page, of the sandbox's the one called {account}. To paste it, run \
`eval "$(.venv/bin/python -m kaltura_sandbox --exports {account})"`, and "Before you begin" again."""
_FILE = re.compile(r"features/data/[\w.-]+")


class Calls:
    """Writes the calls of one page."""

    def __init__(self, recording: Recording) -> None:
        self.recording = recording

    def short(self, guide: Guide) -> list[str]:
        """The short way, as parts of the page; none in a guide that has none."""
        lines = short_way(guide, self.recording)
        if not lines:
            return []
        told = "\n".join(
            f"{n}. {code(_cut(compact(line, NAMES)))}" for n, line in enumerate(told_of(lines), 1)
        )
        written = [_folded(one, one.calls(lines, self.recording)) for one in LANGUAGES]
        return [close("## The short way", told), _BEHIND, folds(*written)]

    def prelude(self, needs: list[str]) -> list[str]:
        """What is made once; nothing on a page without calls."""
        if not self.recording.lines():
            return []
        listed = "\n".join(f"- {need}" for need in needs)
        samples = [
            f"- {code('$' + name)}: {_sample(lines)}" for name, lines in self.recording.samples.items()
        ]
        made = ["It makes what the scenarios share:", "\n".join(samples)] if samples else []
        written = [_folded(one, one.begin(self.recording)) for one in LANGUAGES]
        return [close("## Before you begin", _BEGIN), listed, *made, folds(*written)]

    def scenario(self, scenario: GuideScenario) -> list[str]:
        """The call of a scenario and its answer, and the scenario in each language."""
        recorded = self._recorded(scenario)
        if recorded.skipped:
            return [f"*Not recorded: {plain(recorded.skipped)}.*"]
        if not recorded.takes:
            return []
        line = main_call(recorded.takes[0], scenario)
        told = " → ".join(code(_cut(one)) for one in _said(line, scenario)) if line else ""
        return [told, *shown(recorded), folds(*(self._fold(recorded, one) for one in LANGUAGES))]

    def account(self, scenario: GuideScenario) -> str:
        """Where a scenario was recorded if not on the account of the others, and how to go there."""
        account = self._recorded(scenario).account
        return f"*{_ELSEWHERE.format(account=account)}*" if account else ""

    def refused(self, scenario: GuideScenario) -> str:
        """The summary of a scenario that shows nothing but a refusal: the code and the call; "" of any other."""
        recorded = self._recorded(scenario)
        lines = [main_call(take, scenario) for take in recorded.takes]
        if not lines or not all(line and _is_refused(line) for line in lines):
            return ""
        assert lines[0]
        codes = dict.fromkeys(str(one["code"]) for line in lines if line for one in each(line.answer))
        return (
            f"Refused: {', '.join(f'<code>{escaped(one)}</code>' for one in codes)} · "
            f"<code>{escaped(_cut(compact(lines[0], NAMES)))}</code>"
        )

    def end(self) -> list[str]:
        """The deletion of what the beginning has made."""
        if not self.recording.lines():
            return []
        written = [_folded(one, one.tidy(self.recording)) for one in LANGUAGES]
        return [
            close("## Tidy up", "When you are done, delete what the scenarios have shared:"),
            folds(*written),
        ]

    def _recorded(self, scenario: GuideScenario) -> Recorded:
        return self.recording.scenarios.get(scenario.title, Recorded(""))

    def _fold(self, recorded: Recorded, language: Language) -> str:
        parts = language.scenario(recorded, self.recording)
        left = len(recorded.takes) - ROWS_SHOWN
        if left > 0 and parts:
            others = "other example is" if left == 1 else f"other {left} examples are"
            parts = [*parts, f"*The {others} called alike.*"]
        return _folded(language, parts)


def _folded(language: Language, parts: list[str]) -> str:
    """What a language has to say; nothing where it has nothing."""
    return fold(language.title, *parts) if parts else ""


def _said(line: Line, scenario: GuideScenario) -> list[str]:
    words = " ".join(sorted(words_of(f"{scenario.title}\n{scenario.source}")))
    return [one for one in (compact(line, NAMES), answered(line, NAMES, words)) if one]


def _cut(text: str) -> str:
    return text if len(text) <= _LONG else f"{text[:_LONG]}…"


def _is_refused(line: Line) -> bool:
    every = each(line.answer)
    return bool(every) and all(is_refusal(one) for one in every)


def _sample(lines: list[Line]) -> str:
    """What a sample is: the file that it is made of, or the part of another."""
    files = [found[0] for line in lines if (found := _FILE.search(line.command))]
    if files:
        return f"an entry with `{files[0]}`"
    for line in lines:
        try:
            fields = request_of(line.command).fields
        except RequestError:
            continue
        sent = {name.rpartition("[")[2].rstrip("]"): text_of(value, "${}") for name, value in fields}
        if "offset" in sent and "duration" in sent:
            source = next(text_of(value, "${}") for name, value in fields if name.endswith("[entryId]"))
            begin, length = int(sent["offset"]) / 1000, int(sent["duration"]) / 1000
            return f"a clip of `{source}`, seconds {begin:g} to {begin + length:g}"
    return "an entry"
