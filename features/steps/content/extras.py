"""What an entry carries besides its media: metadata, thumbnails, captions. Used where copies are compared."""

from behave import register_type

from features.support.content import extras
from features.support.scenario.vocabulary import given, then

register_type(Extra=extras.extra_named)


@given('"{name:Name}" has {extra:Extra} of its own')
def has_extra(context, name, extra):
    """The administrator has given the entry one of the kind: metadata, thumbnails, captions (keynote.srt)."""
    with context.world.as_admin():
        extras.give(context.world, name, extra)


@then('"{name:Name}" has {extra:Extra}')
def has_one(context, name, extra):
    """One of the kind belongs to the entry."""
    extras.must_have_one(context.world, name, extra)


@then('"{name:Name}" has no {extra:Extra}')
def has_none(context, name, extra):
    """No metadata, thumbnail assets or caption assets belong to the entry."""
    extras.must_count(context.world, name, extra, 0)


@then('the captions of "{name:Name}" read')
def captions_read(context, name):
    """The lines of the entry's captions: from | to | text, in seconds."""
    extras.must_read(context.world, name, context.table)
