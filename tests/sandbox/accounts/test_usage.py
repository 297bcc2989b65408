"""Usage of accounts over HTTP: figures that follow from files and from what was sent."""

from __future__ import annotations

import time

import pytest

from tests.clock import within_an_hour
from tests.sandbox.accounts.conftest import Accounts
from tests.sandbox.conftest import Api


def graph(told: str) -> dict[int, int]:
    points = (point.split(",") for point in told.rstrip(";").split(";"))
    return {int(place): int(size) for place, size in points}


def test_a_new_account_uses_nothing(accounts: Accounts) -> None:
    told = accounts.make().ok("partner.getStatistics")
    assert (told["hosting"], told["usage"], told["usagePercent"]) == (0, 0, 0)
    assert told["packageBandwidthAndStorage"] == 10
    assert "bandwidth" not in told


def test_files_count_for_their_account(api: Api) -> None:
    told = api.ok("partner.getStatistics")
    assert told["hosting"] > 0
    assert told["usage"] >= told["hosting"]


def test_what_is_sent_counts_on_its_day(api: Api) -> None:
    within_an_hour()
    now = time.gmtime()
    asked = {"year": now.tm_year, "month": now.tm_mon}

    def today() -> int:
        return graph(api.ok("partner.getUsage", asked)["usageGraph"])[now.tm_mday]

    before, entry = today(), api.film()
    path = f"/p/{api.told['partnerId']}/playManifest/entryId/{entry}/format/url/protocol/http"
    size = sum(len(api.get(path).content) for _ in range(4))
    assert size > 2 * 1024**2
    assert today() > before


def test_lines_have_a_point_for_each_day_or_month(api: Api) -> None:
    def points(**asked: object) -> int:
        return len(graph(api.ok("partner.getUsage", asked)["usageGraph"]))

    assert points(year=2024, month=2) == 29
    assert points(year=2024, month=14) == 28  # February of the next year
    assert points(year=2024, resolution="months") == 12


@pytest.mark.parametrize("action", ["getStatistics", "getUsage"])
def test_figures_are_for_administrators(api: Api, action: str) -> None:
    assert api.code(f"partner.{action}", ks="user") == "SERVICE_FORBIDDEN"
