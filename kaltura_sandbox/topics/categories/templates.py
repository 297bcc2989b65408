"""What an account that is made from another one gets of its categories: the tree, copied by a job, without entries.

Left out: members, and the users whom a category names.
"""

from __future__ import annotations

from kaltura_sandbox.platform.accounts import Account
from kaltura_sandbox.platform.events import COPIED, Event, later
from kaltura_sandbox.platform.objects import Object
from kaltura_sandbox.topics.categories import categories

KEPT = (
    "name", "description", "tags", "privacy", "inheritanceType", "defaultPermissionLevel", "contributionPolicy",
    "privacyContext", "partnerSortValue", "partnerData", "defaultOrderBy", "moderation", "appearInList",
    "userJoinPolicy", "referenceId",
)  # fmt: skip


@later(COPIED, "partner")
def take_categories(account: Account, event: Event) -> None:
    """Copies the template's categories, parents first; one that is there already is taken for its copy."""
    template = account.platform.account(event.details["of"].id)
    found = template.find(categories.KIND, status=categories.ACTIVE)
    twins: dict[int, int] = {}
    for source in sorted(found, key=lambda one: (one.depth or 0, one.id)):
        twin = categories.named(account, source.fullName)
        if twin is None:
            kept = {name: source.copy().values[name] for name in KEPT if source.values.get(name) is not None}
            above = twins.get(source.parentId, 0)
            with account.store.transaction():
                twin = categories.create(account, Object(categories.CLASS, parentId=above, **kept))
        twins[source.id] = twin.id
