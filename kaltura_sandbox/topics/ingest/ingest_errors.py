"""Refusals that this topic brings along."""

from __future__ import annotations

from kaltura_sandbox.platform.errors import Kind

UPLOAD_TOKEN_NOT_FOUND = Kind("UPLOAD_TOKEN_NOT_FOUND", "Upload token not found")
UPLOADED_FILE_NOT_FOUND_BY_TOKEN = Kind(
    "UPLOADED_FILE_NOT_FOUND_BY_TOKEN",
    "The uploaded file was not found by the given token id, or was already used",
)
RECORDED_WEBCAM_FILE_NOT_FOUND = Kind(
    "RECORDED_WEBCAM_FILE_NOT_FOUND",
    "The recorded webcam file was not found by the given token id, or was already used",
)
UPLOAD_TOKEN_MISSING_FILE_SIZE = Kind(
    "UPLOAD_TOKEN_MISSING_FILE_SIZE", "FileSize is mandatory when enabling autoFinalize"
)
UPLOAD_TOKEN_INVALID_STATUS_FOR_UPLOAD = Kind(
    "UPLOAD_TOKEN_INVALID_STATUS_FOR_UPLOAD",
    "Upload token is in an invalid status for uploading a file, maybe the file was already uploaded",
)
UPLOAD_TOKEN_INVALID_STATUS_FOR_ADD_ENTRY = Kind(
    "UPLOAD_TOKEN_INVALID_STATUS_FOR_ADD_ENTRY",
    "Upload token is in an invalid status for adding entry, maybe the a file was not uploaded or the token was used",
)
UPLOAD_TOKEN_CANNOT_RESUME = Kind(
    "UPLOAD_TOKEN_CANNOT_RESUME", "Cannot resume the upload, original file was not found"
)
UPLOAD_TOKEN_CANNOT_MATCH_EXPECTED_SIZE = Kind(
    "UPLOAD_TOKEN_CANNOT_MATCH_EXPECTED_SIZE", "Failed to match expected file size"
)
MAX_ALLOWED_CHUNK_COUNT_EXCEEDED = Kind(
    "MAX_ALLOWED_CHUNK_COUNT_EXCEEDED",
    "Max allowed waiting chunks to be concatenated has exceeded allowed limit",
)
STORAGE_PROFILE_ID_NOT_FOUND = Kind("STORAGE_PROFILE_ID_NOT_FOUND", "Storage profile id {ID} not found")
RESOURCE_TYPE_NOT_SUPPORTED = Kind("RESOURCE_TYPE_NOT_SUPPORTED", 'Resource type "{RES_TYPE}" not supported')
FILE_DOESNT_EXIST = Kind("FILE_DOESNT_EXIST", "File doesnt exist")
FILE_CONTENT_NOT_SECURE = Kind("FILE_CONTENT_NOT_SECURE", "File content contains potential security risks")
