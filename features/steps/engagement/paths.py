"""Paths of several films: their playlist, hotspots on the films, and a player's way through them."""

from features.support.engagement import paths
from features.support.scenario.vocabulary import act, given


@given('a path "{name:Name}" of {members:Names}{data:With}')
def path(context, name, members, data):
    """The administrator has made a playlist of the type PATH; a doc string is the interactivity data of it."""
    with context.world.as_admin():
        paths.make(context.world, name, members, context.text)


@given(
    'a hotspot "{name:Name}" on "{film:Name}" from {start:Count} to {end:Count} ms'
    ' for the interaction "{interaction:Name}"'
)
def hotspot(context, name, film, start, end, interaction):
    """A public annotation with the tag hotspots, whose partnerData names the interaction that a click means."""
    with context.world.as_admin():
        paths.hotspot(context.world, name, film, (start, end), interaction)


@act('walk "{name:Name}" by choosing {choices:Names}')
def walk(context, name, choices):
    """As a player does: the data and each film's hotspots are read, and a choice leads to its node's film."""
    paths.walk(context.world, name, choices)
