"""The programs of every guide's page can be pasted: as one file, and line by line into an interpreter."""

from __future__ import annotations

import codeop
import re
import subprocess
from pathlib import Path

import pytest

from livingdocs.common.guides import Guide, load_guides
from livingdocs.common.paths import NODE_CLIENT
from livingdocs.languages.programs import LANGUAGES, chunks
from livingdocs.recorded.recording import load
from livingdocs.report.node import find_node

CLIENT = NODE_CLIENT / "node_modules/kaltura-client"
GUIDES = [guide for guide in load_guides() if load(guide).lines()]
ids = [guide.slug for guide in GUIDES]


def parts_of(guide: Guide, language: str) -> list[str]:
    """What is pasted of a page, one after the other."""
    return [part.code(part.pieces) for part in chunks(load(guide), LANGUAGES[language]())]


def test_every_guide_that_has_calls_is_here() -> None:
    assert len(GUIDES) > 10


@pytest.mark.parametrize("guide", GUIDES, ids=ids)
def test_python_is_one_file_and_a_session_of_an_interpreter(guide: Guide) -> None:
    parts = parts_of(guide, "Python")
    compile("\n".join(parts), guide.file, "exec")
    for part in parts:
        assert typed_in(part) == []


def typed_in(code: str) -> list[str]:
    """The statements that an interpreter complains of when it gets them line by line."""
    wrong: list[str] = []
    pending: list[str] = []
    for line in [*code.split("\n"), ""]:
        pending.append(line)
        try:
            done = codeop.compile_command("\n".join(pending), symbol="single") is not None
        except SyntaxError:
            wrong.append("\n".join(pending))
            done = True
        pending = [] if done else pending
    return wrong + ["\n".join(pending)] * bool(pending)


def test_an_interpreter_complains_of_a_block_without_an_end() -> None:
    assert typed_in("try:\n    f()\nexcept ValueError:\n    g()\nh()") != []
    assert typed_in("try:\n    f()\nexcept ValueError:\n    g()\n\nh()") == []


@pytest.mark.parametrize("guide", GUIDES, ids=ids)
def test_javascript_is_one_module(guide: Guide, tmp_path: Path) -> None:
    module = tmp_path / "page.mjs"
    module.write_text("\n".join(parts_of(guide, "JavaScript")))
    done = subprocess.run([find_node().node, "--check", module], capture_output=True, text=True, timeout=180)
    assert done.stderr == ""


@pytest.mark.parametrize("guide", GUIDES, ids=ids)
def test_node_s_interpreter_takes_each_part(guide: Guide) -> None:
    """To it a line that begins with a dot is a command, but not within braces, and braces alone are an object."""
    for part in parts_of(guide, "JavaScript"):
        assert part.startswith("{\n") == part.endswith("\n};")
        assert part.startswith("{\n") or not re.search(r"^\s*\.", part, re.MULTILINE)


@pytest.mark.parametrize("guide", GUIDES, ids=ids)
def test_each_name_that_javascript_speaks_of_is_in_the_client(guide: Guide) -> None:
    code = "\n".join(parts_of(guide, "JavaScript"))
    assert set(re.findall(r"kaltura\.objects\.(\w+)", code)) <= exported("KalturaModel.js")
    spoken = set(re.findall(r"kaltura\.enums\.(\w+)\.(\w+)", code))
    assert {f"{enum}.{name}" for enum, name in spoken} <= enum_names()
    called = re.findall(r"kaltura\.services\.(\w+)\s*\.(\w+)\(", code)
    assert {f"{service}.{method}" for service, method in called} <= methods()


def exported(file: str) -> set[str]:
    return set(re.findall(r"^module\.exports\.(\w+)", (CLIENT / file).read_text(), re.MULTILINE))


def enum_names() -> set[str]:
    text = (CLIENT / "KalturaTypes.js").read_text()
    enums = re.findall(r"^module\.exports\.(\w+) = \{(.*?)^\};", text, re.MULTILINE | re.DOTALL)
    return {
        f"{enum}.{name}" for enum, inner in enums for name in re.findall(r"^(\w+) :", inner, re.MULTILINE)
    }


def methods() -> set[str]:
    text = (CLIENT / "KalturaServices.js").read_text()
    services = re.findall(r"^class (\w+)\s*\{(.*?)^\}", text, re.MULTILINE | re.DOTALL)
    return {f"{one}.{name}" for one, inner in services for name in re.findall(r"static (\w+)\(", inner)}
