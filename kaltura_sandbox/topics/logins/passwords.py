"""How passwords are kept: as the hash that scrypt makes of them (RFC 7914), with a salt of its own for each.

A hash names the cost at which it was made, so that a later version may raise it: ``scrypt$<n>$<r>$<p>$<salt>$<hash>``,
the last two in base64. With these numbers one takes 16 MiB of memory and some 40 ms.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import os
import secrets

from kaltura_sandbox import php_text

N, R, P = 2**14, 8, 1
SALT, LENGTH = 16, 32  # bytes
_MEMORY = 64 * 1024 * 1024  # bytes, more than the numbers above need
_LETTERS, _CAPITALS = "abcdefghijklmnopqrstuvwxyz", "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_DIGITS, _SIGNS = "0123456789", "~!@#$%^*-=+?()[]{}"


def hashed(password: str) -> str:
    """What is kept of a password."""
    salt = os.urandom(SALT)
    return "$".join(("scrypt", str(N), str(R), str(P), _text(salt), _text(_hash(password, salt, N, R, P))))


def fits(password: str, kept: str | None) -> bool:
    """Whether a password is the one of which a hash was made.

    Where there is none it takes as long, so that nobody learns by a clock which logins exist.
    """
    _, n, r, p, salt, wanted = (kept or NOBODYS).split("$")
    cost = [php_text.whole(number) for number in (n, r, p)]
    made = _hash(password, base64.b64decode(salt), *cost)
    return hmac.compare_digest(made, base64.b64decode(wanted)) and kept is not None


def made_up() -> str:
    """A password that nobody knows, for a login whose owner will set one; it obeys the platform's own rules."""
    must = [secrets.choice(letters) for letters in (_LETTERS, _DIGITS, _SIGNS)]
    letters = must + [secrets.choice(_LETTERS + _CAPITALS + _DIGITS + _SIGNS) for _ in range(11)]
    secrets.SystemRandom().shuffle(letters)
    return "".join(letters)


def _hash(password: str, salt: bytes, n: int, r: int, p: int) -> bytes:
    text = password.encode(errors="surrogatepass")
    return hashlib.scrypt(text, salt=salt, n=n, r=r, p=p, maxmem=_MEMORY, dklen=LENGTH)


def _text(raw: bytes) -> str:
    return base64.b64encode(raw).decode()


NOBODYS = "$".join(("scrypt", str(N), str(R), str(P), _text(bytes(SALT)), _text(bytes(LENGTH))))
"""What is compared with where there is no login: no password is known that has this hash."""
