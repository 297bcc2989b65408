"""Media: pure functions on files. Knows nothing of entries, of the store or of HTTP.

Times are ms, bitrates kbps, sizes bytes. Everything that goes wrong is a MediaError; a file that is no media
raises NotMedia, a kind of it.
"""

from kaltura_sandbox.media.clip import Effect, EffectType, clip
from kaltura_sandbox.media.errors import MediaError, NotMedia
from kaltura_sandbox.media.probe import AudioTrack, Kind, MediaFile, VideoTrack, probe
from kaltura_sandbox.media.recipe import Recipe
from kaltura_sandbox.media.transcode import transcode

__all__ = [
    "AudioTrack", "Effect", "EffectType", "Kind", "MediaError", "MediaFile", "NotMedia", "Recipe", "VideoTrack",
    "clip", "probe", "transcode",
]  # fmt: skip
