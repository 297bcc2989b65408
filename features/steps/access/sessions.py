"""Sessions (KS): who acts, for how long, and what they may do. A guide that says nothing acts as administrator."""

from hamcrest import assert_that, close_to

from features.support.access import sessions
from features.support.api.nouns import SESSION
from features.support.scenario.matchers import has_fields
from features.support.scenario.vocabulary import act, given, then


@given('a made-up session "{name:Name}"')
def made_up(context, name):
    """Text that never was a session."""
    context.world.hold(name, context.world.unique("made-up").replace(" ", "-"))


@given("I have {caller:Caller}")
def have(context, caller):
    """From now on the scenario acts with this kind of session: an administrator's, a user's, a widget's, none."""
    world = context.world
    world.acting = lambda: world.ks(caller)


@given('I have {caller:Caller} with the privileges "{privileges:Name}"')
def have_with_privileges(context, caller, privileges):
    """From now on the scenario acts with a new session that carries these privileges; <Name> stands for an id."""
    sessions.begin(context.world, caller, "Own", privileges)
    context.world.acting = lambda: context.world.session("Own")


@given('I use the session "{name:Name}"')
def use(context, name):
    """From now on the scenario acts with a session that it named before."""
    ks = context.world.session(name)
    context.world.acting = lambda: ks


@given('an expired session "{name:Name}"')
def expired(context, name):
    """A session whose time was over a day ago."""
    sessions.sign(context.world, name, expiry=-86400)


@given('{caller:Caller} "{name:Name}"{table:With}')
def session(context, caller, name, table):
    """A session that the scenario can name later; a table gives userId, expiry (s) and privileges."""
    sessions.start(context.world, caller, name, context.table)


@act('start {caller:Caller} "{name:Name}"{table:With}')
def start(context, caller, name, table):
    """session.start (or startWidgetSession); a table gives userId, expiry (s) and privileges."""
    sessions.start(context.world, caller, name, context.table)


@act('sign the session "{name:Name}" myself')
def sign(context, name):
    """Make a KS without calling the server, by the recipe in the doc string (support/api/ks.py follows it)."""
    sessions.sign(context.world, name)


@act('end the session "{name:Name}"')
def end(context, name):
    """session.end, made with the session itself."""
    ks = context.world.session(name)
    context.world.acting = lambda: ks
    context.world.call("session.end")


@then('the session "{name:Name}" says')
def says(context, name):
    """What session.get reads in it: userId, partnerId, sessionType (USER, ADMIN), expiry, privileges."""
    world = context.world
    told = sessions.told(world, name)
    assert_that(world.plain(told), has_fields(world.expected(SESSION, context.table)))


@then('the session "{name:Name}" ends in {seconds:Seconds} seconds')
def ends_in(context, name, seconds):
    """Its end, by the server's clock; a minute more or less doesn't count."""
    world = context.world
    end = int(world.look("session.get", {"session": world.session(name)})["expiry"])
    assert_that(end - world.look("system.getTime"), close_to(seconds, 60))


@then('Kaltura accepts the session "{name:Name}"')
def accepted(context, name):
    """A call with it is answered."""
    sessions.try_out(context.world, name)


@then('Kaltura refuses the session "{name:Name}" as {reason:Constant}')
def refused_as(context, name, reason):
    """A call with it is refused with INVALID_KS, and this is why: EXPIRED, LOGOUT, EXCEEDED_ACTIONS_LIMIT …"""
    sessions.must_be_refused(context.world, name, reason)
