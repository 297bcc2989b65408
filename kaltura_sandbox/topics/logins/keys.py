"""Keys by mail: with one a person sets a password without the old one.

A key is base64 of ``<login>|<end>|<40 hexadecimal digits>``, the end a unix time in seconds. It holds for a day and
serves once; each new one makes the one before it invalid. What is kept is its SHA-256 alone.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
import secrets

from kaltura_sandbox import php_text
from kaltura_sandbox.platform.accounts import Platform, now
from kaltura_sandbox.platform.objects import Object
from kaltura_sandbox.topics.logins import login_data, login_errors

LIFE = 86_400  # s


def new(platform: Platform, login: Object) -> str:
    """A new key of a login, which is saved with what is kept of it."""
    text = f"{login.id}|{now() + LIFE}|{secrets.token_hex(20)}"
    login._key = _kept(text)
    login_data.save(platform, login)
    return base64.b64encode(text.encode()).decode()


def login_of(platform: Platform, key: str) -> Object:
    """The login that a good key names. Raises LOGIN_DATA_NOT_FOUND, NEW_PASSWORD_HASH_KEY_INVALID or …_EXPIRED."""
    text = _decoded(key)
    parts = text.split("|")
    login = login_data.by_id(platform, php_text.whole(parts[0])) if len(parts) == 3 else None  # noqa: PLR2004
    if login is None:
        raise login_errors.LOGIN_DATA_NOT_FOUND()
    if not hmac.compare_digest(_kept(text), login._key or ""):
        raise login_errors.NEW_PASSWORD_HASH_KEY_INVALID()
    if php_text.whole(parts[1]) < now():
        raise login_errors.NEW_PASSWORD_HASH_KEY_EXPIRED()
    return login


def _decoded(key: str) -> str:
    """What a key says; in links a dot stands for the sign of padding."""
    try:
        return base64.b64decode(key.replace(".", "="), validate=True).decode("latin-1")
    except (binascii.Error, ValueError):
        return ""


def _kept(text: str) -> str:
    return hashlib.sha256(text.encode("latin-1")).hexdigest()
