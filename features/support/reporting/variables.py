"""The shell variables of a scenario's curl lines: the session, the account, and each object under a telling name.

An entry is named after what the scenario calls it ($HIGHLIGHT_ENTRY_ID). The first one without a name is
$KALTURA_ENTRY_ID, others are numbered ($KALTURA_ENTRY_ID_2). Sessions work the same way ($KALTURA_KS, $ANN_KS).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from features.support.reporting.masking import STARS, mask_field, mask_text, names_secret
from features.support.wire.settings import Settings

ID_FIELD = re.compile(r"(id|ids|Id|Ids|IdEqual|IdIn|idEqual|idIn|IdToIgnore|Ids(Multi)?Like(Or|And)?)$")
ID_LIST = re.compile(r"(?:[iI]ds|[iI]dIn|Ids(?:Multi)?Like(?:Or|And)?)$")
LIST_INSIDE = re.compile(r"([/:]\w*[iI]d(?:s|In)/)([\w,]+)")
ID_INSIDE = re.compile(r'("\w*Id": ?"?|/\w*Id/)(\d+)\b')


class Variables:
    """Values of one scenario that its curl lines write as variables. `known` holds secrets, `_ids` object ids."""

    def __init__(self, settings: Settings, run: str = "") -> None:
        self._stamp = re.compile(rf"[ -]?{run}\w*" if run else "(?!)")
        self.service_url = settings.service_url
        self.partner_id = str(settings.partner_id)
        secrets = {settings.admin_secret: "KALTURA_ADMIN_SECRET", settings.user_secret: "KALTURA_USER_SECRET"}
        secrets |= {settings.operator_secret: "KALTURA_OPERATOR_SECRET"}
        self.known = {secret: name for secret, name in secrets.items() if secret}
        self.secrets: set[str] = set()  # what nobody named and no text may show: tokens, passwords, hashes
        self._kinds: dict[str, tuple[str, str | None]] = {}  # id -> kind (ENTRY), the scenario's name for it
        self._ids: dict[str, str] = {}  # id -> variable

    def session(self, ks: str, name: str) -> None:
        """`ks` is written as $NAME from now on."""
        self.known[ks] = name

    def address(self, text: str, name: str) -> None:
        """`text`, which an answer gives and is another one in each run, is written as $NAME from now on, or $NAME_2."""
        taken = set(self.known.values())
        numbered = (f"{name}_{number}" for number in range(2, len(taken) + 3))
        if text not in self.known:
            self.known[text] = next(one for one in (name, *numbered) if one not in taken)

    def name(self, kind: str, id: str, name: str | None = None) -> None:
        """The object `id` is a `kind` (upload token, KalturaMediaEntry …), which the scenario calls `name`."""
        if id not in self._kinds or name:
            self._kinds[id] = (kind_name(kind), name)

    def learn(self, answer: Any) -> None:
        """Take note of every object with an id in an answer."""
        if isinstance(answer, Mapping):
            if isinstance(answer.get("id"), (str, int)) and isinstance(answer.get("objectType"), str):
                self.name(answer["objectType"], str(answer["id"]))
            for key, inner in answer.items():
                self.suspect(str(key), inner, str(answer.get("objectType", "")))
                self.learn(inner)
        elif isinstance(answer, list):
            for inner in answer:
                self.learn(inner)

    def suspect(self, key: str, value: Any, owner: str = "") -> None:
        """Note a value that its key, a field of a request or of an answer, makes a secret."""
        if isinstance(value, str) and len(value) >= 8 and names_secret(key, owner):
            self.secrets.add(value)

    def plain(self, text: str) -> str:
        """`text` without the stamps that make names unique on the server."""
        return self._stamp.sub("", text)

    def assigned(self, id: str) -> bool:
        """Whether a line has written this object as a variable before."""
        return id in self._ids

    def knows(self, id: str) -> bool:
        """Whether this is the id of an object that was seen."""
        return id in self._kinds

    def ids(self) -> dict[str, str]:
        """The variable of each object that a line has written so far, by id."""
        return dict(self._ids)

    def of(self, id: str) -> str:
        """The variable of an object, chosen at its first use."""
        if id not in self._ids:
            kind, name = self._kinds[id]
            taken = set(self._ids.values())
            own = f"{slug(name)}_{kind}_ID" if name and slug(name) else ""
            first = f"KALTURA_{kind}_ID"
            numbered = (f"{first}_{n}" for n in range(2, len(taken) + 3))
            self._ids[id] = next(v for v in (own, first, *numbered) if v and v not in taken)
        return self._ids[id]

    def write(self, field: str, text: str, mark: Callable[[str], str]) -> str:
        """`text`, the value of a request's field, with each variable written by `mark`; nothing secret is left."""
        text = str(mask_field(field, self.plain(text), self.known, mark))
        name = field.rstrip("]")
        if self._names(text) and (ID_FIELD.search(name) or not text.isdigit()):
            return mark(self.of(text))
        if ID_LIST.search(name):
            text = ",".join(mark(self.of(one)) if self._names(one) else one for one in text.split(","))
        text = ID_INSIDE.sub(
            lambda found: found[1] + (mark(self.of(found[2])) if self._names(found[2]) else found[2]), text
        )
        text = LIST_INSIDE.sub(
            lambda found: (
                found[1]
                + ",".join(mark(self.of(one)) if self._names(one) else one for one in found[2].split(","))
            ),
            text,
        )
        for id in re.findall(r"(?<![0-9A-Za-z])\d_[0-9a-z]{8,32}(?![0-9A-Za-z])", text):
            if id in self._kinds:
                text = text.replace(id, mark(self.of(id)))
        partner = mark("KALTURA_PARTNER_ID")
        if field == "body":
            text = re.sub(rf'(?<=[:"_ ]){self.partner_id}(?=[",}}])', lambda _: partner, text)
        if text.strip("_") == self.partner_id:
            return text.replace(self.partner_id, partner)
        return text.replace(self.service_url, mark("KALTURA_SERVICE_URL")).replace(
            f"/p/{self.partner_id}/", f"/p/{partner}/"
        )

    def _names(self, id: str) -> bool:
        """Whether a line writes this id as a variable; 0, the platform's own, is the same on every server."""
        return id in self._kinds and id != "0"

    def hide(self, text: str) -> str:
        """Any other text without secrets and without the server's address."""
        text = mask_text(self.plain(text), self.known)
        if nameless := self.secrets - self.known.keys():
            text = mask_text(text, dict.fromkeys(nameless, ""), lambda _: STARS)
        for written in (
            self.service_url,
            self.service_url.replace("/", "\\/"),
        ):  # the second in JSON of PHP's
            text = text.replace(written, "$KALTURA_SERVICE_URL")
        return text


def kind_name(kind: str) -> str:
    """KalturaUploadToken -> UPLOAD_TOKEN, KalturaMediaEntry -> ENTRY, "upload token" -> UPLOAD_TOKEN."""
    words = re.sub(r"(?<=[a-z])(?=[A-Z])", "_", kind.removeprefix("Kaltura"))
    return "ENTRY" if kind.endswith("Entry") and "User" not in kind else re.sub(r"\W+", "_", words).upper()


def slug(name: str) -> str:
    """A scenario's name as a shell name: "Q3 talk" -> Q3_TALK, "Ann's" -> ANN; "" where it has no letter."""
    bare = re.sub(r"['’]S\b", "", name.upper())
    return re.sub(r"^[^A-Z]+", "", re.sub(r"\W+", "_", bare, flags=re.ASCII)).strip("_")
