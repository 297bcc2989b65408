"""python -m livingdocs COMMAND: run, report, sweep, docs, lint, setup …"""

from __future__ import annotations

import importlib
import sys

_COMMANDS = {
    "run": ("livingdocs.run.runner", "run", "run the guides in parallel and build the report"),
    "report": ("livingdocs.report.building", "report", "build the report from the results of the last run"),
    "serve": ("livingdocs.report.serving", "serve", "show a report that is a directory"),
    "sweep": (
        "features.support.running.sweep",
        "main",
        "delete what killed or failed runs left behind on the target (--yes: don't ask)",
    ),
    "probe": (
        "livingdocs.checks.probe",
        "probe",
        "call what the guides call, harmlessly, as each kind of caller; who may call what",
    ),
    "docs": (
        "livingdocs.docs",
        "docs",
        "write the Markdown guides and reference pages (--check: only compare)",
    ),
    "site": ("livingdocs.site.building", "site", "build the site of the documents"),
    "paste": ("livingdocs.checks.paste", "main", "paste the calls of the pages into bash, against a sandbox"),
    "speak": (
        "livingdocs.checks.speak",
        "main",
        "run the Python and the JavaScript of the pages, against a sandbox",
    ),
    "lint": (
        "livingdocs.checks.lint",
        "lint",
        "check the features and the step library against the house style",
    ),
    "new-guide": ("livingdocs.new.guide", "new_guide", "write the start of a guide (NAME --chapter 03_edit)"),
    "new-topic": (
        "livingdocs.new.topic",
        "new_topic",
        "write the start of a topic of the sandbox (NAME --service storageProfile)",
    ),
    "setup": (
        "livingdocs.report.node",
        "setup",
        "install the report generator, or (player, mermaid) Kaltura's player, or what draws the site's pictures",
    ),
}
_ALONE = ("lint", "probe", "site")  # what takes no arguments

STOPPED = 130  # as shells have it after Ctrl-C


def main(arguments: list[str]) -> int:
    """Hand over to the command; modules load only when asked for, so that a run starts fast."""
    if not arguments or arguments[0] not in _COMMANDS:
        if arguments and not arguments[0].startswith("-"):
            print(f"There is no command {arguments[0]!r}.", file=sys.stderr)
        width = max(map(len, _COMMANDS))
        print("usage: python -m livingdocs COMMAND [arguments]\n")
        print("\n".join(f"  {name:{width}}  {help_}" for name, (_, _, help_) in _COMMANDS.items()))
        return 0 if arguments and arguments[0] in ("-h", "--help") else 2
    module, function, about = _COMMANDS[arguments[0]]
    if arguments[0] in _ALONE and arguments[1:]:
        asked = arguments[1] in ("-h", "--help")
        print(f"python -m livingdocs {arguments[0]}: {about}; it takes no arguments")
        return 0 if asked else 2
    try:
        return int(getattr(importlib.import_module(module), function)(arguments[1:]))
    except KeyboardInterrupt:
        print("\nStopped.", file=sys.stderr)
        return STOPPED


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
