"""Quizzes: an entry becomes one, is given questions, and users answer them. For the guides on quizzes."""

from features.support.content import quizzes
from features.support.scenario.vocabulary import act, given, then


@given('a quiz on "{entry:Name}"{table:With}')
def has_quiz(context, entry, table):
    """The administrator has made an entry a quiz; a table gives its settings."""
    with context.world.as_admin():
        quizzes.make(context.world, entry, context.table)


@act('make "{entry:Name}" a quiz{table:With}')
def make(context, entry, table):
    """quiz_quiz.add with the session at hand; a table gives the settings."""
    quizzes.make(context.world, entry, context.table)


@given('the quiz on "{entry:Name}" was changed with')
def was_changed(context, entry):
    """The administrator has changed the settings in the table."""
    with context.world.as_admin():
        quizzes.change(context.world, entry, context.table)


@act('change the quiz on "{entry:Name}" with')
def change(context, entry):
    """quiz_quiz.update: the settings in the table change, the others stay."""
    quizzes.change(context.world, entry, context.table)


@given('the question "{question:Name}" in "{entry:Name}" with the options')
def has_question(context, question, entry):
    """The administrator has put it to an entry; a row an option: key, text, isCorrect, and weight unless it is 1."""
    with context.world.as_admin():
        quizzes.ask(context.world, question, entry, context.table)


@given('the user answered "{question:Name}" with "{key:Name}" in "{turn:Name}"')
def has_answered(context, question, key, turn):
    """The user of the user's session has chosen the option of this key; it is the quiz answer "Answer to …"."""
    with context.world.as_user():
        quizzes.answer(context.world, question, turn, key)


@act('answer "{question:Name}" with "{key:Name}" in "{turn:Name}"')
def answer(context, question, key, turn):
    """cuePoint.add of an answer with the key of an option; it is the quiz answer "Answer to …"."""
    quizzes.answer(context.world, question, turn, key)


@given('the user submitted "{turn:Name}"')
def has_submitted(context, turn):
    """The user of the user's session has ended an attempt."""
    with context.world.as_user():
        quizzes.submit(context.world, turn)


@act('submit "{turn:Name}"')
def submit(context, turn):
    """userEntry.submitQuiz with the session at hand."""
    quizzes.submit(context.world, turn)


@act('download the questions of "{entry:Name}"')
def download(context, entry):
    """quiz_quiz.getUrl with the session at hand, and GET of the address."""
    quizzes.download(context.world, entry)


@then('the paper says "{text:Text}"')
def paper_says(context, text):
    """The PDF document just received has these words."""
    quizzes.must_say(context.world, text)


@then('the paper does not say "{text:Text}"')
def paper_lacks(context, text):
    """The PDF document just received doesn't have these words."""
    quizzes.must_not_say(context.world, text)
