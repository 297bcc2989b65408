"""Application tokens: sessions for applications that must not know the account's secrets."""

from features.support.access import app_tokens
from features.support.scenario.vocabulary import act, given


@given('a session "{name:Name}" from the app token "{token:Name}"')
def session_from(context, name, token):
    """A session that a token started, to be used by its name; a widget session carried the call."""
    world = context.world
    before, world.acting = world.acting, lambda: world.ks("widget")
    app_tokens.start(world, name, token)
    world.acting = before


@act('start a session "{name:Name}" from the app token "{token:Name}"{table:With}')
def start_session_from(context, name, token, table):
    """appToken.startSession with the session at hand; the proof is made as the token's hashType says.

    A table gives expiry (s), sessionType, privileges and userId, or another tokenHash.
    """
    app_tokens.start(context.world, name, token, context.table)
