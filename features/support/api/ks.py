"""A Kaltura session (KS, version 2) made without the server, from the account's admin secret.

    base64url( "v2|" + partnerId + "|" + AES-128-CBC( sha1(body) + body ) )
    body = 16 random bytes + "privilege=value&…&_e=expiry&_t=type&_u=user"      (URL-encoded like a query)

The AES key is the first 16 bytes of sha1(admin secret), the vector is zero, the padding is zero bytes.
The format was read in the server's source.
"""

from __future__ import annotations

import base64
import hashlib
import os
import time
from urllib.parse import urlencode

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

USER, ADMIN = 0, 2


def sign(
    secret: str,
    partner_id: int,
    user_id: str = "",
    type: int = USER,
    expiry: int = 86400,
    privileges: str = "",
) -> str:
    """A KS for `user_id`, valid for `expiry` s from now. `privileges` as in session.start: "list:*,edit:0_abc"."""
    fields = dict(
        [*privilege.strip().split(":", 1), ""][:2] for privilege in privileges.split(",") if privilege.strip()
    )
    fields = {"all" if name == "*" else name: "*" if name == "*" else value for name, value in fields.items()}
    fields |= {"_e": str(int(time.time()) + expiry), "_t": str(type), "_u": user_id}
    body = os.urandom(16) + urlencode(fields).encode()
    sealed = _encrypt(hashlib.sha1(secret.encode()).digest()[:16], hashlib.sha1(body).digest() + body)
    return base64.urlsafe_b64encode(f"v2|{partner_id}|".encode() + sealed).decode()


def _encrypt(key: bytes, message: bytes) -> bytes:
    padded = message + b"\0" * (-len(message) % 16)
    cipher = Cipher(algorithms.AES(key), modes.CBC(bytes(16))).encryptor()
    return cipher.update(padded) + cipher.finalize()
