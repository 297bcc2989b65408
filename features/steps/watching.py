"""Watching: the entry's own file is downloaded and looked into; pictures and film are in the report."""

from features.support import watching
from features.support.vocabulary import then


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


@then('the width and the height of "{name:Name}" are multiples of {number:Count}')
def even_size(context, name, number):
    """Of the entry's own file, in pixels."""
    watching.must_have_even_size(context.world, name, number)


@then('the thumbnail of "{name:Name}" has a new address')
def new_thumbnail(context, name):
    """Its version went up since the scenario began, so no cache shows the old picture any more."""
    watching.must_have_new_thumbnail(context.world, name)
