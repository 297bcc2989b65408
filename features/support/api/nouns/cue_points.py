"""What is bound to moments of a film. All cue points are of one service, told by class; annotations have one more."""

from __future__ import annotations

from features.support.api import enums
from features.support.api.nouns.noun import Noun

SERVICE = "cuePoint_cuePoint"
ANY = "cue point"


def _kind(name: str, kind: str, title: str = "", **defaults: str) -> Noun:
    return Noun(
        name=name,
        service=SERVICE,
        object_type=f"Kaltura{kind}CuePoint",
        parameter="cuePoint",
        defaults=defaults,
        enums=enums.CUE_POINT,
        named=bool(title),
        title=title,
        kin=ANY,
    )


CUE_POINT = Noun(
    name=ANY,
    service=SERVICE,
    object_type="KalturaCuePoint",
    parameter="",  # abstract: the nouns below are what can be made
    enums=enums.CUE_POINT,
)
CODE = _kind("code cue point", "Code", "code")
AD = _kind("ad cue point", "Ad", "title")
CHAPTER = _kind("chapter", "Thumb", "title", subType="CHAPTER")
SLIDE = _kind("slide", "Thumb", "title", subType="SLIDE")
SESSION_CUE_POINT = _kind("session cue point", "Session", "name")
EVENT_CUE_POINT = _kind("event cue point", "Event")
ANNOTATION = Noun(
    name="annotation",
    service="annotation_annotation",
    object_type="KalturaAnnotation",
    parameter="annotation",
    enums=enums.CUE_POINT,
    title="text",
    kin=ANY,
)
