"""Flavors: the original file of an entry and the renditions made of it, called "Source of Film" and "Tiny of Film"."""

from behave import register_type

from features.support.content import renditions
from features.support.scenario.vocabulary import act, given, then

register_type(States=renditions.states_of)


@given('a converted video "{name:Name}"')
def converted(context, name):
    """A READY video of 12 seconds with its source and the small rendition "Tiny". All scenarios share it."""
    renditions.share(context.world, name)


@given('my own converted video "{name:Name}"')
def own_converted(context, name):
    """A copy of the converted video, with both files, for scenarios that change it."""
    renditions.copy(context.world, name)


@given('the entry "{entry:Name}" has a flavor for "{params:Name}"')
def has_flavor(context, entry, params):
    """The administrator has called flavorAsset.add: the flavor has no file yet."""
    with context.world.as_admin():
        renditions.add(context.world, entry, params)


@act('upload "{file:Name}" as "{name:Name}" under the conversion profile "{profile:Name}"')
def upload(context, file, name, profile):
    """A new entry with that profile and a file of features/data; the answer is that of media.addContent."""
    renditions.upload(context.world, file, name, profile)


@act('convert "{entry:Name}" to "{params:Name}"')
def convert(context, entry, params):
    """flavorAsset.convert: make the rendition of these params, new or again."""
    renditions.convert(context.world, entry, params)


@act('reconvert the flavor "{flavor:Name}"')
def reconvert(context, flavor):
    """flavorAsset.reconvert: make an existing rendition again, under its id."""
    context.world.call("flavorAsset.reconvert", {"id": context.world.own("flavor", flavor)})


@act('add a flavor for "{params:Name}" to the entry "{entry:Name}"')
def add(context, params, entry):
    """flavorAsset.add: a flavor without a file, to which one can be brought."""
    renditions.add(context.world, entry, params)


@act('bring the file "{file:Name}" to the flavor "{flavor:Name}"')
def bring(context, file, flavor):
    """flavorAsset.setContent with a file that was made elsewhere."""
    renditions.bring(context.world, flavor, file)


@then('"{entry:Name}" has the flavors')
def has_flavors(context, entry):
    """These flavors and no others (params | status); waited for. From then on they are known by name."""
    renditions.must_have(context.world, entry, context.table)


@then('"{name:Name}" becomes {state:Constant} by way of {states:States}')
def walks(context, name, state, states):
    """Wait for a state; on the way only these may be seen, some of them perhaps too short to be seen."""
    renditions.walk(context.world, name, state, states)


@then('the flavor "{flavor:Name}" has a new file')
def is_newer(context, flavor):
    """Its version is higher than when the scenario first looked at it."""
    renditions.must_be_newer(context.world, flavor)


@then('the file of the flavor "{flavor:Name}" is')
def is_file(context, flavor):
    """The file is downloaded and measured: container, width, height, videoCodec, frameRate, bitrate (kbps) …

    Cells: a value, (none), "at most 200", "at least 20", "about 12".
    """
    renditions.must_be_file(context.world, flavor, context.table)
