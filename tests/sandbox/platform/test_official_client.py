"""Kaltura's own Python client (KalturaApiClient) works against the platform as it is."""

from __future__ import annotations

import io
import time
from typing import Any

import pytest

from tests.sandbox.conftest import SAMPLE, Api

kaltura = pytest.importorskip("KalturaClient")
core = pytest.importorskip("KalturaClient.Plugins.Core")
CHUNK = 200_000  # bytes
PATIENCE = 90  # s


@pytest.fixture(scope="module")
def client(api: Api) -> Any:
    """A client with an administrator's session that the client itself asked for."""
    config = kaltura.Base.KalturaConfiguration()
    config.serviceUrl = api.url
    one = kaltura.KalturaClient(config)
    told = api.told
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
    for number in range(3):
        client.media.add(entry_of(f"official list {number}"))
    wanted = core.KalturaMediaEntryFilter()
    wanted.setNameLike("official list")
    wanted.setStatusIn(str(core.KalturaEntryStatus.NO_CONTENT))
    wanted.setOrderBy("+name")
    pager = core.KalturaFilterPager()
    pager.setPageSize(2)
    pager.setPageIndex(2)
    found = client.media.list(wanted, pager)
    assert found.getTotalCount() == 3
    assert [one.getName() for one in found.getObjects()] == ["official list 2"]


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
