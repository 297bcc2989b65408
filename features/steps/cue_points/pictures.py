"""Pictures of slides (KalturaTimedThumbAsset)."""

from features.support.cue_points import pictures
from features.support.scenario.vocabulary import act, given


@given('the cue point "{point:Name}" of "{entry:Name}" has the picture "{file:Name}"')
def has_picture(context, point, entry, file):
    """The administrator has added a timed thumbnail for it, and uploaded a file of features/data into that."""
    with context.world.as_admin():
        pictures.give(context.world, point, entry, file)


@given('the timed thumbnail "{name:Name}" for the cue point "{point:Name}" was added to "{entry:Name}"')
def was_added(context, name, point, entry):
    """The administrator has made the place for a picture; none is there yet."""
    with context.world.as_admin():
        pictures.add(context.world, name, point, entry)


@act('add the timed thumbnail "{name:Name}" for the cue point "{point:Name}" to "{entry:Name}"')
def add(context, name, point, entry):
    """thumbAsset.add of a KalturaTimedThumbAsset with cuePointId: the place for a picture."""
    pictures.add(context.world, name, point, entry)


@act('open the picture of the cue point "{point:Name}"')
def open_picture(context, point):
    """thumbAsset.getUrl of its assetId, and GET the address that it answers."""
    pictures.open_address(context.world, point)
