"""`python -m livingdocs paste [guides]`: pastes the blocks of the pages into bash, against a sandbox of its own.

Each block must answer as its page shows: the same refusals and no others, and the fields that are shown. A curl put
before the real one in the PATH notes what each block answered; waits are shortened.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from livingdocs.common.guides import load_guides
from livingdocs.common.paths import DOCS, ROOT
from livingdocs.pages.guide_pages import path_of

FENCE = re.compile(
    r"^(?:#{2,3} (?P<title>[^\n]*)|(?P<fence>`{3,})(?P<language>\w+)\n(?P<text>.*?)\n(?P=fence))$",
    re.DOTALL | re.MULTILINE,
)
APART = re.compile(r"\n\n(?=(?:[A-Z_0-9]+=|curl |until |printf |tail ))")
REFUSED = re.compile(r"^# (\{.*\})$", re.MULTILINE)
PAGE_WITHIN = 300  # s
CURL = """\
#!/bin/bash
"$REAL_CURL" --noproxy '*' --max-time 60 "$@" | tee "$ANSWERS/$BLOCK.answer"
code=${PIPESTATUS[0]}
echo "$code" > "$ANSWERS/$BLOCK.code"
exit $code
"""


@dataclass(frozen=True)
class Block:
    """A command of a page, with the answer shown under it as JSON (None: none is shown)."""

    text: str
    shown: Any = None
    title: str = ""  # of its scenario

    @property
    def refusals(self) -> list[str]:
        """The codes that its comments show, or its answers where some calls of a request are refused and others not."""
        told = [json.loads(one) for one in REFUSED.findall(self.text)] + _refusals(self.shown)
        return [str(one["code"]) for one in told]

    @property
    def calls(self) -> bool:
        return "curl " in self.text


@dataclass
class Pasted:
    """What became of a page: the blocks with a call, and what differed."""

    page: str
    calls: int = 0
    wrong: list[str] = field(default_factory=list)
    seconds: float = 0.0


def blocks(page: str) -> list[Block]:
    """The commands of a page's bash blocks in their order."""
    found: list[Block] = []
    title = ""
    for fence in FENCE.finditer(page):
        if fence["title"] is not None:
            title = fence["title"]
        elif fence["language"] == "bash":
            found += [Block(text, title=title) for text in APART.split(fence["text"])]
        elif fence["language"] == "json" and found and found[-1].shown is None:
            found[-1] = replace(found[-1], shown=json.loads(fence["text"]))
    return found


def paste(page: Path, environment: Mapping[str, str], within: float = PAGE_WITHIN) -> Pasted:
    """Run a page's blocks from top to bottom; `environment` holds the KALTURA_ settings."""
    every, begin = blocks(page.read_text(encoding="utf-8")), time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        lines = [f"export BLOCK={number}\n{one.text}" for number, one in enumerate(every)]
        (place / "page.sh").write_text("\n".join(lines) + "\n", encoding="utf-8")
        shell = _shell(place, environment)
        try:
            subprocess.run(["bash", "page.sh"], cwd=place, env=shell, timeout=within, capture_output=True)
            late = []
        except subprocess.TimeoutExpired:
            late = [f"not done within {within:g} s"]
        pasted = Pasted(page.name, sum(one.calls for one in every), late, time.monotonic() - begin)
        for number, one in enumerate(every):
            pasted.wrong += [
                f"{one.title}: {what}:\n{one.text}" for what in _differences(one, place / "answers", number)
            ]
    return pasted


