"""flavorParamsOutput: what was decided about flavors."""

from __future__ import annotations

from kaltura_sandbox.platform.accounts import OPERATOR
from kaltura_sandbox.platform.objects import Object
from kaltura_sandbox.platform.services import ObjectService
from kaltura_sandbox.platform.store import Query
from kaltura_sandbox.topics.flavors import flavor_errors, outputs


class FlavorParamsOutputService(ObjectService):
    """flavorParamsOutput: what was decided for each version of a flavor. For the platform's operator alone."""

    id = "flavorparamsoutput"
    kind = outputs.KIND
    object_type = "KalturaFlavorParamsOutput"
    not_found = flavor_errors.FLAVOR_PARAMS_OUTPUT_ID_NOT_FOUND
    hidden = {}  # noqa: RUF012

    def listing(self, filter_: Object | None) -> Query:
        """Of the account that the operator names; of all accounts where it names none."""
        query = super().listing(filter_)
        if self.account.id == OPERATOR:
            query.partners = None
        return query
