"""Content for one flavor, made elsewhere (flavorAsset.setContent): a token, another file of the account, an address."""

from __future__ import annotations

from typing import Any

from kaltura_sandbox import errors
from kaltura_sandbox.jobs import handles
from kaltura_sandbox.library import clips, content, entries, fetching, flavors, pipeline
from kaltura_sandbox.objects import Object
from kaltura_sandbox.platform import Account, Caller


def put(caller: Caller, asset: Object, resource: Object) -> Object:
    """Attaches a resource to a flavor. While bytes are still to come the flavor is IMPORTING, with them VALIDATING."""
    if resource.objectType == "KalturaUrlResource":
        return _from_address(caller.account, asset, content.address_of(resource))
    if resource.objectType == "KalturaUploadedFileTokenResource":
        found = content.use_token(caller, resource.token, asset, content.FLAVOR_TARGET)
    else:
        found = _copied(caller.account, asset, resource)
    if found is None:
        asset.status = flavors.IMPORTING
        return caller.account.put(flavors.KIND, asset)
    return pipeline.receive(caller.account, asset, *found)


def _copied(account: Account, asset: Object, resource: Object) -> tuple[str, str]:
    """The file that a resource means, with its extension."""
    if resource.objectType == "KalturaStringResource":
        return content.text_file(account, resource)
    if resource.objectType == "KalturaUploadedFileResource":
        return content.part_file(account, resource)
    if resource.objectType == "KalturaAssetResource":
        other = content.asset_named(account, resource)
    elif resource.objectType == "KalturaEntryResource":
        entry = entries.find(account, resource.entryId)
        other = clips.asset_of(account, entry, resource.flavorParamsId)
    else:
        raise _unsupported(account, asset, resource)
    if not other._file:
        raise errors.FILE_DOESNT_EXIST()
    return other._file, other.fileExt or "mp4"


def _unsupported(account: Account, asset: Object, resource: Object) -> errors.ApiError:
    """The refusal of a resource that is none for flavors; one that waits for its content fails by it (source)."""
    kind = resource.objectType.replace("Kaltura", "k", 1)
    if asset.status in (flavors.QUEUED, flavors.NOT_APPLICABLE):
        asset.status, asset.description = flavors.ERROR, f"Resource of type [{kind}] is not supported"
        account.put(flavors.KIND, asset)
        account.store.keep()
    return errors.RESOURCE_TYPE_NOT_SUPPORTED(kind)


def _from_address(account: Account, asset: Object, url: str) -> Object:
    asset.status = flavors.IMPORTING
    account.put(flavors.KIND, asset)
    account.job("import_flavor", asset=asset.id, url=url)
    return asset


def _failed(account: Account, payload: dict[str, Any], problem: Exception) -> None:
    asset = account.get(flavors.KIND, payload["asset"])
    if asset and asset.status == flavors.IMPORTING:
        asset.status = flavors.ERROR
        account.put(flavors.KIND, asset)


@handles("import_flavor", _failed)
def fetch(account: Account, payload: dict[str, Any]) -> None:
    """Downloads an address into a flavor."""
    digest, extension = fetching.download(account, payload["url"])
    with account.store.transaction():
        asset = account.get(flavors.KIND, payload["asset"])
        if asset and asset.status == flavors.IMPORTING:
            pipeline.receive(account, asset, digest, extension)


def _arrived(account: Account, asset_id: str, digest: str, extension: str) -> None:
    asset = account.get(flavors.KIND, asset_id)
    if asset:
        pipeline.receive(account, asset, digest, extension)


content.when_token_arrives(content.FLAVOR_TARGET, _arrived)
