"""The language of conditionalProfiles, on a file as probe describes it."""

from __future__ import annotations

import pytest

from kaltura_sandbox.media.deciding.conditions import is_met
from kaltura_sandbox.media.probe import AudioTrack, MediaFile, VideoTrack

SOUND = AudioTrack("mp4a", 2, 44100, 128, 12_000)
PICTURE = VideoTrack("avc1", 1280, 720, 25.0, 1200, 12_000)
FILM = MediaFile("isom", "mp4", 2_048_000, 12_000, 1365, PICTURE, (SOUND,))
SONG = MediaFile("mp3", "mp3", 64_000, 8_000, 64, None, (AudioTrack("mp3", 2, 44100, 64, 8_000),))

MET = [
    "1==1", "videoHeight >= 720", "videoHeight<721&&videoHeight>719", "videoFormat == h264 && audioFormat==aac",
    "!(videoBitRate > 2000)", "videoWidth / videoHeight > 1.7", "fileSize == 2000", "isMbr==1", "audioStreams == 1;",
    "videoHeight == 1 || containerFormat == mp4",
    "videoWidth - videoHeight * 1 == 560", "containerDuration >= 12000", "-1 < 0",
]  # fmt: skip
NOT_MET = [
    "videoHeight > 720", "videoFormat == vp9", "audioFormat != aac", "videoGop > 0", "isWeb == 0",
    "exec(1)", "videoHeight >= 720 nonsense", "(videoHeight >= 720", "1 +", "", "videoHeight / 0 == 1", "mp4 > 1",
    "videoHeight > ٣", "² == ²", "1\u00a0== 1", "1_0 == 10", "(" * 5000,
]  # fmt: skip


@pytest.mark.parametrize("condition", MET)
def test_met(condition: str) -> None:
    assert is_met(condition, FILM)


@pytest.mark.parametrize("condition", NOT_MET)
def test_not_met(condition: str) -> None:
    assert not is_met(condition, FILM)


def test_sound_alone() -> None:
    assert is_met(
        "videoHeight == 0 && videoFormat == undefined && audioFormat == mp3 && isWeb && !isMbr", SONG
    )
