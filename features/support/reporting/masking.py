"""Nothing secret leaves the process: sessions, secrets and passwords become variables or stars, wherever they hide.

`known` maps a secret to the shell variable that stands for it. Pure functions, no state.
"""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any
from urllib.parse import quote, quote_plus

STARS = "***"
SECRET_KEYS = {
    "ks",
    "secret",
    "adminsecret",
    "usersecret",
    "password",
    "newpassword",
    "oldpassword",
    "cmspassword",
    "streampassword",
    "srtpass",
    "tokenhash",
    "hashkey",
    "otp",
    "signingkey",
    "keyseed",
    "custom_data",
    "privatekey",
    "passphrase",
    "s3password",
}
SHORTEST = 20  # characters of a session, whether known or not
KS_V2 = re.compile(r"djJ8[\w%+/=-]{16,}")  # base64 of "v2|"
KS_IN_URL = re.compile(
    r"(?<=[/?&]ks[/=])[^/&\s\"'$*\ue000]+"
)  # \ue000 begins a variable that was written already
LICENSE = re.compile(r'(custom_data(?:=|\\*": ?\\*"))[^&\s"\\\']+')  # base64 that has a session inside
LICENSE_SIGNED = re.compile(r"(?<=custom_data=\*\*\*&signature=)[^&\s\"']+")
SRT_WORD = re.compile(r"(?<=,ep=)[^,&\s\"'$*\ue000]+")  # what an SRT encoder shows in place of a token
BASE64 = re.compile(r"[A-Za-z0-9_+/-]{24,}(?:={1,2}|(?:%3D){1,2})?")
KS_V1 = re.compile(r"[0-9a-f]{40}\|\d+;")
OF_ANSWER = re.compile(r"\{\d+:result(?::\w+)?\}")
"""What stands for a part of an earlier answer of a multirequest: nobody reads a secret from it."""

Write = Callable[[str], str]


def shell(name: str) -> str:
    """How a variable is written: $KALTURA_KS."""
    return f"${name}"


def mask_text(text: str, known: Mapping[str, str], write: Write = shell) -> str:
    """`text` without secrets: known ones as their variable, other sessions as ***, plain, URL-encoded or in base64."""
    for secret in sorted(filter(None, known), key=len, reverse=True):
        for form in _spellings(secret):
            text = text.replace(form, write(known[secret]))
    if len(text) < SHORTEST and "ks" not in text:
        return text
    text = LICENSE_SIGNED.sub(STARS, LICENSE.sub(rf"\g<1>{STARS}", text))
    text = SRT_WORD.sub(STARS, KS_IN_URL.sub(STARS, KS_V2.sub(STARS, text)))
    return BASE64.sub(lambda found: STARS if _hides_secret(found[0], known) else found[0], text)


@lru_cache(maxsize=4096)
def _spellings(secret: str) -> frozenset[str]:
    """As it is and as it stands in URLs; kept, since every text of a run is searched for the same few secrets."""
    return frozenset((secret, quote(secret, safe=""), quote_plus(secret)))


def mask(value: Any, known: Mapping[str, str], write: Write = shell) -> Any:
    """A copy of a JSON value without secrets; what stands under a secret's key is starred even if it is unknown."""
    if isinstance(value, Mapping):
        owner = str(value.get("objectType", ""))
        return {key: mask_field(str(key), inner, known, write, owner) for key, inner in value.items()}
    if isinstance(value, (list, tuple)):
        return [mask(inner, known, write) for inner in value]
    return mask_text(value, known, write) if isinstance(value, str) else value


def mask_field(key: str, value: Any, known: Mapping[str, str], write: Write = shell, owner: str = "") -> Any:
    """One named value: `key` may be a form field (1:appToken[token]); `owner` is the class of its object."""
    masked = mask(value, known, write)
    secret = names_secret(key, owner) and isinstance(value, str) and value and masked == value
    if secret and not OF_ANSWER.fullmatch(value):
        return STARS
    return masked


@lru_cache(maxsize=4096)
def names_secret(key: str, owner: str = "") -> bool:
    """Whether what stands under this key is secret, whatever it is."""
    last = re.split(r"[\[\]:.]+", key.rstrip("]"))[-1]
    return last.lower() in SECRET_KEYS or (
        last == "token" and ("AppToken" in owner or "apptoken" in key.lower())
    )


def conceal(failure: BaseException, hide: Write) -> None:
    """Take secrets out of the words of an exception, and of those that led to it, before anybody prints them."""
    seen: set[int] = set()
    link: BaseException | None = failure
    while link is not None and id(link) not in seen:
        seen.add(id(link))
        link.args = tuple(part if isinstance(part, (int, float)) else hide(str(part)) for part in link.args)
        link = link.__cause__ or link.__context__


def _hides_secret(token: str, known: Mapping[str, str]) -> bool:
    plain = token.replace("%3D", "").rstrip("=").replace("-", "+").replace("_", "/")
    try:
        decoded = base64.b64decode(plain + "=" * (-len(plain) % 4)).decode("latin-1")
    except (binascii.Error, ValueError):
        return False
    hidden = decoded.startswith("v2|") or KS_V1.match(decoded) or KS_V2.search(decoded)
    return bool(hidden) or any(secret in decoded for secret in known if len(secret) >= 8)