def _shell(place: Path, environment: Mapping[str, str]) -> dict[str, str]:
    """A directory that looks like the repository's root, and an environment with our curl in front."""
    for name in ("bin", "answers"):
        (place / name).mkdir()
    for name in ("features", ".venv"):
        (place / name).symlink_to(ROOT / name)
    for name, text in {"curl": CURL, "sleep": "#!/bin/bash\nexec /bin/sleep 0.05\n"}.items():
        (place / "bin" / name).write_text(text)
        (place / "bin" / name).chmod(0o755)
    (place / "bin" / "python3").symlink_to(
        sys.executable
    )  # for pick: a version manager's shim takes its time
    real = shutil.which("curl") or "curl"
    kept = {name: os.environ[name] for name in ("HOME", "LANG", "TMPDIR") if name in os.environ}
    path = f"{place / 'bin'}:{os.environ['PATH']}"
    return kept | {"PATH": path, "REAL_CURL": real, "ANSWERS": str(place / "answers")} | dict(environment)


def _differences(block: Block, answers: Path, number: int) -> Iterator[str]:
    if not block.calls:
        return
    if not (answers / f"{number}.answer").exists():
        yield "never called"
        return
    code = (answers / f"{number}.code").read_text().strip()
    if code != "0":
        yield f"curl ended with {code}"
    told = _json((answers / f"{number}.answer").read_bytes())
    codes = [str(one["code"]) for one in _refusals(told)]
    if sorted(codes) != sorted(block.refusals):
        yield f"refused with {codes or 'nothing'}, the page shows {block.refusals or 'nothing'}"
    elif told is not None and block.shown is not None and not _is_delivery(block.shown):
        missing = sorted(_missing(block.shown, told))
        if missing:
            yield f"not in the answer: {', '.join(missing)}"


def _json(body: bytes) -> Any:
    try:
        return json.loads(body)
    except ValueError:
        return None


def _refusals(told: Any) -> list[Any]:
    every = told if isinstance(told, list) else [told]
    return [one for one in every if isinstance(one, dict) and one.get("objectType") == "KalturaAPIException"]


def _is_delivery(shown: Any) -> bool:
    return isinstance(shown, dict) and {"status", "contentType"} <= set(shown)


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


def settings(announced: Mapping[str, Any]) -> dict[str, str]:
    """The KALTURA_ variables for a sandbox, from its announcement."""
    return {
        "KALTURA_SERVICE_URL": str(announced["serviceUrl"]),
        "KALTURA_PARTNER_ID": str(announced["partnerId"]),
        "KALTURA_ADMIN_SECRET": str(announced["adminSecret"]),
        "KALTURA_USER_SECRET": str(announced["userSecret"]),
        "KALTURA_USER_ID": str(announced["userId"]),
    }


def main(arguments: Sequence[str]) -> int:
    """`python -m livingdocs paste [slugs]`: all pages, or those of these guides; 1 when one differs."""
    parser = argparse.ArgumentParser(
        prog="python -m livingdocs paste", description="Paste the guides' pages into bash."
    )
    parser.add_argument("guides", nargs="*", help="clip_and_trim upload_and_ingest … (default: all)")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1, help="pages at a time")
    options = parser.parse_args(list(arguments))
    done = []
    for one in paste_guides(options.guides, options.jobs):
        done.append(one)
        print(f"{one.page}: {one.calls} calls, {len(one.wrong)} differ, {one.seconds:.1f} s", flush=True)
        print("".join(f"  {text}\n" for text in one.wrong), end="", flush=True)
    calls, wrong = sum(one.calls for one in done), sum(len(one.wrong) for one in done)
    print(f"{calls} calls in {len(done)} pages, {wrong} differ")
    return 1 if wrong else 0


def paste_guides(slugs: Sequence[str] = (), jobs: int = 1) -> Iterator[Pasted]:
    """What became of the pages of these guides (of all, where none is named), on a sandbox of their own."""
    from features.support.running import embedded

    pages = [DOCS / path_of(guide) for guide in load_guides() if not slugs or guide.slug in slugs]
    with embedded.running() as announce, ThreadPoolExecutor(jobs) as pool:
        environment = settings(json.loads(announce.read_text()))
        yield from pool.map(lambda page: paste(page, environment), pages)
