"""Metadata profiles: schemas of fields, and the files that go with them."""

from behave import register_type

from features.support.metadata import profiles
from features.support.scenario.vocabulary import act, given, then

register_type(ProfileFile=profiles.file_named)


@given('a metadata profile "{name:Name}" for {kind:Constant} with the fields')
def has_profile(context, name, kind):
    """The administrator has added a profile whose schema has these fields: support/metadata/schemas.py says columns."""
    with context.world.as_admin():
        profiles.add_with_fields(context.world, name, kind, context.table)


@act('create a metadata profile "{name:Name}" for {kind:Constant} with the fields')
def create_profile(context, name, kind):
    """metadataProfile.add of a schema with these fields: field | type | values | most | least | searchable | …"""
    profiles.add_with_fields(context.world, name, kind, context.table)


@act('create a metadata profile "{name:Name}" for {kind:Constant} from the schema')
def create_from_schema(context, name, kind):
    """metadataProfile.add of the XSD in the doc string."""
    profiles.add_with_schema(context.world, name, kind, context.text)


@given('the fields of the metadata profile "{name:Name}" were changed to')
def was_defined(context, name):
    """The administrator has given the profile a schema with these fields instead."""
    with context.world.as_admin():
        profiles.define(context.world, name, context.table)


@act('change the fields of the metadata profile "{name:Name}" to')
def define(context, name):
    """metadataProfile.update with a schema of these fields; a field stays the same by its id, else md_ and its name."""
    profiles.define(context.world, name, context.table)


@given('the {what:ProfileFile} of the metadata profile "{name:Name}" was uploaded')
def was_uploaded(context, what, name):
    """The administrator has given the profile the doc string as its views, stylesheet or schema."""
    with context.world.as_admin():
        profiles.upload(context.world, name, what, context.text)


@act('upload the {what:ProfileFile} of the metadata profile "{name:Name}"')
def upload(context, what, name):
    """updateViewsFromFile, updateTransformationFromFile or updateDefinitionFromFile of the doc string."""
    profiles.upload(context.world, name, what, context.text)


@act('open the {what:ProfileFile} of the metadata profile "{name:Name}"')
def open_file(context, what, name):
    """GET of serve or serveView with the session at hand; the text becomes the answer."""
    profiles.open_file(context.world, name, what)


@act('go back to the first schema of the metadata profile "{name:Name}"')
def go_back(context, name):
    """metadataProfile.revert to the version that the profile had when it was made."""
    profiles.go_back(context.world, name)


@then('the fields of the metadata profile "{name:Name}" are')
def fields_are(context, name):
    """listFields tells these and no others; the columns are Kaltura's."""
    profiles.must_have_fields(context.world, name, context.table)
