"""What a page begins with, and its scenarios, in a bash of their own: where something is wrong it is said, and over."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from livingdocs.languages import bash
from livingdocs.languages.bash_parts import FUNCTIONS
from livingdocs.recorded.recording import Line, Recorded, Recording, Take

pytestmark = pytest.mark.skipif(not shutil.which("bash"), reason="there is no bash on this machine")
REFUSAL = '{"objectType":"KalturaAPIException","code":"ENTRY_ID_NOT_FOUND","message":"gone"}'
GET = Line(
    "When I get the entry",
    "media.get",
    'curl -s "$KALTURA_SERVICE_URL/api_v3/service/media/action/get" \\\n'
    '  --data-urlencode "ks=$KALTURA_KS" \\\n  --data-urlencode "entryId=$KEYNOTE_ID"',
    answer={"objectType": "KalturaMediaEntry", "status": 4},
)
ADD = Line(
    "",
    "media.add",
    'curl -s "$KALTURA_SERVICE_URL/api_v3/service/media/action/add" \\\n'
    "  --data-urlencode 'entry[objectType]=KalturaMediaEntry' \\\n  --data-urlencode 'entry[mediaType]=1'",
    gives={"KEYNOTE_ID": "id"},
)
WAIT = Line("", "media.get", GET.command, until=["status", "2"])
DELETE = Line("Then it is gone", "media.delete", GET.command.replace("get", "delete"), part="tidy")
RECORDING = Recording({"KEYNOTE_ID": [ADD, WAIT]}, {"A claim": Recorded("", [Take("", [GET, DELETE])])})
(TAKE,) = RECORDING.scenarios["A claim"].takes


def run(
    text: str, answers: tuple[str, ...] = (), interactive: bool = False
) -> subprocess.CompletedProcess[str]:
    """Run a text behind the functions; `ask`, `curl` and `sleep` are stubs: each call gives the next answer."""
    stubs = "asked=$(mktemp)\nsleep() { :; }\n"
    stubs += "ask() { echo x >> $asked; case $(wc -l < $asked) in\n"
    stubs += "".join(f"  {' ' * 0}{n}) printf %s '{one}' ;;\n" for n, one in enumerate(answers, 1))
    stubs += f"  *) printf %s '{answers[-1] if answers else ''}' ;;\nesac; }}\ncurl() {{ echo called >&2; ask; }}\n"
    script = f"{FUNCTIONS}\n{stubs}{text}\n"
    options = ["--norc", "-i"] if interactive else []
    environment = {"PATH": "/usr/bin:/bin:/usr/local/bin", "KALTURA_WAIT": "0", "HOME": "/nowhere"}
    return subprocess.run(
        ["bash", *options], input=script, capture_output=True, text=True, timeout=180, env=environment
    )


def test_waiting_ends_with_the_answer_that_was_waited_for() -> None:
    done = run("KALTURA_WAIT=60; wait_for status 2 ask", ('{"status":1}', '{"status":1}', '{"status":2}'))
    assert (done.returncode, done.stdout) == (0, '{"status":2}\n')
    assert "waiting for status 2: 1 so far\n." in done.stderr


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        ('{"status":-1}', "waiting for status 2: it failed with -1"),
        (REFUSAL, "waiting for status 2: refused: "),
        ('{"status":1}', "waiting for status 2: still 1, given up"),
        ("", "waiting for status 2: still nothing, given up"),
    ],
)
def test_waiting_ends_with_a_message(answer: str, said: str) -> None:
    done = run("wait_for status 2 ask; echo ended with $?", (answer,))
    assert said in done.stderr
    assert done.stdout == "ended with 1\n"


def test_a_refusal_and_a_negative_status_can_be_waited_for() -> None:
    assert (
        run("wait_for code ENTRY_ID_NOT_FOUND ask", ('{"status":2}', REFUSAL)).returncode == 1
    )  # at the deadline
    assert run("wait_for code ENTRY_ID_NOT_FOUND ask", (REFUSAL,)).returncode == 0
    assert run("wait_for status -1 ask", ('{"status":-1}',)).returncode == 0


@pytest.mark.parametrize(
    ("answer", "path", "taken"),
    [
        ('{"id":"0_a"}', "id", "0_a"),
        ('{"objects":[{"id":7}]}', "objects.0.id", "7"),
        ('"a text"', "", "a text"),
        (REFUSAL, "code", "ENTRY_ID_NOT_FOUND"),
    ],
)
def test_a_value_is_taken_out_of_an_answer(answer: str, path: str, taken: str) -> None:
    assert run(f"ask | pick {path}", (answer,)).stdout == f"{taken}\n"


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (REFUSAL, "refused: ENTRY_ID_NOT_FOUND, gone"),
        ('{"name":"x"}', "no id in"),
        ("<html>", "no JSON: <html>"),
        ("", "no answer"),
    ],
)
def test_what_has_no_such_value_is_told(answer: str, said: str) -> None:
    done = run("ask | pick id", (answer,))
    assert said in done.stderr
    assert (done.returncode, done.stdout) == (1, "")


def test_a_scenario_in_the_middle_says_what_it_needs_and_calls_nothing() -> None:
    """Pasted into a shell that a person uses: the shell stays open."""
    done = run(f"{bash.scenario(TAKE, RECORDING)}\necho still here", interactive=True)
    assert "KALTURA_KS: run Before you begin first" in done.stderr
    assert "\ncalled" not in done.stderr
    assert done.stdout.endswith("still here\n")


def test_a_scenario_needs_its_samples_too() -> None:
    done = run(f"KALTURA_KS=x\n{bash.scenario(TAKE, RECORDING)}\necho still here", ("null",))
    assert "KEYNOTE_ID: run Before you begin first" in done.stderr
    assert done.stdout == "still here\n"


def test_a_scenario_ends_with_the_first_call_that_fails() -> None:
    lines = [Line("", "media.add", ADD.command, gives={"OTHER_ID": "id"}), GET]
    text = f"KALTURA_KS=x KEYNOTE_ID=y\n{bash.scenario(Take('', lines), RECORDING)}"
    done = run(text, (REFUSAL,))
    assert done.stderr.count("called") == 1
    assert "refused: ENTRY_ID_NOT_FOUND" in done.stderr


def test_a_sample_that_failed_leaves_no_variable() -> None:
    text = f'KALTURA_KS=x\n{bash.samples(RECORDING)}\necho "[$KEYNOTE_ID]"'
    assert run(text, ('{"id":"0_a"}', '{"status":-1}')).stdout == "[]\n"
    assert run(text, ('{"id":"0_a"}', '{"status":2}')).stdout == "[0_a]\n"


def test_a_scenario_is_a_subshell_with_guards_steps_names_and_tidying() -> None:
    assert bash.scenario(TAKE, RECORDING).split("\n") == [
        "(",
        ': "${KALTURA_KS:?run Before you begin first}"',
        ': "${KEYNOTE_ID:?run Before you begin first}"',
        "set -e",
        "",
        "# When I get the entry",
        *f"{GET.command}; echo".split("\n"),
        '# {"objectType": "KalturaMediaEntry", "status": 4 PENDING}',
        "",
        "# Tidy up",
        "set +e",
        *f"{DELETE.command} | ok".split("\n"),
        ")",
    ]


def test_numbers_are_followed_by_what_they_stand_for() -> None:
    made = bash.samples(RECORDING)
    assert "# mediaType: 1 VIDEO\nKEYNOTE_ID=$(curl" in made
    assert "# status: 2 READY\nwait_for status 2 curl" in made


def test_downloads_go_into_a_folder_that_the_tidying_removes(tmp_path: Path) -> None:
    fetched = Line("Then it plays", "GET serveFlavor", 'curl -sL -o answer.mp4 "$KALTURA_SERVICE_URL/x"')
    assert bash.command(fetched) == 'curl -sL -o "$DOWNLOADS/answer.mp4" "$KALTURA_SERVICE_URL/x"'
    done = run(f'KALTURA_KS=x\n[ -d "$DOWNLOADS" ] && {bash.tidy(RECORDING)}\nls -d "$DOWNLOADS"', ("null",))
    assert done.stdout == "" and "No such file" in done.stderr


FETCH = 'curl -sL "$KALTURA_SERVICE_URL/x"'


@pytest.mark.parametrize(
    ("fetch", "answer", "pasted"),
    [
        (
            FETCH,
            {"status": 404, "contentType": "", "X-Kaltura": "error-7"},
            f"{FETCH.replace('sL', 'sLi')}; echo",
        ),
        (FETCH, {"status": 404, "contentType": ""}, f"{FETCH.replace('sL', 'sLi')}; echo"),
        (FETCH, {"status": 200, "contentType": "text/plain", "text": ["#EXTM3U"]}, f"{FETCH}; echo"),
        (
            FETCH.replace("sL", "sL -o answer.jpg"),
            {"status": 200, "contentType": "image/jpeg", "bytes": "<size>"},
            FETCH.replace("sL", 'sL -o "$DOWNLOADS/answer.jpg" -w "$SAVED"'),
        ),
    ],
)
def test_what_came_of_an_address_is_seen(fetch: str, answer: dict[str, object], pasted: str) -> None:
    take = Take("", [Line("Then it plays", "GET x", fetch, answer=answer)])
    assert bash.scenario(take, RECORDING).split("\n")[5] == pasted


def test_an_answer_that_gives_a_variable_is_seen_too() -> None:
    line = Line(
        "When I add it", "media.add", ADD.command, gives={"OTHER_ID": "id"}, answer={"id": "$OTHER_ID"}
    )
    done = run(f"KALTURA_KS=x\n{bash.scenario(Take('', [line]), RECORDING)}", ('{"id":"0_a"}',))
    assert '{"id":"0_a"}\n' in done.stderr


def test_a_few_calls_end_with_the_ids_of_what_they_have_made() -> None:
    secret = Line("", "appToken.add", ADD.command, gives={"TOKEN_ID": "id", "TOKEN": "token"})
    done = run(f"KALTURA_KS=x\n{bash.calls([ADD, secret], RECORDING)}", ('{"id":"0_a","token":"hush"}',))
    assert done.stdout == "made: KEYNOTE_ID=0_a, TOKEN_ID=0_a\n"


def test_a_call_without_an_answer_says_why() -> None:
    done = run("unset -f curl\n" + FUNCTIONS + "\ncurl -s http://127.0.0.1:9/ | pick id")
    assert "Failed to connect" in done.stderr or "Couldn't connect" in done.stderr
    assert done.returncode == 1


def test_every_session_that_a_page_uses_is_started_once() -> None:
    visitor = Line(
        "When", "media.list", 'curl -s "$KALTURA_SERVICE_URL/x" --data-urlencode "ks=$KALTURA_WIDGET_KS"'
    )
    recording = Recording({}, {"A claim": Recorded("", [Take("", [visitor, visitor])])})
    assert bash.sessions(recording) == ["KALTURA_KS", "KALTURA_WIDGET_KS"]
    assert "KALTURA_USER_SECRET" not in bash.begin(recording)
