"""Pages that broadcast: the encoder beside the calls, and the addresses that are taken out of answers."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from features.support.wire.waiting import eventually
from livingdocs.checks.running import run
from livingdocs.languages import bash
from livingdocs.languages.compact import compact
from livingdocs.languages.programs import LANGUAGES, scenario
from livingdocs.languages.recipes import Replaced, recipe_of
from livingdocs.recorded.beside import BEGINS, ENDS, IS_LOST, IS_TURNED_AWAY, STOPS, beside_of, is_call
from livingdocs.recorded.lines import Told, Writer
from livingdocs.recorded.recording import Line, Recorded, Recording, Take
from livingdocs.recorded.requests import Variable

COMMAND = 'ffmpeg -re -i a.mp4 -c:v libx264 -f flv "$TALK_URL/${TALK_ID}_1"'
BEGUN = Line("When it begins", BEGINS, f"{COMMAND} &\nPRIMARY_ENCODER=$!", {"PRIMARY_ENCODER": ""})
MANIFEST = '"$KALTURA_SERVICE_URL/p/1/a.m3u8"'


def ending(label: str, command: str, part: str = "shown") -> Line:
    return Line("Then it ends", label, command, part=part)


def test_an_encoder_is_no_call() -> None:
    assert not is_call(BEGUN)
    told = beside_of(BEGUN)
    assert told.variable == "PRIMARY_ENCODER"
    assert told.words[-1] == (Variable("TALK_URL"), "/", Variable("TALK_ID"), "_1")


def test_it_ends_with_its_scenario_however_that_ends() -> None:
    lines = [BEGUN, ending(IS_LOST, 'kill -9 "$PRIMARY_ENCODER"', "tidy")]
    text = bash.scenario(Take("", lines), Recording())
    assert "trap 'kill -9 ${PRIMARY_ENCODER-} 2>/dev/null' EXIT" in text
    assert '-f flv "$TALK_URL/${TALK_ID}_1" &\nPRIMARY_ENCODER=$!' in text
    assert text.index("# Tidy up") < text.index('kill -9 "$PRIMARY_ENCODER"')


def test_the_short_way_leaves_it_at_work_and_says_so() -> None:
    text = bash.calls([BEGUN], Recording())
    assert "trap" not in text
    assert 'echo "it goes on until you say: kill $PRIMARY_ENCODER"' in text
    assert "it goes on" not in bash.calls([BEGUN, ending(ENDS, 'wait "$PRIMARY_ENCODER"')], Recording())


def test_a_word_on_a_scenario_says_where_it_sends() -> None:
    assert compact(BEGUN) == 'ffmpeg … -f flv "$TALK_URL/${TALK_ID}_1"'


@pytest.mark.parametrize(
    ("line", "python", "javascript"),
    [
        (
            BEGUN,
            'f"{talk_url}/{talk_id}_1"',
            "`${talkUrl}/${talkId}_1`",
        ),
        (ending(STOPS, 'kill "$PRIMARY_ENCODER"'), "primary_encoder.terminate()", "primaryEncoder.kill();"),
        (
            ending(IS_LOST, 'kill -9 "$PRIMARY_ENCODER"'),
            "primary_encoder.kill()",
            'primaryEncoder.kill("SIGKILL");',
        ),
        (ending(ENDS, 'wait "$PRIMARY_ENCODER"'), "primary_encoder.wait()", "await once(primaryEncoder, "),
        (
            ending(IS_TURNED_AWAY, 'wait "$PRIMARY_ENCODER" || echo "turned away"'),
            "print(primary_encoder.wait())",
            "console.log(primaryEncoder.exitCode)",
        ),
    ],
)
def test_other_languages_run_the_same_program(line: Line, python: str, javascript: str) -> None:
    assert python in LANGUAGES["Python"]().line(line)
    assert javascript in LANGUAGES["JavaScript"]().line(line)


def test_addresses_are_taken_out_of_the_list_that_was_fetched() -> None:
    gives = {"FIRST_URL": "address.0", "SECOND_URL": "address.1"}
    one = Line("When", "GET playManifest", f"curl -sL {MANIFEST}", gives)
    recorded = Recorded("", [Take("", [one])])
    assert 'second_url = [line for line in response.text.split() if line[0] != "#"][1]' in scenario(
        recorded, "Python"
    )
    assert "const secondUrl = text.match(/^[^#\\s].*/gm)[1];" in scenario(recorded, "JavaScript")


def test_a_list_is_asked_for_until_it_has_the_addresses() -> None:
    one = Line("When", "GET playManifest", f"curl -sL {MANIFEST}", {"B_URL": "address.1"}, ["address.", "2"])
    assert "until ANSWER=$(curl -sL" in bash.command(one)
    assert 'if line[0] != "#"]) < 2:' in LANGUAGES["Python"]().line(one)
    assert "?? []).length < 2) {" in LANGUAGES["JavaScript"]().line(one)
    assert compact(one).endswith("until it lists 2 addresses")


def test_a_poll_that_gives_a_value_waits_until_it_is_there() -> None:
    base = {"step": "When", "part": "shown", "keys": {}, "answer": {"recordedEntryId": "0_abcdefgh"}}
    get = 'curl -s "$KALTURA_SERVICE_URL/api_v3/service/liveStream/action/get"'
    first = {**base, "label": "liveStream.get", "command": get, "polled": True}
    first["ids"] = {"0_abcdefgh": "recordedEntryId"}
    then = {**base, "label": "media.update", "command": f"{get} -d $FILM_ID", "ids": {}}
    lines, _ = Writer({}).write(Told([first, then], {"0_abcdefgh": "FILM_ID"}), "")
    assert lines[0]["until"] == ["recordedEntryId", "any"]


def test_bash_finds_the_addresses(tmp_path: Path) -> None:
    (tmp_path / "list").write_text("#EXTM3U\n#EXT-X-STREAM-INF:A=1\nhttp://x/1\n#EXT-X:2\nhttp://x/2\n")
    gives = {"FIRST_URL": "address.0", "SECOND_URL": "address.1"}
    text = bash.command(Line("When", "GET a", f'curl -s "file://{tmp_path}/list"', gives))
    done = subprocess.run(
        ["bash", "-c", f'{text}\necho "$FIRST_URL $SECOND_URL"'], capture_output=True, text=True
    )
    assert done.stdout.strip() == "http://x/1 http://x/2"


def test_an_address_is_the_variable_that_the_answer_before_gives() -> None:
    address = "http://127.0.0.1:1/live/1795761582-fefb614b2fd78d7e/32/index.m3u8"
    base = {"step": "When", "part": "shown", "ids": {}, "polled": False}
    rows = ["#EXTM3U", "#EXT-X-STREAM-INF:BANDWIDTH=1", "$TALK_LIST_URL"]
    answer = {"status": 200, "contentType": "application/x-mpegurl", "text": rows}
    manifest = {**base, "label": "GET playManifest", "command": f"curl -sL {MANIFEST}", "answer": answer}
    stream = {**base, "label": "GET live", "command": 'curl -sL "$TALK_LIST_URL"', "answer": answer}
    told = Told([{**manifest, "keys": {"TALK_LIST_URL": "text.2"}}, {**stream, "keys": {}}], {})
    lines, missing = Writer({}).write(told, "")
    assert missing == []
    assert lines[0]["gives"] == {"TALK_LIST_URL": "address.0"}
    assert address not in str(lines)


def test_another_token_is_put_into_an_address() -> None:
    recipe = recipe_of('printf %s "$TALK_URL" | sed "s/$TALK_TOKEN/00000000/"')
    assert recipe == Replaced("TALK_URL", "TALK_TOKEN", "00000000")
    assert (
        LANGUAGES["Python"]().made("WRONG_URL", recipe)
        == 'wrong_url = talk_url.replace(talk_token, "00000000")'
    )


def test_what_a_program_leaves_at_work_ends_with_it(tmp_path: Path) -> None:
    script = "sleep 300 & echo $! > left; echo said >&2; exit 3"
    assert run(["bash", "-c", script], tmp_path, os.environ, 20) == (3, "said\n")
    left = int((tmp_path / "left").read_text())
    eventually(lambda: _must_be_gone(left), 20)


def _must_be_gone(process: int) -> None:
    status = Path(f"/proc/{process}/status")
    assert not status.exists() or "zombie" in status.read_text()


def test_a_program_that_takes_too_long_is_ended(tmp_path: Path) -> None:
    with pytest.raises(subprocess.TimeoutExpired):
        run([sys.executable, "-c", "import time; time.sleep(300)"], tmp_path, os.environ, 0.2)
