"""A sandbox that was killed keeps roles, who holds them, and what was found out of them is found out anew."""

from __future__ import annotations

import os
import signal
from pathlib import Path

from tests.sandbox.conftest import Api, platform_at


def test_roles_outlive_a_kill(tmp_path: Path) -> None:
    with platform_at(tmp_path) as told:
        api = Api(told)
        role = api.ok("userRole.add", {"userRole": {"name": "lasting", "permissionNames": "PLAYLIST_BASE"}})
        api.ok("user.add", {"user": {"id": "holder", "roleIds": role["id"]}})
        ks = api.start(0, userId="holder")
        assert api.code("user.list", ks=ks) == "SERVICE_FORBIDDEN"
        api.ok("permission.add", {"permission": {"name": "LASTING"}})
        os.kill(told["pid"], signal.SIGKILL)
    (tmp_path / "announce.json").unlink()
    with platform_at(tmp_path) as told:
        api = Api(told)
        assert api.ok("playlist.list", ks=ks)["objectType"] == "KalturaPlaylistListResponse"
        assert api.code("user.list", ks=ks) == "SERVICE_FORBIDDEN"
        assert api.ok("permission.get", {"permissionName": "LASTING"})["status"] == 1
        assert api.code("userRole.delete", {"userRoleId": role["id"]}) == "ROLE_IS_BEING_USED"
