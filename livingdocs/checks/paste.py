"""`python -m livingdocs paste [guides] [--alone]`: pastes the blocks of the pages into bash, against a sandbox.

From top to bottom, or `--alone`: "Before you begin" once, and behind it each scenario in a shell of its own. Each
command must answer as its page shows: the same refusals and no others, and the fields that are shown. Nothing may be
left lying about. A curl put before the real one in the PATH notes what each command answered; waits are shortened.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import imageio_ffmpeg

from livingdocs.checks.pasted import BEGIN, SHORT, TIDY, Block, blocks, refusals, script, titles
from livingdocs.checks.running import run
from livingdocs.common.guides import Guide, load_guides
from livingdocs.common.markdown import plain
from livingdocs.common.paths import DOCS, ROOT
from livingdocs.pages.guide_pages import path_of
from livingdocs.recorded.exchanges import is_delivery
from livingdocs.recorded.recording import load

PAGE_WITHIN, SCENARIO_WITHIN = 900, 180  # s
CURL = """\
#!/bin/bash
"$REAL_CURL" --noproxy '*' --max-time 60 "$@" | tee "$ANSWERS/$BLOCK.answer"
code=${PIPESTATUS[0]}
echo "$code" > "$ANSWERS/$BLOCK.code"
exit $code
"""
KEEP = """\
compgen -v | sort > "$ANSWERS/names"
%s
{ declare -f; declare -p $(compgen -v | sort | comm -13 "$ANSWERS/names" -); } > begun.sh
"""
"""Runs the beginning of a page, and keeps the functions and variables that it leaves in the shell."""


@dataclass
class Pasted:
    """What became of a page: the blocks with a call, how many scenarios ran alone, and what differed."""

    page: str
    calls: int = 0
    alone: int = 0
    wrong: list[str] = field(default_factory=list)
    seconds: float = 0.0


def paste(
    page: Path,
    environment: Mapping[str, str],
    alone: bool = False,
    chosen: Callable[[str], bool] = lambda title: True,
) -> Pasted:
    """Run a page's blocks from top to bottom, or each scenario alone; `environment`: the KALTURA_ settings.

    Of the scenarios those whose title is `chosen`.
    """
    begun, every = time.monotonic(), blocks(page.read_text(encoding="utf-8"))
    every = [one for one in every if one.title in (BEGIN, TIDY) or chosen(one.title)]
    with tempfile.TemporaryDirectory() as folder:
        shell = Shell(Path(folder), environment)
        if alone:
            told, judged, ran = _alone(shell, every), every, len(titles(every))
        else:
            judged, ran = (
                [one for one in every if one.title != SHORT],
                0,
            )  # before the beginning it only says so
            told = shell.run("page", script(every), PAGE_WITHIN)
        pasted = Pasted(page.name, sum(one.calls for one in judged), ran, told)
        for one in judged:
            differs = _differences(one, shell.answers)
            pasted.wrong += [f"{one.title}: {what}:\n{one.text}" for what in differs]
        pasted.wrong += shell.left()
        pasted.seconds = time.monotonic() - begun
        return pasted


def _alone(shell: Shell, every: list[Block]) -> list[str]:
    """Run the beginning, each scenario in a shell that has only what it left, and the tidying; what went wrong."""
    wrong = shell.run(BEGIN, KEEP % script([one for one in every if one.title == BEGIN]), PAGE_WITHIN)
    # the short way keeps what it makes, so that names may be taken behind it
    for title in [*titles(every), SHORT, TIDY]:
        own = [one for one in every if one.title == title]
        wrong += shell.run(title, f"source begun.sh\n{script(own)}", SCENARIO_WITHIN) if own else []
    return wrong


class Shell:
    """A directory that looks like the repository's root, and an environment with our curl in front."""

    def __init__(self, place: Path, environment: Mapping[str, str]) -> None:
        self.place, self.answers, self.temporary = place, place / "answers", place / "tmp"
        for folder in (place / "bin", self.answers, self.temporary):
            folder.mkdir()
        (place / "features").symlink_to(ROOT / "features")
        for name, text in {"curl": CURL, "sleep": "#!/bin/bash\nexec /bin/sleep 0.05\n"}.items():
            (place / "bin" / name).write_text(text)
            (place / "bin" / name).chmod(0o755)
        # for pick: a version manager's shim takes its time
        (place / "bin" / "python3").symlink_to(sys.executable)
        # the encoder of pages that broadcast
        (place / "bin" / "ffmpeg").symlink_to(imageio_ffmpeg.get_ffmpeg_exe())
        kept = {name: os.environ[name] for name in ("HOME", "LANG") if name in os.environ}
        self.environment = kept | dict(environment)
        self.environment |= {"PATH": f"{place / 'bin'}:{os.environ['PATH']}", "ANSWERS": str(self.answers)}
        self.environment |= {"REAL_CURL": shutil.which("curl") or "curl", "TMPDIR": str(self.temporary)}
        self.environment |= {"KALTURA_WAIT": "60"}

    def run(self, name: str, text: str, within: float) -> list[str]:
        """Run a script; what is to be said of it: that it took too long, or ended with an error."""
        file = self.place / "pasted.sh"
        file.write_text(text, encoding="utf-8")
        try:
            code, said = run(["bash", file.name], self.place, self.environment, within)
        except subprocess.TimeoutExpired:
            return [f"{name}: not done within {within:g} s"]
        return [f"{name}: ended with {code}: {said.strip()[-300:]}"] if code else []

    def left(self) -> list[str]:
        """What the blocks have left lying about."""
        ours = {"bin", "answers", "tmp", "features", "pasted.sh", "begun.sh"}
        found = [path.name for path in self.place.iterdir() if path.name not in ours]
        found += [path.name for path in self.temporary.iterdir()]
        return [f"left behind: {', '.join(sorted(found))}"] if found else []


