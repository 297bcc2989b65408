"""Drop folders and their files."""

from __future__ import annotations

from features.support.api.enums import EnumValues
from features.support.api.nouns.entries import ENTRY
from features.support.api.nouns.noun import Noun

SERVICE = "dropFolder_dropFolder"
FILES = "dropFolder_dropFolderFile"
TYPE: EnumValues = {
    "LOCAL": 1,
    "FTP": 2,
    "SCP": 3,
    "SFTP": 4,
    "S3DROPFOLDER": "S3DropFolder.S3DROPFOLDER",
    "ZOOM": "ZoomDropFolder.ZOOM",
    "WEBEX": "WebexDropFolder.WEBEX",
}
FOLDER_STATUS: EnumValues = {"DISABLED": 0, "ENABLED": 1, "DELETED": 2, "ERROR": 3}
FOLDER: dict[str, EnumValues] = {
    "type": TYPE,
    "status": FOLDER_STATUS,
    "fileDeletePolicy": {"MANUAL_DELETE": 1, "AUTO_DELETE": 2, "AUTO_DELETE_WHEN_ENTRY_IS_READY": 3},
    "fileHandlerType": {
        "CONTENT": 1,
        "XML": "dropFolderXmlBulkUpload.XML",
        "ICAL": "scheduleDropFolder.ICAL",
    },
    "contentMatchPolicy": {
        "ADD_AS_NEW": 1,
        "MATCH_EXISTING_OR_ADD_AS_NEW": 2,
        "MATCH_EXISTING_OR_KEEP_IN_FOLDER": 3,
    },
    "errorCode": {"ERROR_CONNECT": 1, "ERROR_AUTENTICATE": 2, "ERROR_GET_PHISICAL_FILE_LIST": 3},
}
FILE_STATUS: EnumValues = {
    "UPLOADING": 1,
    "PENDING": 2,
    "WAITING": 3,
    "HANDLED": 4,
    "IGNORE": 5,
    "DELETED": 6,
    "PURGED": 7,
    "NO_MATCH": 8,
    "ERROR_HANDLING": 9,
    "ERROR_DELETING": 10,
    "DOWNLOADING": 11,
    "ERROR_DOWNLOADING": 12,
    "PROCESSING": 13,
    "PARSED": 14,
    "DETECTED": 15,
}
FILE_ERROR: EnumValues = {
    "FLAVOR_NOT_FOUND": 3,
    "SLUG_REGEX_NO_MATCH": 5,
    "ERROR_READING_FILE": 6,
    "ERROR_DOWNLOADING_FILE": 7,
    "ERROR_IN_CONTENT_PROCESSOR": 11,
    "ERROR_DELETING_FILE": 12,
    "FILE_NO_MATCH": 13,
    "ERROR_IN_BULK_UPLOAD": "dropFolderXmlBulkUpload.ERROR_IN_BULK_UPLOAD",
}
ENTRIES_IN_ANY_STATE = {
    "statusIn": ",".join(str(number) for name, number in ENTRY.enums["status"].items() if name != "DELETED")
}
"""Lists leave out what isn't READY, unless they are asked for it."""


def _folder(where: str, object_type: str) -> Noun:
    return Noun(
        name=f"drop folder{where}",
        plural=f"drop folders{where}",
        service=SERVICE,
        object_type=object_type,
        parameter="dropFolder",
        id_parameter="dropFolderId",
        defaults={
            "partnerId": "<partner id>",
            "status": "ENABLED",
            "dc": "0",
            "fileSizeCheckInterval": "0",
            "fileDeletePolicy": "MANUAL_DELETE",
            "fileHandlerType": "CONTENT",
            "contentMatchPolicy": "ADD_AS_NEW",
        },
        enums=FOLDER,
        filter_type="KalturaDropFolderFilter",
        kin="drop folder" if where else "",
    )


DROP_FOLDER = _folder("", "KalturaDropFolder")
ON_DISK = _folder(" on disk", "KalturaDropFolder")
AT_FTP = _folder(" at an FTP server", "KalturaFtpDropFolder")
AT_SFTP = _folder(" at an SFTP server", "KalturaSftpDropFolder")
AT_SCP = _folder(" at an SCP server", "KalturaScpDropFolder")
AT_S3 = _folder(" at an S3 bucket", "KalturaS3DropFolder")
DROP_FOLDER_FILE = Noun(
    name="drop folder file",
    service=FILES,
    object_type="KalturaDropFolderFile",
    parameter="dropFolderFile",
    id_parameter="dropFolderFileId",
    enums={"status": FILE_STATUS, "type": TYPE, "errorCode": FILE_ERROR},
    title="fileName",
    failed=("ERROR_HANDLING", "ERROR_DOWNLOADING", "ERROR_DELETING", "PURGED"),
)
