"""What the account can do: @needs.<feature> is decided by a cheap, read-only probe, once a run.

A probe is an action whose refusal (SERVICE_FORBIDDEN, FEATURE_FORBIDDEN) means "not granted", or, for a feature that
no action shows, the permission that stands for it, or a search that finds something. Guides of a new feature add one
line to probes.py, or a condition to conditions.py.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from features.support.running.conditions import Conditions, Tries, has, refused
from features.support.running.probes import ACTIONS, LONG, NEEDS, PERMISSIONS, WITHOUT
from features.support.viewing import browser
from features.support.wire.client import KalturaClient
from features.support.wire.settings import ACCOUNT_CHANGES, Settings


@dataclass(frozen=True)
class Answer:
    """What the account says of a feature; `why` it isn't granted, for people."""

    feature: str
    granted: bool
    why: str = ""


class Capabilities:
    """The features of the account at hand. With `notes`, a directory, the processes of a run decide only once."""

    def __init__(
        self,
        client: KalturaClient,
        ks: Callable[[], str | None],
        settings: Settings,
        notes: Path | None = None,
        tries: Tries | None = None,
        trouble: Callable[[], str] = lambda: "",
    ) -> None:
        self.client, self.ks, self.settings, self.notes = client, ks, settings, notes
        self.conditions = Conditions(client, ks, settings, tries or Tries())
        self.trouble = trouble  # why the browser doesn't start
        self._known: dict[str, Answer] = {}

    def skip(self, element: Any) -> None:
        """Skip a behave Feature or Scenario that this target can't show, with the reason."""
        reason = self.reason_to_skip(element.effective_tags)
        if reason:
            element.skip(reason)

    def reason_to_skip(self, tags: Iterable[str]) -> str:
        """Why scenarios with these tags can't run on this target; "" when they can."""
        tags = list(tags)
        if "live_only" in tags and self.settings.embedded:
            return "needs a live Kaltura server: the embedded sandbox doesn't do this"
        if "sandbox_only" in tags and not self.settings.embedded:
            return "runs against the embedded sandbox only"
        if "changes_account" in tags and not self.settings.account_changes:
            return f"changes the account itself: {ACCOUNT_CHANGES}=1 lets it run on a live target"
        if "browser" in tags and (lacking := browser.lacking(self.settings)):
            return lacking
        missing = [f"{answer.feature} ({answer.why})" for answer in self.missing(tags)]
        if missing:
            return f"the account lacks: {', '.join(missing)}"
        return self.trouble() if "browser" in tags and not self.settings.in_browser else ""

    def missing(self, tags: Iterable[str]) -> list[Answer]:
        """What scenarios with these tags need and the account isn't granted."""
        return [answer for answer in map(self.of, features_of(tags)) if not answer.granted]

    def has(self, feature: str) -> bool:
        """Whether the account has a feature. KeyError for a name that is in no table above."""
        return self.of(feature).granted

    def of(self, feature: str) -> Answer:
        """What is known of a feature, found out when it is first asked for. KeyError for an unknown name."""
        if feature not in self._known:
            self._known[feature] = self._noted(feature) or self._note(self._probe(feature))
        return self._known[feature]

    def table(self, tags: Iterable[str], others: Callable[[], Iterable[Capabilities]] = tuple) -> list[str]:
        """Lines that tell, for each feature that the tags need, whether it is granted or why not.

        `others` are those of accounts beside this one, where scenarios run that need what it lacks.
        """
        lines = []
        for feature in sorted(set(features_of(tags))):
            if feature in LONG and not self.settings.embedded:
                lines.append(f"  {feature:24} tried out when the first scenario needs it")
                continue
            try:
                answer = self.of(feature)
                told = "granted" if answer.granted else _elsewhere(answer, others())
            except KeyError:
                told = "unknown: features/support/running/capabilities.py has no probe for it"
            lines.append(f"  {feature:24} {told}")
        return ["What the account can do, of what the guides need:", *lines] if lines else []

    def _noted(self, feature: str) -> Answer | None:
        try:
            return Answer(**json.loads((self.notes / f"{feature}.json").read_text())) if self.notes else None
        except (OSError, ValueError):
            return None

    def _note(self, answer: Answer) -> Answer:
        """Tell the other processes. A name of its own and a rename: nobody reads half a note."""
        if self.notes:
            self.notes.mkdir(parents=True, exist_ok=True)
            draft = self.notes / f"{answer.feature}.{os.getpid()}-{id(answer)}"
            draft.write_text(json.dumps(asdict(answer)))
            draft.rename(self.notes / f"{answer.feature}.json")
        return answer

    def _probe(self, feature: str) -> Answer:
        if feature in ACTIONS:
            action, params = ACTIONS[feature]
            code = refused(self.client, self.ks(), action, params)
            return Answer(feature, not code, f"{action} is refused: {code}" if code else "")
        granted, why = {**self.conditions.table(), **self._permissions()}[feature]
        return Answer(feature, True) if granted() else Answer(feature, False, why)

    def _permissions(self) -> dict[str, tuple[Callable[[], bool], str]]:
        def granted(permission: str) -> Callable[[], bool]:
            return lambda: has(self.client, self.ks(), permission)

        def lacking(permission: str) -> Callable[[], bool]:
            return lambda: not has(self.client, self.ks(), permission)

        needed = {name: (granted(one), f"no permission {one}") for name, one in PERMISSIONS.items()}
        return needed | {name: (lacking(one), f"it has {one}") for name, one in WITHOUT.items()}


def _elsewhere(answer: Answer, others: Iterable[Capabilities]) -> str:
    able = next((other for other in others if other.has(answer.feature)), None)
    return f"granted to the account {able.settings.account!r}" if able else f"not granted: {answer.why}"


def features_of(tags: Iterable[str]) -> list[str]:
    """The features of the @needs.… among tags."""
    return [tag.removeprefix(NEEDS) for tag in tags if tag.startswith(NEEDS)]
