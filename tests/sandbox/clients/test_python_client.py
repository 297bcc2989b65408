"""Kaltura's own Python client (KalturaApiClient) works against the platform as it is."""

from __future__ import annotations

import io
import time
from typing import Any

import KalturaClient as kaltura
import pytest
from KalturaClient.Plugins import Core as core

from tests.sandbox.conftest import SAMPLE, Api

CHUNK = 200_000  # bytes
PATIENCE = 90  # s


def new_client(url: str) -> Any:
    """A client without a session."""
    config = kaltura.Base.KalturaConfiguration()
    config.serviceUrl = url
    return kaltura.KalturaClient(config)


@pytest.fixture(scope="module", params=["", "/"], ids=["service URL", "service URL with a slash"])
def client(api: Api, request: pytest.FixtureRequest) -> Any:
    """A client with an administrator's session that the client itself asked for."""
    one, told = new_client(api.url + request.param), api.told
    session = one.session.start(
        told["adminSecret"], "official", core.KalturaSessionType.ADMIN, told["partnerId"], 3600, ""
    )
    one.setKs(session)
    return one


def entry_of(name: str) -> Any:
    entry = core.KalturaMediaEntry()
    entry.setName(name)
    entry.setMediaType(core.KalturaMediaType(core.KalturaMediaType.VIDEO))
    return entry


def ready(client: Any, entry_id: str) -> Any:
    deadline = time.monotonic() + PATIENCE
    while True:
        entry = client.media.get(entry_id)
        status = entry.getStatus().getValue()
        if status == core.KalturaEntryStatus.READY:
            return entry
        assert status not in (core.KalturaEntryStatus.ERROR_CONVERTING,) and time.monotonic() < deadline, (
            status
        )
        time.sleep(0.1)


@pytest.fixture(scope="module")
def uploaded(client: Any) -> Any:
    """An entry whose file went up in chunks."""
    token = client.uploadToken.add(core.KalturaUploadToken())
    data = SAMPLE.read_bytes()
    for start in range(0, len(data), CHUNK):
        part = io.BytesIO(data[start : start + CHUNK])
        part.name = "keynote.mp4"
        last = start + CHUNK >= len(data)
        token = client.uploadToken.upload(token.getId(), part, start > 0, last, start)
    assert token.getStatus().getValue() == core.KalturaUploadTokenStatus.FULL_UPLOAD
    assert int(float(token.getUploadedFileSize())) == len(data)
    entry = client.media.add(entry_of("official upload"))
    resource = core.KalturaUploadedFileTokenResource()
    resource.setToken(token.getId())
    client.media.addContent(entry.getId(), resource)
    return ready(client, entry.getId())


def test_chunked_upload(uploaded: Any) -> None:
    assert uploaded.getDuration() == 30
    assert (uploaded.getWidth(), uploaded.getHeight()) == (640, 360)


def test_list_with_a_filter_and_a_pager(client: Any, uploaded: Any) -> None:
    name = f"official list of {uploaded.getId()}"
    for number in range(3):
        client.media.add(entry_of(f"{name} {number}"))
    wanted = core.KalturaMediaEntryFilter()
    wanted.setNameLike(name)
    wanted.setStatusIn(str(core.KalturaEntryStatus.NO_CONTENT))
    wanted.setOrderBy("+name")
    pager = core.KalturaFilterPager()
    pager.setPageSize(2)
    pager.setPageIndex(2)
    found = client.media.list(wanted, pager)
    assert found.getTotalCount() == 3
    assert [one.getName() for one in found.getObjects()] == [f"{name} 2"]


def test_clip(client: Any, uploaded: Any) -> None:
    source = core.KalturaEntryResource()
    source.setEntryId(uploaded.getId())
    clip = core.KalturaClipAttributes()
    clip.setOffset(10_000)
    clip.setDuration(5_000)
    operation = core.KalturaOperationResource()
    operation.setResource(source)
    operation.setOperationAttributes([clip])
    entry = client.media.add(entry_of("official clip"))
    client.media.addContent(entry.getId(), operation)
    assert ready(client, entry.getId()).getDuration() == 5


def test_multirequest(client: Any) -> None:
    client.startMultiRequest()
    added = client.media.add(entry_of("official multirequest"))
    client.media.get(added.id)
    client.media.delete(added.id)
    first, second, third = client.doMultiRequest()
    assert first.getId() == second.getId()
    assert third is None or third == ""
    with pytest.raises(kaltura.exceptions.KalturaException) as refusal:
        client.media.get(first.getId())
    assert refusal.value.code == "ENTRY_ID_NOT_FOUND"


@pytest.mark.parametrize("sign", ["generateSession", "generateSessionV2"])
@pytest.mark.parametrize("kind", [core.KalturaSessionType.USER, core.KalturaSessionType.ADMIN])
def test_sessions_that_the_client_signs_itself(api: Api, sign: str, kind: int) -> None:
    told, one = api.told, new_client(api.url)
    signed = getattr(one, sign)(told["adminSecret"], "signed here", kind, told["partnerId"], 600, "list:*")
    one.setKs(signed)
    assert one.media.add(entry_of("by a session of its own")).getUserId() == "signed here"
    one.setKs(api.ks())
    said = one.session.get(signed)
    assert (said.getUserId(), said.getSessionType().getValue()) == ("signed here", kind)
    assert (said.getPartnerId(), said.getPrivileges()) == (told["partnerId"], "list:*")
