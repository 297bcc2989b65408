"""Searches: asked by tables or by JSON, and what was found where."""

from behave import register_type

from features.support.scenario.vocabulary import act, given, then
from features.support.searching import asking, finding, metadata

register_type(How=asking.how)


@act("find the {noun:Things} with{how:How}")
def find(context, noun, how):
    """searchEntry, …Category, …User, …Group; a row is an item: fieldName, itemType, searchTerm, bounds of a range."""
    asking.find(context.world, noun, context.table, how)


@act("find the {noun:Things} by")
def find_by(context, noun):
    """The same by the searchParams of the doc string; <Name> in it is an id, names of enums are values."""
    asking.find_by(context.world, noun, context.text)


@then('"{name:Name}" is highlighted in')
def is_highlighted(context, name):
    """Where the search found its terms: fieldName | value, with <em> around them."""
    finding.must_be_highlighted(context.world, name, context.table)


@then('it is found in these parts of "{name:Name}"')
def is_found_in(context, name):
    """The lines, cue points or values inside of an entry that fit: itemsType, and fields of them; times in seconds."""
    finding.must_have_parts(context.world, name, context.table)


@then("the search counts")
def counts(context):
    """How many of all that was found have which values: fieldName | value | count."""
    finding.must_count_values(context.world, context.table)


@given('the metadata of "{name:Name}" is')
def has_metadata(context, name):
    """The administrator has made a schema with these searchable fields and filled it: field | type | value."""
    with context.world.as_admin():
        metadata.fill(context.world, name, context.table)
