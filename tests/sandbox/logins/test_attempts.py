"""Wrong passwords are counted, one by one whoever asks at the same time, and a kill forgets none."""

from __future__ import annotations

import os
import signal
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from tests.sandbox.conftest import Api, platform_at
from tests.sandbox.logins.conftest import GOOD, OTHER, THIRD, Studio, studio_at


def test_the_fifth_wrong_one_locks(studio: Studio) -> None:
    email = studio.user()
    assert [studio.log_in(email, OTHER) for _ in range(4)] == ["USER_WRONG_PASSWORD"] * 4
    assert studio.log_in(email, OTHER) == "LOGIN_RETRIES_EXCEEDED"
    assert studio.log_in(email, OTHER) == studio.log_in(email) == "LOGIN_BLOCKED"
    by_email = {"loginId": email, "password": GOOD, "partnerId": studio.id}
    assert studio.api.code("user.loginByLoginId", by_email, ks=None) == "USER_WRONG_PASSWORD"


def test_at_the_same_time_none_is_missed(studio: Studio) -> None:
    email = studio.user()
    with ThreadPoolExecutor(8) as pool:
        answers = Counter(pool.map(lambda _: studio.log_in(email, OTHER), range(8)))
    assert answers == {"USER_WRONG_PASSWORD": 4, "LOGIN_RETRIES_EXCEEDED": 1, "LOGIN_BLOCKED": 3}


def test_a_right_one_sets_the_count_back(studio: Studio) -> None:
    email = studio.user()
    for _ in range(2):
        assert [studio.log_in(email, OTHER) for _ in range(4)] == ["USER_WRONG_PASSWORD"] * 4
        assert studio.log_in(email) == "ok"


def test_a_change_counts_too_and_a_right_one_lifts_the_lock(studio: Studio) -> None:
    email = studio.user()
    assert [studio.change(email, OTHER, newPassword=THIRD) for _ in range(4)] == ["USER_DATA_ERROR"] * 4
    assert studio.change(email, OTHER, newPassword=THIRD) == "LOGIN_RETRIES_EXCEEDED"
    assert studio.log_in(email) == "LOGIN_BLOCKED"
    assert studio.change(email, GOOD, newPassword=THIRD) == "ok"
    assert studio.log_in(email, THIRD) == "ok"


def test_an_administrator_lifts_the_lock(studio: Studio) -> None:
    email = studio.user()
    assert [studio.log_in(email, OTHER) for _ in range(5)][-1] == "LOGIN_RETRIES_EXCEEDED"
    asked = {"loginDataId": email, "newPassword": THIRD}
    assert studio.api.ok("user.loginDataResetPassword", asked, ks=studio.ks)["loginEnabled"] is True
    assert studio.log_in(email, THIRD) == "ok"


def test_counts_locks_and_old_passwords_outlive_a_kill(tmp_path: Path) -> None:
    with platform_at(tmp_path) as told:
        studio = studio_at(Api(told), maxLoginAttempts=3, loginBlockPeriod=3600, numPrevPassToKeep=2)
        counted, locked = studio.user("counted"), studio.user("locked")
        assert studio.change(counted, GOOD, newPassword=OTHER) == "ok"
        assert [studio.log_in(counted, THIRD) for _ in range(2)] == ["USER_WRONG_PASSWORD"] * 2
        assert [studio.log_in(locked, THIRD) for _ in range(3)][-1] == "LOGIN_RETRIES_EXCEEDED"
        os.kill(told["pid"], signal.SIGKILL)
    (tmp_path / "announce.json").unlink()
    with platform_at(tmp_path) as told:
        studio.api = Api(told)
        assert studio.log_in(locked) == "LOGIN_BLOCKED"
        assert studio.log_in(counted, THIRD) == "LOGIN_RETRIES_EXCEEDED"
        assert studio.change(counted, OTHER, newPassword=OTHER) == "PASSWORD_ALREADY_USED"
        assert studio.change(counted, OTHER, newPassword=THIRD) == "ok"
        assert studio.log_in(counted, THIRD) == "ok"
