"""A bucket of S3, or of a server that speaks as S3 does. Nothing is found out when it is opened: S3 has no login."""

from __future__ import annotations

from datetime import datetime
from functools import lru_cache
from itertools import islice
from pathlib import Path
from typing import Any, Self

from kaltura_sandbox.drop_ends.end import MOST, PATIENCE, EndError, Found, NotListed, Place


class S3End:
    """``path`` is the bucket's name, and behind a slash how the keys begin."""

    def __init__(self, place: Place) -> None:
        self._bucket, _, rest = place.path.lstrip("/").partition("/")
        self._before = f"{rest.rstrip('/')}/" if rest.rstrip("/") else ""
        self._place = place

    def __enter__(self) -> Self:
        place = self._place
        self._client = _client(place.host, place.user, place.secret, place.region)
        return self

    def __exit__(self, *problem: object) -> None:
        """Connections are kept for the next time."""

    def listed(self) -> list[Found]:
        """Empty objects are none, nor is the folder itself. A place without any is none, as the platform takes it."""
        try:
            pages = self._client.get_paginator("list_objects_v2").paginate(
                Bucket=self._bucket, Prefix=self._before
            )
            objects = list(islice((one for page in pages for one in page.get("Contents", ())), MOST + 1))
        except _errors() as problem:
            raise NotListed(str(problem)) from None
        if len(objects) > MOST:
            raise NotListed(f"more than {MOST} files")
        if not objects:
            raise NotListed(f"nothing at {self._place.path}")
        return [
            Found(one["Key"].removeprefix(self._before), one["Size"], _seconds(one["LastModified"]))
            for one in objects
            if one["Size"] and one["Key"] != self._before
        ]

    def fetch(self, name: str, target: Path) -> None:
        try:
            self._client.download_file(self._bucket, self._before + name, str(target))
        except _errors() as problem:
            raise EndError(f"{name}: {problem}") from None

    def delete(self, name: str) -> None:
        try:
            self._client.delete_object(Bucket=self._bucket, Key=self._before + name)
        except _errors() as problem:
            raise EndError(f"{name}: {problem}") from None


def _seconds(moment: datetime) -> int:
    return int(moment.timestamp())


def _errors() -> tuple[type[Exception], ...]:
    from boto3.exceptions import Boto3Error
    from botocore.exceptions import BotoCoreError, ClientError

    return Boto3Error, BotoCoreError, ClientError, OSError, ValueError


@lru_cache(maxsize=32)
def _client(host: str, user: str, secret: str, region: str) -> Any:
    """A client is made once for each account: that takes longer than a call. ``host`` "" is Amazon's own."""
    import boto3  # here: it takes a while in which the sandbox starts
    from botocore.config import Config

    address = host if "://" in host else f"https://{host}"
    settings = Config(
        connect_timeout=PATIENCE, read_timeout=PATIENCE, retries={"max_attempts": 2},
        s3={"addressing_style": "path" if host else "auto"},
    )  # fmt: skip
    return boto3.session.Session().client(
        "s3", endpoint_url=address if host else None, region_name=region or "us-east-1",
        aws_access_key_id=user, aws_secret_access_key=secret, config=settings,
    )  # fmt: skip
