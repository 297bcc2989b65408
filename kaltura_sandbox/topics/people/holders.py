"""Users found by what their roles permit, as permissionNamesMultiLikeOr and permissionNamesMultiLikeAnd ask for it.

A name is looked for in the texts of a user's roles, in any case; a role with all permissions (``*``) has any. What a
permission needs, and whether the account has it, isn't asked (read in the source). The platform asks its index, which
has the names as they were when the user was last saved; here a change of a role counts at once.
"""

from __future__ import annotations

from kaltura_sandbox import php_text
from kaltura_sandbox.platform import roles
from kaltura_sandbox.platform.accounts import Account
from kaltura_sandbox.platform.objects import Object, split
from kaltura_sandbox.platform.roles.rights import EVERYTHING
from kaltura_sandbox.platform.store import Query
from kaltura_sandbox.platform.store.filters import Condition, expression, has_word, many

ANY_OF, ALL_OF = "permissionNamesMultiLikeOr", "permissionNamesMultiLikeAnd"


def narrowed(account: Account, query: Query, filter_: Object | None) -> Query:
    """The query, for those users alone who have what a filter asks for."""
    for asked, glue in ((ANY_OF, "OR"), (ALL_OF, "AND")):
        names = split(filter_.values.get(asked)) if filter_ and filter_.values.get(asked) else []
        if names:
            all_ = _having(account, EVERYTHING)
            query.add(many("OR", [all_, many(glue, [_having(account, name) for name in names]) or all_]))
    return query


def _having(account: Account, name: str) -> Condition:
    """Users who have a role whose text has this name."""
    wanted = php_text.lower(name)
    found = [
        has_word(expression("roleIds"), role.id)
        for role in account.find(roles.KIND, shared=True)
        if role.status != roles.DELETED and wanted in split(php_text.lower(role.permissionNames or ""))
    ]
    return many("OR", found) or ("0", [])
