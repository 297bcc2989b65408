"""Sessions (KS): who acts, for how long, and what they may do. A guide that says nothing acts as administrator."""

from features.support import session_steps
from features.support.vocabulary import act, given


@given("I have {caller:Caller}")
def have(context, caller):
    """From now on the scenario acts with this kind of session: an administrator's, a user's, a widget's, none."""
    world = context.world
    world.acting = lambda: world.ks(caller)


@given('I have {caller:Caller} with the privileges "{privileges:Name}"')
def have_with_privileges(context, caller, privileges):
    """From now on the scenario acts with a new session that carries these privileges; <Name> stands for an id."""
    session_steps.begin(context.world, caller, "Own", privileges)
    context.world.acting = lambda: context.world.session("Own")


@given('I use the session "{name:Name}"')
def use(context, name):
    """From now on the scenario acts with a session that it named before."""
    ks = context.world.session(name)
    context.world.acting = lambda: ks


@given('an expired session "{name:Name}"')
def expired(context, name):
    """A session whose time was over a minute ago."""
    session_steps.sign(context.world, name, expiry=-60)


@given('{caller:Caller} "{name:Name}"{table:With}')
def session(context, caller, name, table):
    """A session that the scenario can name later; a table gives userId, expiry (s) and privileges."""
    session_steps.start(context.world, caller, name, context.table)


@act('start {caller:Caller} "{name:Name}"{table:With}')
def start(context, caller, name, table):
    """session.start (or startWidgetSession); a table gives userId, expiry (s) and privileges."""
    session_steps.start(context.world, caller, name, context.table)


@act('sign the session "{name:Name}" myself')
def sign(context, name):
    """Make a KS without calling the server, by the recipe in the doc string (support/ks.py follows it)."""
    session_steps.sign(context.world, name)


@act('ask what the session "{name:Name}" says')
def ask(context, name):
    """session.get: whose the session is, its type, its end and its privileges."""
    context.world.call("session.get", {"session": context.world.session(name)})


@act('end the session "{name:Name}"')
def end(context, name):
    """session.end, made with the session itself."""
    ks = context.world.session(name)
    context.world.acting = lambda: ks
    context.world.call("session.end")
