"""Pictures stand open in the report: the steps that looked at one, and the picture in them.

The generator has no option for that. It keeps what a reader opens in the browser's store, as a list of ids; a script
that runs before its own adds ours to it, once for each report, so that what a reader closes stays closed.
"""

from __future__ import annotations

import base64
import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

_HEAD = '<meta charset="utf-8">'
_RESULT = re.compile(r'd\("data/test-results/[^"/]+\.json","(?P<body>[^"]*)"\)')
_OPENED = "picture: "
"""How the names of the attachments begin that stand open (features/support/reporting/evidence.py)."""
_SCRIPT = """\
<script>
(() => {
  const ids = %s, opened = "expandedTrees", ours = "guides-pictures";
  try {
    const before = localStorage.getItem(ours) || "[]";
    if (before === JSON.stringify(ids)) return;
    const kept = JSON.parse(localStorage.getItem(opened) || "[]").filter((id) => !JSON.parse(before).includes(id));
    localStorage.setItem(opened, JSON.stringify([...kept, ...ids]));
    localStorage.setItem(ours, JSON.stringify(ids));
  } catch { /* where a browser keeps nothing they are folded */ }
})();
</script>"""


def open_pictures(report: Path) -> None:
    """Have the page of a report open them, whether its data are in the page or in a directory beside it."""
    page = report / "index.html"
    text = page.read_text(encoding="utf-8")
    results = [json.loads(base64.b64decode(found["body"])) for found in _RESULT.finditer(text)]
    files = sorted(report.glob("data/test-results/*.json"))
    results += [json.loads(file.read_text(encoding="utf-8")) for file in files]
    if ids := [one for result in results for one in opened(result)]:
        script = _SCRIPT % json.dumps(ids, separators=(",", ":"))
        page.write_text(text.replace(_HEAD, f"{_HEAD}\n{script}", 1), encoding="utf-8")


def opened(part: Mapping[str, Any]) -> Iterator[str]:
    """What has to be open in a result or a step of it: the steps with pictures, and these."""
    for step in part.get("steps") or ():
        link = step.get("link") or {}
        if str(link.get("name", "")).startswith(_OPENED):
            yield f"attachment-{link['id']}"
        elif inside := list(opened(step)):
            yield from (str(step["stepId"]), *inside)
