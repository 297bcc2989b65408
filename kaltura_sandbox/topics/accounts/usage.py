"""How much an account uses: what its files take, and what was sent of them, as shares of its package.

Files are counted once however many objects name them, and no more once their objects are deleted. What was sent is
counted as platform/store/traffic.py says. Sizes are in GB of 1024³ bytes, with two decimals; days and months are UTC's.

Left out: what transcoding took, and warnings at a limit (reachedLimitDate is never there).
"""

from __future__ import annotations

import calendar
import time
from dataclasses import dataclass

from kaltura_sandbox.platform.accounts import Account
from kaltura_sandbox.topics.accounts import partners

GB, MB = 1024**3, 1024**2
PACKAGES = {1: 10, 2: 20, 3: 50, 4: 100, 5: 250, 6: 500}
"""What packages hold, storage and traffic together, in GB."""
MONTHS = "months"
_FILES = """
SELECT DISTINCT json_extract(data, '$._file') FROM objects WHERE partner = ? AND instr(data, '"_file"')
AND COALESCE(status, 0) != 3
"""


@dataclass(frozen=True)
class Usage:
    """Bytes of storage and of traffic, and what the package holds, in GB."""

    stored: int
    sent: int
    package: int

    @property
    def hosting(self) -> float:
        return rounded(self.stored / GB)

    @property
    def bandwidth(self) -> float:
        return rounded(self.sent / GB)

    @property
    def total(self) -> float:
        return rounded((self.stored + self.sent) / GB)

    @property
    def percent(self) -> float:
        return rounded(self.total / self.package * 100)


def of(account: Account) -> Usage:
    """The usage of an account: of the free package all that was ever sent counts, else that of the present month."""
    package = (account.partner.partnerPackage if account.partner else None) or partners.FREE
    traffic = account.platform.traffic
    traffic.keep()
    month = time.gmtime()
    sent = traffic.sent(account.id) if package == partners.FREE else sum(_days(account, month[0], month[1]))
    return Usage(_stored(account), sent, PACKAGES.get(package, PACKAGES[partners.FREE]))


def graph(account: Account, year: int, month: int, resolution: str | None) -> str:
    """What was sent, in MB, as points of a line: ``day,MB;`` of the month, or ``month,MB;`` of the year.

    The month after the twelfth is the next year's first.
    """
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    account.platform.traffic.keep()
    if resolution == MONTHS:
        points = [sum(_days(account, year, one)) for one in range(1, 13)]
    else:
        points = _days(account, year, month)
    return "".join(f"{place},{round(size / MB)};" for place, size in enumerate(points, 1))


def rounded(value: float) -> float:
    """Two decimals; a whole number is written without any, as PHP does it."""
    told = round(value, 2)
    return int(told) if told == int(told) else told


def _days(account: Account, year: int, month: int) -> list[int]:
    """Bytes sent on each day of a month."""
    last = calendar.monthrange(year, month)[1]
    traffic = account.platform.traffic
    return [traffic.sent(account.id, f"{year:04}{month:02}{day:02}") for day in range(1, last + 1)]


def _stored(account: Account) -> int:
    digests = [row[0] for row in account.store.execute(_FILES, (account.id,)) if isinstance(row[0], str)]
    paths = [account.files.path(digest) for digest in digests]
    return sum(path.stat().st_size for path in paths if path.is_file())
