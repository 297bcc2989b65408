"""Encrypted packages over HTTP: what is encrypted, and that only its key opens it."""

from __future__ import annotations

import base64
import re
import subprocess
from pathlib import Path
from urllib.parse import urljoin

import imageio_ffmpeg
import pytest
import requests

from tests.sandbox.conftest import Api
from tests.sandbox.drm.conftest import Film, MakeFilm


def frames(path: Path, key: str = "") -> int:
    """How many pictures ffmpeg decodes without a complaint, with a key (hex) or without."""
    keyed = ["-decryption_key", key] if key else []
    command = [
        imageio_ffmpeg.get_ffmpeg_exe(),
        "-v",
        "error",
        "-xerror",
        *keyed,
        "-i",
        str(path),
        "-map",
        "0:v",
    ]
    done = subprocess.run(
        [*command, "-f", "framemd5", "-"], capture_output=True, text=True, timeout=180, check=False
    )
    return 0 if done.returncode else sum(not line.startswith("#") for line in done.stdout.splitlines())


def downloaded(api: Api, manifest: requests.Response, target: Path) -> Path:
    """The pictures of a stream as they come."""
    text, here = manifest.text, manifest.url
    if text.startswith("#EXTM3U"):
        variant = next(line for line in text.splitlines() if line and not line.startswith("#"))
        listed = api.http.get(variant, timeout=30)
        begin = re.findall(r'MAP:URI="([^"]+)"', listed.text)
        rest = [line for line in listed.text.splitlines() if line and not line.startswith("#")]
    else:
        begin = [urljoin(here, "0/init.mp4")]
        rest = [urljoin(here, f"0/seg-{number}.m4s") for number in (1, 2)]
    target.write_bytes(b"".join(api.http.get(one, timeout=30).content for one in [*begin, *rest]))
    return target


@pytest.mark.parametrize("kind", ["mpegdash", "applehttp", "applehttp/deliveryProfileId/1005"])
def test_only_the_key_of_the_license_opens_a_stream(
    api: Api, protected: MakeFilm, tmp_path: Path, kind: str
) -> None:
    film = protected()
    license_ = film.ask(film.clear_key()).json()["keys"][0]["k"]
    key = base64.urlsafe_b64decode(license_ + "==").hex()
    path = downloaded(api, film.manifest(kind), tmp_path / "film.mp4")
    assert frames(path, key) == 300
    assert frames(path) < 300
    assert frames(path, "00" * 16) < 300


def test_what_is_protected_has_no_clear_package_and_the_other_way_round(
    api: Api, protected: MakeFilm
) -> None:
    film, other = protected(), Film(api, [])
    closed, open_ = film.manifest().url, other.manifest().url
    assert "/edash/" in closed
    assert "/dash/" in open_
    assert api.http.get(closed.replace("/edash/", "/dash/"), timeout=30).status_code == 404
    assert api.http.get(open_.replace("/dash/", "/edash/"), timeout=30).status_code == 404
    assert "ContentProtection" not in other.manifest().text


def test_an_entry_is_open_again_without_its_rule(api: Api, protected: MakeFilm) -> None:
    film, other = protected(), Film(api, [])
    film.update(accessControlId=api.ok("media.get", {"entryId": other.id})["accessControlId"])
    assert "ContentProtection" not in film.manifest().text


def test_keys_are_the_same_in_every_package_and_other_ones_for_other_entries(protected: MakeFilm) -> None:
    film, other = protected(), protected()
    assert film.key_id() == film.key_id("/clipTo/6000")
    assert film.key_id() != other.key_id()
    listed = film.manifest("applehttp").text
    assert "ContentProtection" not in listed
    assert (
        "skd://entry-"
        in requests.get(
            next(line for line in listed.splitlines() if line.startswith("http")), timeout=30
        ).text
    )
