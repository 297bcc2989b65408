"""The end of a place, by the name of its protocol."""

from __future__ import annotations

from kaltura_sandbox.drop_ends.end import End, Place
from kaltura_sandbox.drop_ends.ftp import FtpEnd
from kaltura_sandbox.drop_ends.local import LocalEnd
from kaltura_sandbox.drop_ends.s3 import S3End
from kaltura_sandbox.drop_ends.ssh import ScpEnd, SftpEnd

LOCAL, FTP, SFTP, SCP, S3 = "local", "ftp", "sftp", "scp", "s3"


def opened(protocol: str, place: Place) -> End:
    """To be used in a ``with``, which connects. KeyError for another protocol."""
    ends: dict[str, type[End]] = {LOCAL: LocalEnd, FTP: FtpEnd, SFTP: SftpEnd, SCP: ScpEnd, S3: S3End}
    return ends[protocol](place)  # type: ignore[call-arg]
