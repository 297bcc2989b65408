"""KS: the session string that each call carries. Made, read and judged as the platform does it.

A KS of version 2 is URL-safe base64 of ``v2|<partner id>|<cipher text>``. The cipher text is AES-128-CBC with a zero
vector under the first 16 bytes of the secret's SHA-1, zero-padded; the clear text is the SHA-1 of the rest,
16 random bytes, and the fields as a query string: privileges, ``_e`` (expiry, unix s), ``_t`` (type), ``_u`` (user).

One of version 1, which older clients make themselves, is base64 of ``<signature>|<fields>``. The fields stand between
semicolons, in the order of FIRST_FIELDS, and may end after the third; the signature is the SHA-1 of the secret and the
fields, in lower-case hex.

Both are signed with the account's admin secret, whatever the type (measured: not with the user secret).
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import os
import re
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qsl, quote

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from kaltura_sandbox import php_text
from kaltura_sandbox.platform import errors
from kaltura_sandbox.platform.errors import ApiError

USER, WIDGET, ADMIN = 0, 1, 2
WIDGET_PRIVILEGES = "view:*,widget:1"
ALL = "*"
_ALL_WRITTEN = "all:*"
"""How a KS carries the privilege ``*``."""

VIEW = "sview"
"""The privilege of who may see an entry whatever restricts it (a widget's own ``view`` is another one)."""

FIRST_FIELDS = (
    "partner", "partner pattern", "expiry", "type", "random", "user", "privileges", "master partner", "data",
)  # fmt: skip
"""The fields of a KS of version 1; the platform needs the first three."""

_SHA1, _RANDOM = 20, 16
_OWN_FIELDS = {"_e": "expiry", "_t": "type", "_u": "user", "_m": "master partner", "_d": "data"}
"""The fields of version 2 that are no privileges."""

_NAME_MARKS = re.compile(r"[ .]")  # what PHP doesn't keep in the name of a field
_BASE64 = re.compile(r"[A-Za-z0-9+/]*")
_BASE64_FORMS = str.maketrans("-_", "+/", " \t\r\n")
_PARTNER = re.compile(r"[ \t\n\r\v\f]*-?[0-9]{1,18}.*", re.DOTALL)


@dataclass
class Session:
    """What a KS says.

    expiry      a unix time in seconds
    privileges  the text as it was asked for
    text        the KS as it came
    digest      names the session by what is inside the KS, however that was written: its signature in hex
    told        the fields among FIRST_FIELDS that a KS carries, as it wrote them
    held        privileges of a KS of version 2, whose values may hold commas
    user        the object of the user, once that was looked for; False where there is none
    rights      what it may do, once that was asked (see roles)
    """

    partner_id: int
    type: int
    user_id: str
    expiry: int
    privileges: str
    text: str = field(default="", repr=False)
    digest: str = field(default="", repr=False)
    told: dict[str, str] = field(default_factory=dict, repr=False)
    held: dict[str, str] | None = field(default=None, repr=False)
    user: Any = field(default=None, repr=False, compare=False)
    rights: Any = field(default=None, repr=False, compare=False)

    @property
    def parsed(self) -> dict[str, list[str]]:
        """Privileges by name, with their values (``edit:a/b`` has two)."""
        if self.held is not None:
            return {name: value.split("/") if value else [] for name, value in self.held.items()}
        found: dict[str, list[str]] = {}
        for word in self.privileges.split(","):
            name, _, value = word.partition(":")
            found.setdefault(name, []).extend(value.split("/") if value else [])
        return found

    def word(self, privilege: str) -> str | None:
        """What stands behind a privilege up to the next colon or comma, "" where it stands alone; None without it.

        So the platform reads those that say a number or a role.
        """
        words = (word.split(":") for word in self.privileges.split(","))
        return next((rest[0] if rest else "" for name, *rest in words if name == privilege), None)

    def value(self, privilege: str) -> str | None:
        """A privilege's value as one text, None where the session lacks the privilege."""
        values = self.parsed.get(privilege)
        return None if values is None else "/".join(values)

    def grants(self, privilege: str, target: str) -> bool:
        """Whether ``privilege:target`` or ``privilege:*`` is among the privileges, or they are ``*`` alone."""
        if self.privileges == ALL:
            return True
        values = self.parsed.get(privilege, [])
        return "*" in values or target in values

    @property
    def is_admin(self) -> bool:
        return self.type > USER  # a KS that was made by hand may say 1

    @property
    def is_widget(self) -> bool:
        return self.type == USER and self.user_id in ("", "0") and "widget:1" in self.privileges


def make(session: Session, secret: str) -> str:
    """The KS text of a session, signed with the account's admin secret."""
    fields = _fields(session)
    clear = os.urandom(_RANDOM) + fields.encode()
    clear = hashlib.sha1(clear).digest() + clear
    clear += b"\0" * (-len(clear) % 16)
    encryptor = _cipher(secret).encryptor()
    sealed = encryptor.update(clear) + encryptor.finalize()
    raw = f"v2|{session.partner_id}|".encode() + sealed
    return base64.b64encode(raw).decode().replace("+", "-").replace("/", "_")


def read(text: str, secret_of: Callable[[int], str | None]) -> Session:
    """The session that a KS carries; ``INVALID_KS`` when it is none or was signed by somebody else."""
    try:
        raw = _decoded(text)
        session = (_read_second if raw.startswith(b"v2|") else _read_first)(raw, secret_of)
    except ValueError as broken:
        raise invalid(text, -1, "INVALID_STR") from broken
    session.text = text
    return session


def _decoded(text: str) -> bytes:
    """Base64 in either alphabet, blanks and line ends in it passed over; padding may lack, but not be wrong."""
    plain = text.translate(_BASE64_FORMS)
    body = plain.rstrip("=")
    padding, rest = len(plain) - len(body), len(body) % 4
    if not _BASE64.fullmatch(body) or rest == 1 or padding not in (0, -len(body) % 4):
        raise ValueError("no base64")
    return base64.b64decode(body + "=" * (-len(body) % 4))


def _read_second(raw: bytes, secret_of: Callable[[int], str | None]) -> Session:
    _, named, sealed = raw.split(b"|", 2)
    partner, secret = _signer(named.decode(), secret_of)
    if not sealed or len(sealed) % 16:
        raise ValueError("no cipher text")
    decryptor = _cipher(secret).decryptor()
    clear = decryptor.update(sealed) + decryptor.finalize()
    session = _parse(partner, clear.rstrip(b"\0"))
    session.told["partner"] = named.decode()
    return session


def _read_first(raw: bytes, secret_of: Callable[[int], str | None]) -> Session:
    signature, info = raw.split(b"|", 1)
    told = dict(zip(FIRST_FIELDS, info.decode("utf-8", "replace").split(";"), strict=False))
    if "expiry" not in told:
        raise ValueError("too few fields")
    partner, secret = _signer(told["partner"], secret_of)
    wanted = hashlib.sha1(secret.encode() + info).hexdigest()
    if not hmac.compare_digest(wanted.encode(), signature):
        raise ValueError("the signature does not fit")
    session = _told(partner, told)
    session.digest = wanted
    return session


def _told(partner: int, told: dict[str, str]) -> Session:
    """The session of which a KS tells these fields; type and expiry are texts to the platform (measured)."""
    kind, end = _kind(told.get("type", "")), _end(told.get("expiry", ""))
    user, privileges = told.get("user", ""), told.get("privileges", "")
    return Session(partner, kind, user, end, privileges, told=told)


def _kind(text: str) -> int:
    """The type in a KS: PHP compares a text that is no number with 1 letter by letter."""
    if php_text.is_number(text):
        return php_text.whole(text)
    return ADMIN if text > "1" else USER


def _end(text: str) -> int:
    """When a KS is over; what is no number is compared with the time as the type is with 1."""
    if php_text.is_number(text):
        return int(max(php_text.SMALLEST, min(php_text.real(text), php_text.LARGEST)))
    return php_text.LARGEST if text > str(int(time.time())) else 0


def _signer(partner: str, secret_of: Callable[[int], str | None]) -> tuple[int, str]:
    """The account that a KS names, read as a number is, and the secret that must have signed it."""
    secret = secret_of(php_text.whole(partner)) if _PARTNER.fullmatch(partner) else None
    if not secret:
        raise ValueError("no such account")
    return php_text.whole(partner), secret


def invalid(ks: str, number: int, word: str) -> ApiError:
    return errors.INVALID_KS(ks, number, word)


def not_yours() -> ApiError:
    """The platform's refusal of a stranger's edit: INVALID_KS with an empty KS, not SERVICE_FORBIDDEN."""
    return invalid("", -4, "INVALID_TYPE")


def _cipher(secret: str) -> Cipher[modes.CBC]:
    key = hashlib.sha1(secret.encode()).digest()[:16]
    return Cipher(algorithms.AES(key), modes.CBC(b"\0" * 16))


def _fields(session: Session) -> str:
    """The fields of a KS. A privilege that is named twice has its last value (values of one stand between slashes)."""
    fields: dict[str, str] = {}
    for word in session.privileges.split(","):
        text = php_text.trim(word)
        name, _, value = (_ALL_WRITTEN if text == ALL else text).partition(":")
        if text:
            fields[name] = value
    fields |= {"_e": str(session.expiry), "_t": str(session.type), "_u": session.user_id}
    return "&".join(f"{quote(name, safe='')}={quote(value, safe='')}" for name, value in fields.items())


def _parse(partner: int, clear: bytes) -> Session:
    signature, rest = clear[:_SHA1], clear[_SHA1:]
    if len(rest) < _RANDOM or hashlib.sha1(rest).digest() != signature:
        raise ValueError("the signature does not fit")
    fields = _named(rest[_RANDOM:].decode("utf-8", "replace"))
    told = {name: fields[key] for key, name in _OWN_FIELDS.items() if key in fields}
    held = {name: value for name, value in fields.items() if name not in _OWN_FIELDS}
    words = ",".join(f"{name}:{value}" if value else name for name, value in held.items())
    told["privileges"] = ALL if words == _ALL_WRITTEN else words
    session = _told(partner, told)
    session.digest, session.held = signature.hex(), held
    return session


def _named(text: str) -> dict[str, str]:
    """The fields of version 2 by the names that PHP gives them; of a name that comes again the last value counts.

    On a list (``a[]=1``) the platform breaks.
    """
    fields: dict[str, str] = {}
    for name, value in parse_qsl(text, keep_blank_values=True):
        known = _NAME_MARKS.sub("_", name.lstrip(" ").partition("\0")[0])
        if "[" in known:
            raise errors.INTERNAL_SERVERL_ERROR()
        if known:
            fields[known] = value
    return fields
