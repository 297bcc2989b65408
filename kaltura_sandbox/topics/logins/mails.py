"""What the platform would mail. The sandbox sends nothing: a mail is a file in the folder ``mails`` of its data.

The log says that there is one and for whom, and not what is in it: a mail may hold a key. Only the user whose sandbox
it is may read the files. They go after a day, as the keys in them do.
"""

from __future__ import annotations

import logging
import os
import time
from pathlib import Path

from kaltura_sandbox.platform.accounts import Platform
from kaltura_sandbox.platform.store.leftovers import clears

log = logging.getLogger(__name__)
FOLDER, LIFE = "mails", 86_400  # s
MOST = 1000  # files; a mail beyond that is told and not kept


def deliver(platform: Platform, to: str, subject: str, text: str) -> None:
    """Keeps a mail once the transaction at hand has been committed."""
    platform.store.after(lambda: _write(platform.directory / FOLDER, to, subject, text))


def _write(folder: Path, to: str, subject: str, text: str) -> None:
    folder.mkdir(mode=0o700, exist_ok=True)
    place = folder / f"{time.time_ns()}.txt"
    if len(os.listdir(folder)) >= MOST:
        log.warning("no mail is sent to %s, and it is not kept: there are %s already", to, MOST)
        return
    with open(os.open(place, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as file:
        file.write(f"To: {to}\nSubject: {subject}\n\n{text}\n")
    log.warning("no mail is sent to %s: it is in %s", to, place)


@clears
def clear(platform: Platform) -> None:
    """Mails of which the keys are over."""
    folder = platform.directory / FOLDER
    for file in folder.iterdir() if folder.is_dir() else ():
        if file.stat().st_mtime < time.time() - LIFE:
            file.unlink(missing_ok=True)
