"""What objects have by a metadata profile. The first row of a table of values is a value too."""

from behave import register_type

from features.support.metadata import values
from features.support.scenario.vocabulary import act, given, then

register_type(Joined=values.joined_named)


@given('"{about:Name}" has the metadata "{name:Name}" by "{profile:Name}"')
def has_metadata(context, about, name, profile):
    """The administrator has added these values to an object: field | value, in the schema's order."""
    with context.world.as_admin():
        values.add(context.world, name, profile, about, context.table, context.text)


@act('add the metadata "{name:Name}" by "{profile:Name}" to "{about:Name}"')
def add(context, name, profile, about):
    """metadata.add of the table (field | value) as XML, or of the XML in the doc string."""
    values.add(context.world, name, profile, about, context.table, context.text)


@act('upload the metadata "{name:Name}" by "{profile:Name}" to "{about:Name}"')
def add_from_file(context, name, profile, about):
    """metadata.addFromFile of the XML in the doc string."""
    values.add_from_file(context.world, name, profile, about, context.text)


@given('the metadata "{name:Name}" was changed to')
def was_changed(context, name):
    """The administrator has put these values in the place of the earlier ones."""
    with context.world.as_admin():
        values.change(context.world, name, context.table, context.text)


@act('change the metadata "{name:Name}" to')
def change(context, name):
    """metadata.update with the table (field | value) as XML, or with the XML in the doc string."""
    values.change(context.world, name, context.table, context.text)


@act('change the metadata "{name:Name}" to the file')
def change_from_file(context, name):
    """metadata.updateFromFile of the XML in the doc string."""
    values.change_from_file(context.world, name, context.text)


@act('change the metadata "{name:Name}" by the stylesheet')
def transform(context, name):
    """metadata.updateFromXSL of the XSLT in the doc string."""
    values.transform(context.world, name, context.text)


@then('the metadata "{name:Name}" says')
def says(context, name):
    """The values as they are now: these fields in this order, and no others."""
    values.must_say(context.world, name, context.table)


@act('list the {noun:Things} where {joined:Joined}the metadata by "{profile:Name}" says')
def search(context, noun, joined, profile):
    """List by values: field | value for words, or field | IS, IS_NOT or a comparison of numbers | value."""
    values.search(context.world, noun, profile, joined, context.table)


@act('list the {noun:Things} by the metadata of "{profile:Name}" in the order "{order:Name}"')
def in_order(context, noun, profile, order):
    """List the scenario's things by a number or date of theirs: +Field or -Field."""
    values.search_in_order(context.world, noun, profile, order)


@act("list the {noun:Things} by the search")
def search_by(context, noun):
    """List with the advancedSearch in the JSON of the doc string; <Name> in it is an id."""
    values.search_by(context.world, noun, context.text)


@act('list the {noun:Things} with the free text "{text:Name}" and the metadata of "{profile:Name}"')
def free_text(context, noun, text, profile):
    """List what the words are found in: an object's own texts, or its values."""
    values.ask_with(context.world, noun, profile, text)
