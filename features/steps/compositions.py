"""Compositions: clips with overlays, new backgrounds, drawn captions and other shapes, looked at and listened to."""

from behave import register_type

from features.support import composed, composing
from features.support.vocabulary import act, then

register_type(Shape=composing.shape_of, Colour=composed.colour_of)


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


@then('"{name:Name}" has {colour:Colour} at second {at:Seconds}')
def has_colour(context, name, colour, at):
    """A colour of the samples covers some of the picture."""
    composed.must_be_seen(context.world, name, colour, at)


@then('"{name:Name}" has no {colour:Colour} at second {at:Seconds}')
def has_no_colour(context, name, colour, at):
    """A colour of the samples is nowhere in the picture."""
    composed.must_not_be_seen(context.world, name, colour, at)


@then('the overlay of "{name:Name}" stands')
def overlay_stands(context, name):
    """Rows of: at second | at (BOTTOM_LEFT …). It is in that ninth of the picture, and in no other."""
    composed.must_stand(context.world, name, context.table)


@then('the overlay of "{name:Name}" is cut')
def overlay_is_cut(context, name):
    """Rows of: at second | upper right corner (cut off, rounded, square)."""
    composed.must_have_corners(context.world, name, context.table)


@then('"{name:Name}" has these colours')
def has_colours(context, name):
    """Rows of: at second | from left | from top (percent) | shows."""
    composed.must_show_points(context.world, name, context.table)


@then('"{name:Name}" shows')
def shows(context, name):
    """Rows of: at second | second | of. The other film's moment is in the picture, whatever else is."""
    composed.must_show(context.world, name, context.table)


@then('"{name:Name}" sounds like')
def sounds(context, name):
    """Rows of: at second | second | of. What is loudest is the other film's sound at that second."""
    composed.must_sound(context.world, name, context.table)


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
