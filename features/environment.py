"""Hooks of the guides. They only delegate: the work is in features/support."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from features.support.scenario import vocabulary  # noqa: F401  (registers the types of the steps)
from features.support.scenario.hooks import close_run, open_run


def before_all(context):
    """Settings, sandbox, sessions: the run begins."""
    context.world = open_run()


def before_feature(context, feature):
    """Skip a guide that the target can't show."""
    context.world.home.on(feature.effective_tags).capabilities.skip(feature)


def before_scenario(context, scenario):
    """A scenario starts with an empty memory."""
    context.world.begin(scenario.effective_tags)
    context.world.run.capabilities.skip(scenario)


def after_step(context, step):
    """The step's exchanges become its evidence."""
    context.world.evidence.flush()


def after_scenario(context, scenario):
    """What the scenario made is deleted."""
    context.world.end()


def after_all(context):
    """Shared samples go, the sandbox stops."""
    close_run(context)
