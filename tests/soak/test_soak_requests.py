"""The soak of malformed requests: its figures are those of a real sandbox, and the requests are the same for a seed."""

from __future__ import annotations

from itertools import islice

from livingdocs.soak import drawing
from livingdocs.soak.malformed import malformed


def test_malformed_requests_are_counted() -> None:
    found = malformed(160)
    assert found["requests"] == 160
    assert not found["failed"] and not found["dropped"] and not found["tracebacks"]
    assert 20 < found["before"] <= found["peak"] and found["after"] <= found["peak"]
    assert found["held"] is True


def test_a_seed_is_a_set_of_requests() -> None:
    def some(seed: int) -> list[drawing.Sent]:
        return list(islice(drawing.drawn(150, seed, "ks", "0_x"), 150))

    first = some(1)
    assert first == some(1) != some(2)
    assert {len(one.body) > drawing.LARGE // 2 for one in first} == {True, False}
