"""Ids that tell nothing: an installation that has a key for it makes a user's id of what another system calls the user.

The id is the HMAC (SHA-256, hex) of the account's number, a low line and the externalId without its blanks and its
case, under that key. So the same person has the same id again, and another one in another account. The key is the
installation's, as on the platform (user_id_enc_key of its runtime configuration): who starts the sandbox gives one in
KALTURA_SANDBOX_USER_ID_KEY. Without a key an externalId is the id.
"""

from __future__ import annotations

import hashlib
import hmac
import os

from kaltura_sandbox import php_text
from kaltura_sandbox.platform.accounts import Account
from kaltura_sandbox.platform.objects import Object

KEY = "KALTURA_SANDBOX_USER_ID_KEY"


def settle(account: Account, user: Object) -> None:
    """Gives a new user who came with an externalId the id that is made of it."""
    key = os.environ.get(KEY)
    if not key or not user.externalId:
        return
    user.id, user._hashed = made_of(account, user.externalId, key), True


def made_of(account: Account, external_id: str, key: str) -> str:
    """The id of a user whom another system knows by ``external_id``."""
    plain = php_text.trim(php_text.lower(external_id)).replace(" ", "")
    return hmac.new(key.encode(), f"{account.id}_{plain}".encode(), hashlib.sha256).hexdigest()
