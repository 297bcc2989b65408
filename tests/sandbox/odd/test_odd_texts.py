"""Twenty thousand calls with odd texts in every place: none is a fault of the server, and it serves on afterwards.

A fault is an answer with HTTP 500, an INTERNAL_SERVERL_ERROR, a connection that is dropped, an answer that takes
longer than ten seconds or isn't of its kind (JSON, XML, PHP's serialization), or a traceback in the log.

Each run makes the same calls. ``ODD_CALLS=200000 ODD_SEED=7`` makes others, and more. A failure shows the request,
byte by byte, and the drawn call that it came of.
"""

from __future__ import annotations

import os
import time
from typing import Any

from hypothesis import HealthCheck, Phase, given, seed, settings

from tests.sandbox.odd import sending
from tests.sandbox.odd.watching import SETTLED, Watched

CALLS = int(os.environ.get("ODD_CALLS", "20000"))
SEED = os.environ.get("ODD_SEED")
DRAWN = max(CALLS // 3, 1)  # each is sent by up to four doors


def _as_set(test: Any) -> Any:
    """The same calls each time, unless the settings name a seed."""
    kept = settings(
        max_examples=DRAWN,
        deadline=None,
        phases=(
            Phase.generate,
            Phase.shrink,
        ),  # to explain failures too it would trace every line, at twice the time
        database=None,
        derandomize=SEED is None,
        suppress_health_check=list(HealthCheck),
    )(test)
    return kept if SEED is None else seed(int(SEED))(kept)


@_as_set
@given(drawn=sending.anything())
def test_no_call_is_a_fault_of_the_server(watched: Watched, drawn: sending.Calls | sending.Address) -> None:
    for request in drawn.requests(watched.world):
        watched.ask(request)


def test_so_many_calls_were_made(watched: Watched) -> None:
    assert watched.asked >= CALLS


def test_afterwards_it_still_serves_and_its_jobs_have_ended(watched: Watched) -> None:
    watched.world.log_in()
    assert watched.api.alive()
    end = time.monotonic() + SETTLED
    while watched.api.get("/_sandbox/health").json()["openJobs"]:
        assert time.monotonic() < end, "jobs go on and on"
        time.sleep(0.1)
    assert not watched.complaint()
