"""KS: the session string that each call carries. Made, read and judged as the platform does it (version 2).

A KS is URL-safe base64 of ``v2|<partner id>|<cipher text>``. The cipher text is AES-128-CBC with a zero
vector under the first 16 bytes of the secret's SHA-1, zero-padded; the clear text is the SHA-1 of the rest,
16 random bytes, and the fields as a query string: privileges, ``_e`` (expiry, unix s), ``_t`` (type), ``_u`` (user).
It is always signed with the account's admin secret, whatever the type.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import os
import re
import time
from collections.abc import Callable
from dataclasses import dataclass, field
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

_SHA1, _RANDOM = 20, 16
_NAME_MARKS = re.compile(r"[ .]")  # what PHP doesn't keep in the name of a field


@dataclass
class Session:
    """What a KS says. ``expiry`` is a unix time in seconds; ``privileges`` is the text as it was asked for."""

    partner_id: int
    type: int
    user_id: str
    expiry: int
    privileges: str
    text: str = field(default="", repr=False)

    @property
    def parsed(self) -> dict[str, list[str]]:
        """Privileges by name, with their values (``edit:a/b`` has two)."""
        found: dict[str, list[str]] = {}
        for word in self.privileges.split(","):
            name, _, value = php_text.trim(word).partition(":")
            if name:
                found.setdefault(name, []).extend(value.split("/") if value else [])
        return found

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
        return self.type == ADMIN

    @property
    def is_widget(self) -> bool:
        return self.type == USER and self.user_id in ("", "0") and "widget:1" in self.privileges

    @property
    def digest(self) -> str:
        """What the sandbox remembers of a session that ended: never the KS itself."""
        return hashlib.sha256(self.text.encode()).hexdigest()


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
        raw = base64.b64decode(text.replace("-", "+").replace("_", "/"), validate=True)
        version, partner, sealed = raw.split(b"|", 2)
        secret = secret_of(php_text.whole(partner.decode())) if version == b"v2" else None
        if not secret or not sealed or len(sealed) % 16:
            raise ValueError("not a version 2 KS of an account that exists")
        decryptor = _cipher(secret).decryptor()
        clear = decryptor.update(sealed) + decryptor.finalize()
        return _parse(php_text.whole(partner.decode()), clear.rstrip(b"\0"), text)
    except (ValueError, binascii.Error, UnicodeError) as broken:
        raise invalid(text, -1, "INVALID_STR") from broken


def invalid(ks: str, number: int, word: str) -> ApiError:
    return errors.INVALID_KS(ks, number, word)


def not_yours() -> ApiError:
    """The platform's refusal of a stranger's edit: INVALID_KS with an empty KS, not SERVICE_FORBIDDEN."""
    return invalid("", -4, "INVALID_TYPE")


def check_time_and_place(session: Session, uri: str, address: str, now: float | None = None) -> None:
    """Refuses an expired session and one bound to another address or URI."""
    if session.expiry <= (now or time.time()):
        raise invalid("EXPIRED", -1, "INVALID_STR")
    addresses = session.parsed.get("iprestrict")
    if addresses is not None and address not in addresses:
        raise invalid("EXCEEDED_RESTRICTED_IP", -1, "INVALID_STR")
    allowed = session.value("urirestrict")
    if allowed is not None and not any(_uri_fits(uri, pattern) for pattern in allowed.split("|")):
        raise invalid("EXCEEDED_RESTRICTED_URI", -1, "INVALID_STR")


def _uri_fits(uri: str, pattern: str) -> bool:
    return uri == pattern or (pattern.endswith("*") and uri.startswith(pattern[:-1]))


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
            fields[_NAME_MARKS.sub("_", name)] = value
    fields |= {"_e": str(session.expiry), "_t": str(session.type), "_u": session.user_id}
    return "&".join(f"{quote(name, safe='')}={quote(value, safe='')}" for name, value in fields.items())


def _parse(partner: int, clear: bytes, text: str) -> Session:
    signature, rest = clear[:_SHA1], clear[_SHA1:]
    if len(rest) < _RANDOM or hashlib.sha1(rest).digest() != signature:
        raise ValueError("the signature does not fit")
    fields = dict(parse_qsl(rest[_RANDOM:].decode(), keep_blank_values=True))
    expiry, kind = (php_text.whole(fields.pop(name, "")) for name in ("_e", "_t"))
    user = fields.pop("_u", "")
    words = [
        f"{name}:{value}" if value else name for name, value in fields.items() if not name.startswith("_")
    ]
    told = ",".join(words)
    return Session(partner, kind, user, expiry, ALL if told == _ALL_WRITTEN else told, text)
