"""An S3 endpoint of this process, which keeps its buckets in memory: each scenario has one."""

from __future__ import annotations

import atexit
import logging
import secrets
import threading
from functools import cache
from typing import Any

import boto3
from moto.moto_server.werkzeug_app import DomainDispatcherApplication, MotoRequestHandler, create_backend_app
from werkzeug.serving import make_server

from features.support.dropping.places import HOST, listening
from features.support.dropping.spots import IN, Spot

FIRST_PORT = 10123
REGION = "us-east-1"


@cache
def _endpoint() -> str:
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    app = DomainDispatcherApplication(create_backend_app)
    with listening(FIRST_PORT) as held:  # the server has a copy of it
        server = make_server(HOST, 0, app, True, request_handler=MotoRequestHandler, fd=held.fileno())
    threading.Thread(target=server.serve_forever, name="s3", daemon=True).start()
    atexit.register(server.shutdown)
    return f"http://{HOST}:{server.port}"


class S3Spot(Spot):
    """The objects of a bucket whose keys begin with a folder."""

    def __init__(self) -> None:
        super().__init__()
        self.bucket, user, secret = (
            f"drops-{secrets.token_hex(4)}",
            secrets.token_hex(8),
            secrets.token_hex(16),
        )
        self.client: Any = boto3.session.Session().client(
            "s3",
            endpoint_url=_endpoint(),
            region_name=REGION,
            aws_access_key_id=user,
            aws_secret_access_key=secret,
        )
        self.client.create_bucket(Bucket=self.bucket)
        self.fields = {
            "type": "S3DROPFOLDER", "path": f"{self.bucket}/{IN}", "s3Host": _endpoint(), "s3Region": REGION,
            "s3UserId": user, "s3Password": secret,
        }  # fmt: skip
        self.secrets = {
            secret: "S3_SECRET_KEY", user: "S3_ACCESS_KEY", _endpoint(): "S3_ENDPOINT", self.bucket: "S3_BUCKET",
        }  # fmt: skip

    def put(self, name: str, content: bytes) -> None:
        self.client.put_object(Bucket=self.bucket, Key=f"{IN}/{name}", Body=content)

    def names(self) -> set[str]:
        found = self.client.list_objects_v2(Bucket=self.bucket, Prefix=f"{IN}/").get("Contents", [])
        return {str(one["Key"]).removeprefix(f"{IN}/") for one in found}

    def append(self, name: str, content: bytes) -> None:
        raise AssertionError("Objects of S3 are whole or not there.")

    def vanish(self) -> None:
        for name in self.names():
            self.client.delete_object(Bucket=self.bucket, Key=f"{IN}/{name}")
        self.client.delete_bucket(Bucket=self.bucket)

    def come_back(self) -> None:
        self.client.create_bucket(Bucket=self.bucket)
