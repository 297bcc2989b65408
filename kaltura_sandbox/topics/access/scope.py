"""Who is judged by the rules of access control, and what is known of them."""

from __future__ import annotations

from dataclasses import dataclass, field

from kaltura_sandbox.platform import ks
from kaltura_sandbox.platform.accounts import Account
from kaltura_sandbox.platform.objects import Object


@dataclass(frozen=True)
class Scope:
    """Who wants what of which entry; ``contexts`` are ContextType numbers as text, ``time`` is unix s.

    ``hashes`` came with the request by their names, and ``request_ks`` is the KS of the request as it was written.
    ``action`` is ``service.action`` of a call ("." where an address is opened), ``parameters`` are the names in the
    address, ``asset`` is the file that is asked for by its own address.
    """

    entry: Object
    session: ks.Session | None = None
    contexts: frozenset[str] = frozenset()
    ip: str = ""
    referrer: str = ""
    user_agent: str = ""
    time: int = 0
    headers: dict[str, str] = field(default_factory=dict)
    account: Account | None = None
    hashes: dict[str, str] = field(default_factory=dict)
    request_ks: str = ""
    action: str = "."
    parameters: frozenset[str] = frozenset()
    asset: Object | None = None

    @property
    def is_admin(self) -> bool:
        return self.session is not None and self.session.is_admin
