"""The tags that an account has used."""

from features.support.categories import tags
from features.support.scenario.vocabulary import act, then


@act("search the tags with")
def search(context):
    """tagSearch_tag.search with the session at hand; the table is the filter, pageSize and pageIndex its page."""
    tags.search(context.world, context.table)


@then("the tags found are")
def found(context):
    """These and no others, in this order, as soon as the index knows; the columns are Kaltura's fields."""
    tags.must_be(context.world, context.table)


@then("no tag is found")
def none_found(context):
    """The search just made finds nothing, or nothing any more."""
    tags.must_be_none(context.world)
