"""Compositions: clips with overlays, new backgrounds, drawn captions and other shapes, looked at and listened to."""

from behave import register_type

from features.support.content import composed, composing
from features.support.scenario.vocabulary import act, then

register_type(
    Shape=composing.shape_of, Colour=composed.colour_of, Has=composed.has_of, Sense=composed.sense_of
)


@act('compose "{name:Name}" of these pieces of "{source:Name}"{shape:Shape}')
def compose(context, name, source, shape):
    """media.add, and media.addContent with KalturaOperationResources: each row is a piece of the film.

    Columns: seconds; overlay, background or captions (an entry's name); fields of that attribute by their Kaltura
    names; volume; in front of (an overlay's own background). A shape, in words or in pixels, may follow.
    """
    composing.compose(context.world, name, source, context.table, shape)


@act('get the volume map of "{name:Name}"')
def get_volume_map(context, name):
    """flavorAsset.getVolumeMap of the source flavor: a file, and so a GET."""
    composing.volume_map(context.world, name)


@then('"{name:Name}" {has:Has} {colour:Colour} at second {at:Seconds}')
def has_colour(context, name, has, colour, at):
    """A colour of the samples covers some of the picture ("has"), or none of it ("has no")."""
    composed.must_have(context.world, name, has, colour, at)


@then('the overlay of "{name:Name}" is')
def overlay_is(context, name):
    """Rows of: at second | at (BOTTOM_LEFT …) or upper right corner (cut off, rounded, square).

    Of an overlay that shows the green screen: it is in that ninth of the picture and in no other.
    """
    composed.must_overlay(context.world, name, context.table)


@then('"{name:Name}" has these colours')
def has_colours(context, name):
    """Rows of: at second | from left | from top (percent) | shows."""
    composed.must_show_points(context.world, name, context.table)


@then('"{name:Name}" {sense:Sense}')
def shows_or_sounds(context, name, sense):
    """ "shows" or "sounds like"; rows of: at second | second | of. Picture or sound alone, whatever else is in them.

    In a mix the loudest sound counts.
    """
    composed.must_hold(context.world, name, sense, context.table)


@then('"{name:Name}" is {decibel:Count} dB softer at second {at:Seconds} than at second {before:Seconds}')
def is_softer(context, name, decibel, at, before):
    """The level of the sound, as the ear's measure counts it: 6 dB is half."""
    composed.must_be_softer(context.world, name, decibel, at, before)


@then('the volume map fits the sound of "{name:Name}"')
def volume_map_fits(context, name):
    """A level for each second, within 3 dB of what the file itself holds."""
    composed.must_map(context.world, name)


@then('"{name:Name}" is {width:Count} by {height:Count} pixels')
def measures(context, name, width, height):
    """The size of the entry's own file."""
    composed.must_measure(context.world, name, width, height)
