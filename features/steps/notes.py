"""Notes: the one sentence that a colleague would add."""

from features.support.scenario.vocabulary import step


@step('note that "{text:Text}"')
def note(context, text):
    """Say something that the scenario doesn't prove: `But note that "…"`. It always passes."""
