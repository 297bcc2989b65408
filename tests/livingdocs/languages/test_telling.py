"""Which of a scenario's calls its claim is about."""

from __future__ import annotations

from livingdocs.common.guides import load_guides
from livingdocs.languages.telling import main_call, main_calls
from livingdocs.recorded.recording import Line, Take, load


def line(step: str, label: str, part: str = "shown", command: str = "curl") -> Line:
    return Line(step, label, command, part=part)


def labels(*lines: Line) -> list[str]:
    return [one.label for one in main_calls(Take("", list(lines)))]


def test_it_is_the_last_change_of_the_when() -> None:
    lines = [
        line("Given a video", "uploadToken.add"),
        line("When I clip it", "media.add"),
        line("When I clip it", "media.addContent"),
        line("When I clip it", "media.get"),
        line("Then it is READY", "media.get"),
        line("Then it is READY", "media.delete", "tidy"),
    ]
    assert labels(*lines) == ["media.add", "media.addContent"]
    assert main_call(Take("", lines)) is lines[2]


def test_a_when_that_only_reads_is_about_the_read() -> None:
    assert labels(line("Given a video", "media.add"), line("When I get it", "media.get")) == ["media.get"]


def test_a_read_by_a_session_of_its_own_is_no_mere_look() -> None:
    counted = line("When I get it", "media.get", command='curl "ks=$TWICE_KS"')
    assert labels(counted, line("And I list", "media.list", command="curl")) == ["media.get"]


def test_an_and_is_as_the_step_before_it() -> None:
    assert labels(
        line("When I add", "media.add"),
        line("And I update", "media.update"),
        line("Then it is so", "media.approve"),
    ) == ["media.add", "media.update"]


def test_what_was_made_in_quiet_does_not_count() -> None:
    assert labels(line("When I add", "media.add", "quiet")) == []


def test_a_browsers_scenario_is_about_what_was_changed_for_it() -> None:
    lines = [
        line("Given a profile", "accessControlProfile.add"),
        line("And the entry has it", "media.update"),
    ]
    assert labels(*lines, line("Then the player shows", "media.get")) == [
        "accessControlProfile.add",
        "media.update",
    ]
    assert labels(line("Then the player shows", "media.get")) == ["media.get"]


def test_what_was_mentioned_of_an_earlier_call_is_that_call() -> None:
    lines = [line("Given a video", "media.get"), line("When I get it", "media.get", "again", command="")]
    assert main_call(Take("", lines)) is lines[0]


def test_the_scenario_tells_what_an_and_goes_on_with() -> None:
    """Its Then called nothing, so that the recording has the And right behind the When."""
    guide = next(one for one in load_guides() if one.slug == "clip_and_trim")
    scenario = next(
        one for one in guide.scenarios if one.title.startswith("A clip keeps the size of its source")
    )
    take = load(guide).scenarios[scenario.title].takes[0]
    assert [one.label for one in main_calls(take, scenario)] == ["flavorAsset.list"]


def test_a_scenario_without_calls_has_none() -> None:
    assert main_call(Take("")) is None


def test_every_recorded_scenario_with_a_shown_call_has_one_that_matters() -> None:
    takes = [take for guide in load_guides() for one in load(guide).scenarios.values() for take in one.takes]
    shown = [take for take in takes if any(one.part == "shown" for one in take.lines)]
    assert len(shown) > 500
    for take in shown:
        call = main_call(take)
        assert call is not None and call.part == "shown" and call.command
