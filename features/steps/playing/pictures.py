"""Pictures by address: what the thumbnail URL of an entry gives, looked into and measured."""

from behave import register_type

from features.support.playing import pictures
from features.support.scenario.vocabulary import act, then
from features.support.scenario.world import rows

register_type(Format=pictures.format_named)


@act('open the thumbnail of "{name:Name}" with "{parameters:Name}"')
def open_thumbnail(context, name, parameters):
    """GET the entry's thumbnailUrl with these parameters behind it, without a session: "width/100/height/50"."""
    pictures.open_thumbnail(context.world, name, parameters)


@then("the picture is {width:Count} by {height:Count} pixels")
def measures(context, width, height):
    """Width and height of the decoded picture."""
    pictures.must_measure(context.world, width, height)


@then("the picture is a {format:Format}")
def is_in(context, format):
    """JPEG, PNG, GIF or WEBP: what the bytes are, and what the content type says."""
    pictures.must_be_in(context.world, format)


@then('the picture shows second {second:Seconds} of "{name:Name}"')
def shows_second(context, second, name):
    """The moment that the time code in the picture tells; half a second more or less doesn't count."""
    pictures.must_show_second(context.world, second, name)


@then('the slices of the picture show these seconds of "{name:Name}"')
def shows_slices(context, name):
    """A strip, cut into as many parts as the table's one row has cells: the moment that each part shows."""
    pictures.must_show_slices(context.world, [float(text) for text in context.table.headings], name)


@then("the corners of the picture are")
def has_corners(context):
    """Rows of corner | colour; the samples' corners are red, blue, yellow and green, "other" is none of these."""
    pictures.must_have_corners(context.world, rows(context.table))


@then('the picture shows the file "{file:Name}"')
def shows_file(context, file):
    """The same picture as a file of features/data, whatever its size."""
    pictures.must_be_the_file(context.world, file)


@then('the picture takes fewer bytes than that of "{name:Name}" with "{parameters:Name}"')
def is_smaller(context, name, parameters):
    """Compared with the picture that other parameters give."""
    pictures.must_be_smaller_than(context.world, name, parameters)


@then('the address is refused: "{reason:Name}"')
def is_refused(context, reason):
    """An empty page that can't be found; the reason is in the header X-Kaltura-App."""
    pictures.must_be_refused(context.world, reason)


@then("I receive an empty page")
def receives_nothing(context):
    """The address answers, with no bytes at all."""
    pictures.must_be_empty(context.world)


@then("caches may keep the picture for {seconds:Count} seconds")
def is_kept_for(context, seconds):
    """What the header Cache-Control says."""
    pictures.must_be_kept_for(context.world, seconds)
