"""Watching: the entry's own file is downloaded and looked into; pictures and film are in the report."""

from features.support.content import watching
from features.support.scenario.vocabulary import then


@then('"{name:Name}"{still:Still} plays')
def plays(context, name, still):
    """Rows of: at second | plays second | of. Picture and sound are the other entry's at that second.

    The sound is judged well within a second only, where the samples hold their tone.
    """
    watching.must_play(context.world, name, context.table)


@then('the picture of "{name:Name}" is darker at second {dark:Seconds} than at second {bright:Seconds}')
def is_darker(context, name, dark, bright):
    """The one has at most half the light of the other."""
    watching.must_be_darker(context.world, name, dark, bright)


@then('"{name:Name}" is as large as "{other:Name}" within {pixels:Count} pixels')
def as_large(context, name, other, pixels):
    """Width and height of the source files of two entries differ by less than that."""
    watching.must_be_as_large(context.world, name, other, pixels)


@then('the thumbnail of "{name:Name}" has a new address')
def new_thumbnail(context, name):
    """Its version went up since the scenario began, so no cache shows the old picture any more."""
    watching.must_have_new_thumbnail(context.world, name)
