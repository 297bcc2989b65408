"""Media: pure functions on files. Knows nothing of entries, of the store or of HTTP.

Times are ms, bitrates kbps, sizes bytes. Everything that goes wrong is a MediaError; a file that is no media
raises NotMedia, a kind of it.
"""

from kaltura_sandbox.media.cache import MediaCache
from kaltura_sandbox.media.clip import Effect, EffectType, clip
from kaltura_sandbox.media.composing.captions import BorderStyle, Captions
from kaltura_sandbox.media.composing.compose import Overlay, ReplaceBackground
from kaltura_sandbox.media.composing.dimensions import Dimensions
from kaltura_sandbox.media.composing.join import Segment, join
from kaltura_sandbox.media.composing.placing import OverlayShape, Placement
from kaltura_sandbox.media.deciding.decide import Action, Decision, decide_one, decide_profile
from kaltura_sandbox.media.encoding import extension
from kaltura_sandbox.media.errors import MediaError, NotMedia
from kaltura_sandbox.media.packing.package import dash, hls
from kaltura_sandbox.media.pictures.images import CropType, Shape, render
from kaltura_sandbox.media.pictures.thumbs import frame, slice_ms, strip
from kaltura_sandbox.media.probe import AudioTrack, Kind, MediaFile, VideoTrack, is_media, probe
from kaltura_sandbox.media.recipe import Recipe
from kaltura_sandbox.media.transcode import transcode
from kaltura_sandbox.media.volume import volume_map

__all__ = [
    "Action", "AudioTrack", "BorderStyle", "Captions", "CropType", "Decision", "Dimensions", "Effect", "EffectType",
    "Kind", "MediaCache", "MediaError", "MediaFile", "NotMedia", "Overlay", "OverlayShape", "Placement", "Recipe",
    "ReplaceBackground", "Segment", "Shape", "VideoTrack", "clip", "dash", "decide_one", "decide_profile",
    "extension", "frame", "hls", "is_media", "join", "probe", "render", "slice_ms", "strip", "transcode",
    "volume_map",
]  # fmt: skip