def _differences(block: Block, answers: Path) -> Iterator[str]:
    if not block.calls:
        return
    if not (answers / f"{block.number}.answer").exists():
        yield "never called"
        return
    code = (answers / f"{block.number}.code").read_text().strip()
    if code != "0":
        yield f"curl ended with {code}"
    told = _json((answers / f"{block.number}.answer").read_bytes())
    codes = [str(one["code"]) for one in refusals(told)]
    if sorted(codes) != sorted(block.refusals):
        yield f"refused with {codes or 'nothing'}, the page shows {block.refusals or 'nothing'}"
    elif told is not None and block.shown is not None and not is_delivery(block.shown):
        missing = sorted(_missing(block.shown, told))
        if missing:
            yield f"not in the answer: {', '.join(missing)}"


def _json(body: bytes) -> Any:
    try:
        return json.loads(body)
    except ValueError:
        return None


def _missing(shown: Any, told: Any, path: str = "") -> Iterator[str]:
    """The fields that are shown and weren't answered."""
    if isinstance(shown, dict) and isinstance(told, dict):
        for key, inner in shown.items():
            if key == "…":
                continue
            if key not in told:
                yield f"{path}{key}"
            else:
                yield from _missing(inner, told[key], f"{path}{key}.")
    elif type(shown) is not type(told) and not isinstance(shown, str):
        yield f"{path} as {type(shown).__name__}"


def settings(announced: Mapping[str, Any], account: str = "") -> dict[str, str]:
    """The KALTURA_ variables for a sandbox, from its announcement; `account` is "" for the one with every feature."""

    def of(name: str) -> str:
        return str(announced[account + name[0].upper() + name[1:] if account else name])

    return {
        "KALTURA_SERVICE_URL": str(announced["serviceUrl"]),
        "KALTURA_PARTNER_ID": of("partnerId"),
        "KALTURA_ADMIN_SECRET": of("adminSecret"),
        "KALTURA_USER_SECRET": of("userSecret"),
        "KALTURA_USER_ID": str(announced["userId"]),
        "KALTURA_OPERATOR_PARTNER_ID": str(announced["operatorPartnerId"]),
        "KALTURA_OPERATOR_SECRET": str(announced["operatorAdminSecret"]),
    }


def main(arguments: Sequence[str]) -> int:
    """`python -m livingdocs paste [slugs]`: all pages, or those of these guides; 1 when one differs."""
    parser = argparse.ArgumentParser(
        prog="python -m livingdocs paste", description="Paste the guides' pages into bash."
    )
    parser.add_argument("guides", nargs="*", help="clip_and_trim upload_and_ingest … (default: all)")
    parser.add_argument("--alone", action="store_true", help="each scenario in a shell of its own")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1, help="pages at a time")
    options = parser.parse_args(list(arguments))
    if options.jobs < 1:
        parser.error("--jobs is 1 or more")
    there = [guide.slug for guide in load_guides()]
    if unknown := [slug for slug in options.guides if slug not in there]:
        parser.error(f"there is no guide {unknown[0]}; there are {', '.join(there)}")
    done = []
    for one in paste_guides(options.guides, options.jobs, options.alone):
        done.append(one)
        alone = f"{one.alone} scenarios alone, " if options.alone else ""
        print(
            f"{one.page}: {alone}{one.calls} calls, {len(one.wrong)} differ, {one.seconds:.1f} s", flush=True
        )
        print("".join(f"  {text}\n" for text in one.wrong), end="", flush=True)
    calls, wrong = sum(one.calls for one in done), sum(len(one.wrong) for one in done)
    alone = f"{sum(one.alone for one in done)} scenarios alone, " if options.alone else ""
    print(f"{alone}{calls} calls in {len(done)} pages, {wrong} differ")
    return 1 if wrong else 0


def paste_guides(slugs: Sequence[str] = (), jobs: int = 1, alone: bool = False) -> Iterator[Pasted]:
    """What became of the pages of these guides (of all, where none is named), on a sandbox of their own."""
    from features.support.running import embedded

    guides = [guide for guide in load_guides() if not slugs or guide.slug in slugs]
    with embedded.running() as announce, ThreadPoolExecutor(jobs) as pool:
        announced = json.loads(announce.read_text())

        def of(guide: Guide) -> list[Pasted]:
            told = []
            for account, recording in load(guide).by_account().items():
                titles = {plain(title) for title in recording.scenarios} | ({SHORT} if not account else set())
                done = paste(DOCS / path_of(guide), settings(announced, account), alone, _chosen(titles))
                told.append(replace(done, page=f"{done.page} on {account}" if account else done.page))
            return told

        for told in pool.map(of, guides):
            yield from told


def _chosen(titles: set[str]) -> Callable[[str], bool]:
    return lambda title: title in titles
