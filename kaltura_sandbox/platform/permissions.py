"""What is known of who may call which action, from the tables permissions.tsv: one a topic, for its services, and one
beside this module for the services that no topic has a table for (its head says how the tables came about, and what
their marks mean). Where both name an action the topic's line counts.

The tables judge nobody by their marks + and s: whether a session may call an action is what its roles say (roles/,
whose table actions.tsv has all actions of the platform and is the one source of it). These two marks are what was
measured of five callers with the roles of their kinds, and a test holds the roles to them. The other marks say what
roles don't tell: features of the account, what a service does itself, and who has no session.

The platform judges a call in this order, and so should whoever asks here:

1. the arguments (see kaltura_sandbox.platform.schema);
2. owner_rule: where the action has one, a caller without a session is refused with INVALID_KS, and so is
   one who is no administrator and may not edit the object that the call names. Where no such object is found
   the rule is passed over;
3. judged: SERVICE_FORBIDDEN or FEATURE_FORBIDDEN, by the roles of the session and by the marks.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from kaltura_sandbox import php_text

TABLES = Path(__file__).parents[1]
"""Where the tables are: anywhere below this folder."""

CALLERS = ("admin", "plain_admin", "user", "widget", "none")
"""Administrator of an account with every feature, of a plain account; user; widget; no session."""

MARKS = {
    "+": None, "o": None, "s": "SERVICE_FORBIDDEN", "x": "SERVICE_FORBIDDEN", "f": "FEATURE_FORBIDDEN",
    "k": "INVALID_KS",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class OwnerRule:
    """That only who may edit an object may call an action, administrators aside.

    object_class  entry or CuePoint
    parameter     the action's parameter that holds the object's id
    privilege     edit or editcuepoint: a session with privilege:<id> or privilege:* passes
    owner_only    editors of the object don't pass, its owner alone does
    """

    object_class: str
    parameter: str
    privilege: str
    owner_only: bool = False


@dataclass(frozen=True, slots=True)
class Access:
    """One line of the table: a mark for each of CALLERS, and the rule of ownership if there is one."""

    marks: str
    owner: OwnerRule | None = None


NOBODY = Access("x" * len(CALLERS))


def judged(service: str, action: str, kind: str, may: bool, plain: bool) -> str | None:
    """The code with which a caller is refused, or None: may call.

    `kind` is admin, user, widget or none; `may` whether the caller's roles permit the action (nobody has none); a
    `plain` account has not every feature, and what its administrators are refused for that, its users are as well.
    """
    marks = _access(service, action).marks
    if kind == "none":
        return MARKS[marks[-1]]
    own = marks[CALLERS.index("plain_admin" if plain and kind == "admin" else kind)]
    if own == "o":
        return None
    if not may:
        return "SERVICE_FORBIDDEN"
    missing = marks[1] if plain and marks[0] not in "xf" else "+"
    return MARKS[next((mark for mark in (own, missing) if mark in "xf"), "+")]


def refusal(service: str, action: str, caller: str) -> str | None:
    """The code with which a caller of this kind is refused, by the role that its kind has, or None: may call.

    `service` is the service's id (metadata_metadata), both names in any case; `caller` is one of CALLERS.
    What the table doesn't list is SERVICE_FORBIDDEN. Ownership is judged apart, and before: owner_rule.
    Raises ValueError for another kind of caller: the operator isn't judged by this table.
    """
    if caller not in CALLERS:
        raise ValueError(f"{caller!r} is none of {', '.join(CALLERS)}")
    return MARKS[_access(service, action).marks[CALLERS.index(caller)]]


def allowed(service: str, action: str, caller: str) -> bool:
    """Whether a caller of this kind may call the action (ownership aside)."""
    return refusal(service, action, caller) is None


def owner_rule(service: str, action: str) -> OwnerRule | None:
    """The rule of ownership of an action, to be judged before refusal()."""
    return _access(service, action).owner


def _access(service: str, action: str) -> Access:
    return table().get((php_text.lower(service), php_text.lower(action)), NOBODY)


@cache
def table() -> dict[tuple[str, str], Access]:
    """The whole table by (service id, action), both lower case."""
    found = {}
    for line in _lines():
        service, marks, actions, *rule = line.split("\t")
        access = Access(marks, parse_rule(rule[0]) if rule else None)
        for action in php_text.words(actions):
            found[service, action] = access
    return found


def _lines() -> Iterator[str]:
    """All lines, the platform's own first: what a topic says of a service counts."""
    own = Path(__file__).with_name("permissions.tsv")
    for file in (own, *sorted(set(TABLES.rglob("permissions.tsv")) - {own})):
        for line in file.read_text(encoding="utf-8").split("\n"):
            if line and not line.startswith("#"):
                yield line


def parse_rule(text: str) -> OwnerRule:
    """A rule from its text, "entry entryId edit ownerOnly"."""
    object_class, parameter, privilege, *options = php_text.words(text)
    return OwnerRule(object_class, parameter, privilege, "ownerOnly" in options)
