"""What a recorded curl line is read as is what bash makes of it."""

from __future__ import annotations

import subprocess

import pytest

from livingdocs.common.guides import load_guides
from livingdocs.recorded.beside import is_call
from livingdocs.recorded.recording import Line, load
from livingdocs.recorded.requests import File, Request, RequestError, Variable, request_of, text_of

BRACED = "${{{}}}"
TELL = "curl() { for one in \"$@\"; do printf '%s\\0' \"$one\"; done; printf '\\1'; }\n"


def calls() -> list[Line]:
    """Every recorded line that is a call."""
    recordings = [load(guide) for guide in load_guides()]
    lines = [line for one in recordings for _, line in one.lines()]
    lines += [line for one in recordings for sample in one.samples.values() for line in sample]
    return [line for line in lines if is_call(line)]


def arguments(commands: list[str]) -> list[list[str]]:
    """What bash hands to curl, each variable as ${NAME}."""
    marks = {name: "${" + name + "}" for command in commands for name in names(command)}
    given = "".join(f"{name}='{mark}'\n" for name, mark in marks.items())
    script = f"tail() {{ :; }}; head() {{ :; }}\n{TELL}{given}" + "\n".join(commands)
    told = subprocess.run(
        ["bash", "-c", "exec bash"], input=script, capture_output=True, text=True, timeout=120
    )
    return [one.split("\0")[:-1] for one in told.stdout.split("\1")[:-1]]


def names(command: str) -> set[str]:
    request = request_of(command)
    texts = [request.url, request.body, *(value for _, value in request.fields)]
    return {part.name for text in texts for part in text if isinstance(part, Variable)}


def written(request: Request) -> list[str]:
    """The same from what was read, in the order in which the lines are written."""
    options = ("-si" if request.heads else "-sL" if request.follows else "-s",)
    part = ("-r", request.range) if request.range else ()
    saved = (*part, "-o", request.saves) if request.saves else part
    body = (
        ("-H", "Content-Type: application/json", "--data-raw", text_of(request.body, BRACED))
        if request.body
        else ()
    )
    flag = "--form-string" if request.files else "--data-urlencode"
    fields = [word for name, value in request.fields for word in (flag, f"{name}={text_of(value, BRACED)}")]
    files = [word for name, file in request.files for word in ("-F", f"{name}=@{source(file)}")]
    return [*options, *saved, text_of(request.url, BRACED), *body, *fields, *files]


def source(file: File) -> str:
    whole = file.content is None and not file.offset and file.size is None
    return file.path if whole else f"-;filename={file.name}"


def test_every_recorded_line_is_read_as_bash_reads_it() -> None:
    commands = [line.command for line in calls()]
    assert len(commands) > 2000
    for command, told in zip(commands, arguments(commands), strict=True):
        assert written(request_of(command)) == told, command


def test_a_call_is_told_by_its_action_and_fields() -> None:
    request = request_of(
        'curl -s "$KALTURA_SERVICE_URL/api_v3/service/media/action/get" \\\n'
        '  --data-urlencode "entryId=$KALTURA_ENTRY_ID" \\\n'
        "  --data-urlencode 'name=a $5 \"bill\" | or'\"'\"'s two'"
    )
    assert (request.method, request.action) == ("POST", "media.get")
    assert request.field("entryId") == (Variable("KALTURA_ENTRY_ID"),)
    assert request.field("name") == ('a $5 "bill" | or\'s two',)
    assert request.field("nothing") == ()


def test_pieces_of_files_and_bytes_are_told() -> None:
    upload = 'curl -s "$KALTURA_SERVICE_URL/api_v3/service/uploadToken/action/upload" \\\n  -F'
    (piece,) = request_of(f"tail -c +11 a/b.jpg | head -c 20 | {upload} 'fileData=@-;filename=b.jpg'").files
    assert piece == ("fileData", File("b.jpg", "a/b.jpg", 10, 20))
    (literal,) = request_of(f"printf 'ab\\012\\377' | {upload} 'fileData=@-;filename=c.bin'").files
    assert literal == ("fileData", File("c.bin", content=b"ab\n\xff"))
    (whole,) = request_of(f"{upload} fileData=@a/b.jpg").files
    assert whole == ("fileData", File("b.jpg", "a/b.jpg"))


@pytest.mark.parametrize("command", ["printf %s x | sha1sum", "", "curl -s a --unknown b"])
def test_what_is_no_call_is_said_to_be_none(command: str) -> None:
    with pytest.raises(RequestError):
        request_of(command)
