"""The suite in a place of its own, run against a server as a user runs it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from features.support.wire.settings import ROOT, Settings


def make_tree(root: Path) -> Path:
    """Features and livingdocs, with reports of their own."""
    for name in ("features", "livingdocs"):
        ignored = shutil.ignore_patterns("node_modules", "__pycache__")
        shutil.copytree(ROOT / name, root / name, ignore=ignored)
    for name in ("behave.ini", "pyproject.toml"):
        shutil.copy(ROOT / name, root)
    return root


def environment(settings: Settings, **more: str) -> dict[str, str]:
    """The settings as a live target's."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("KALTURA_")}
    return kept | {
        "PYTHONDONTWRITEBYTECODE": "1",
        "KALTURA_SERVICE_URL": settings.service_url,
        "KALTURA_PARTNER_ID": str(settings.partner_id),
        "KALTURA_ADMIN_SECRET": settings.admin_secret,
        "KALTURA_USER_SECRET": settings.user_secret,
        "KALTURA_OPERATOR_SECRET": settings.operator_secret,
        "KALTURA_ALLOW_ACCOUNT_CHANGES": "1",
        "KALTURA_TIMEOUT": "60",
        **more,
    }


def start(tree: Path, settings: Settings, *arguments: str, **more: str) -> subprocess.Popen[str]:
    """`python -m livingdocs run …`, both of its outputs in one."""
    command = [sys.executable, "-m", "livingdocs", "run", "--no-report", *arguments]
    told = environment(settings, **more)
    return subprocess.Popen(
        command, cwd=tree, env=told, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )


def heard(run: subprocess.Popen[str], wanted: str) -> str:
    """What a run says up to a line with these words, as soon as it says them."""
    assert run.stdout
    said = ""
    while wanted not in said:
        line = run.stdout.readline()
        assert line, said
        said += line
    return said
