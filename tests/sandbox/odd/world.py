"""What is there to be asked for: sessions, and objects of every kind, of which there is always one left."""

from __future__ import annotations

from collections import defaultdict, deque
from pathlib import Path
from typing import Any

from tests.sandbox.conftest import Api, refused

KINDS = {
    "KalturaMediaEntry": "entry", "KalturaBaseEntry": "entry", "KalturaDataEntry": "entry",
    "KalturaPlaylist": "playlist", "KalturaFlavorAsset": "flavor", "KalturaThumbAsset": "thumb",
    "KalturaCaptionAsset": "caption", "KalturaUploadToken": "token", "KalturaConversionProfile": "profile",
    "KalturaAccessControlProfile": "access", "KalturaUser": "user", "KalturaFlavorParams": "flavorParams",
    "KalturaMediaFlavorParams": "flavorParams", "KalturaThumbParams": "thumbParams",
    "KalturaCaptionParams": "captionParams", "KalturaMetadata": "metadata",
    "KalturaMetadataProfile": "metadataProfile", "KalturaAppToken": "appToken", "KalturaShortLink": "shortLink",
    "KalturaResponseProfile": "responseProfile", "KalturaUiConf": "uiConf",
    "KalturaViewHistoryUserEntry": "userEntry", "KalturaRegistrationUserEntry": "userEntry",
    "KalturaFlavorParamsOutput": "output", "KalturaMediaInfo": "mediaInfo",
}  # fmt: skip
"""The kinds of objects whose ids calls name, by their classes."""

ROLES = ("admin", "user", "widget", "plain", "none")
BROKEN_SESSION = "broken"
XSD = (
    '<xsd:schema xmlns:xsd="http://www.w3.org/2001/XMLSchema"><xsd:element name="metadata"><xsd:complexType>'
    '<xsd:sequence><xsd:element name="A" minOccurs="0" maxOccurs="1" type="xsd:string"/></xsd:sequence>'
    "</xsd:complexType></xsd:element></xsd:schema>"
)
SRT = "1\n00:00:00,000 --> 00:00:01,000\nhello\n\n2\n00:00:01,000 --> 00:00:02,000\nworld\n"
NAME = 'Ünï 日本\t²/\u3000"٣;\r\n'  # of the film, which is served under it
KEPT = 4  # ids of a kind that are known at a time


class World:
    """The sessions of a running platform, and the ids that are known of each kind."""

    def __init__(self, api: Api, film: Path) -> None:
        self.api = api
        self.film = film
        self.sessions: dict[str, str] = {}
        self.ids: dict[str, deque[str]] = defaultdict(lambda: deque(maxlen=KEPT))
        self.tend()

    def known(self, kind: str, index: int) -> str:
        """One of the ids of a kind."""
        found = self.ids[kind]
        return found[index % len(found)] if found else "0_nosuchid"

    def learn(self, answer: Any) -> None:
        """Keeps an id in mind that an answer shows."""
        kind = KINDS.get(str(answer.get("objectType"))) if isinstance(answer, dict) else None
        id_ = str(answer.get("id", "")) if kind else ""
        if kind and id_ and id_ not in self.ids[kind]:
            self.ids[kind].append(id_)

    def log_in(self) -> None:
        """New sessions: a call may have ended those that there were."""
        made = {"admin": self.api.start(2, userId="odd-admin", privileges="disableentitlement")}
        made["user"] = self.api.start(0, userId=self.api.told["userId"])
        made["plain"] = self.api.start(2, "plain", userId="odd-admin")
        widget = {"widgetId": f"_{self.api.told['partnerId']}"}
        made["widget"] = str(self.api.ok("session.startWidgetSession", widget, ks=None)["ks"])
        self.sessions = made | {"none": "", BROKEN_SESSION: made["admin"][:-4]}

    def tend(self) -> None:
        """Makes anew what calls may have taken away: the sessions, and an object of each kind."""
        self.log_in()
        entry = self._made("media.add", entry={"mediaType": 1, "name": NAME, "tags": "a,b"})
        self._call("media.addContent", {"entryId": entry, "resource": self._content()})
        self._made("media.add", entry={"mediaType": 2, "name": "picture"})
        self._made("playlist.add", playlist={"playlistType": 3, "name": "p", "playlistContent": entry})
        self._made("thumbAsset.addFromImage", {"fileData": ("a.png", PICTURE)}, entryId=entry)
        self._caption(entry)
        self._settings(entry)
        self._people(entry)
        for listing in ("flavorAsset.list", "flavorParamsOutput.list", "mediaInfo.list"):
            for found in self._call(listing, {"filter": {"entryIdEqual": entry}}).get("objects", []):
                self.learn(found)

    def _caption(self, entry: str) -> None:
        fields = {"language": "English", "format": 1}
        caption = self._made("caption_captionasset.add", entryId=entry, captionAsset=fields)
        text = {"objectType": "KalturaStringResource", "content": SRT}
        self._call("caption_captionasset.setContent", {"id": caption, "contentResource": text})

    def _settings(self, entry: str) -> None:
        self._made("conversionProfile.add", conversionProfile={"name": "c", "flavorParamsIds": ""})
        self._made("accessControlProfile.add", accessControlProfile={"name": "a"})
        self._made(
            "flavorParams.add", flavorParams={"name": "f", "width": 32, "height": 24, "videoBitrate": 50}
        )
        self._made("thumbParams.add", thumbParams={"name": "t", "width": 20, "height": 20})
        self._made("caption_captionparams.add", captionParams={"name": "c", "language": "English"})
        self._made("responseProfile.add", addResponseProfile={"name": "r", "type": 1, "fields": "id,name"})
        self._made("uiConf.add", uiConf={"name": "u", "objType": 1, "creationMode": 2})
        profile = self._made(
            "metadata_metadataprofile.add",
            metadataProfile={"name": "m", "metadataObjectType": "1"},
            xsdData=XSD,
        )
        xml = "<metadata><A>a</A></metadata>"
        self._made(
            "metadata_metadata.add", metadataProfileId=profile, objectType="1", objectId=entry, xmlData=xml
        )

    def _people(self, entry: str) -> None:
        self._made("user.add", user={"id": "odd-user", "fullName": "x"})
        self.ids["user"].append(str(self.api.told["userId"]))
        self._made("appToken.add", appToken={"sessionUserId": self.api.told["userId"], "hashType": "SHA256"})
        self._made(
            "shortlink_shortlink.add", shortLink={"systemName": "odd", "fullUrl": "http://127.0.0.1:1/"}
        )
        watched = {"objectType": "KalturaViewHistoryUserEntry", "entryId": entry}
        self._made("userEntry.add", userEntry=watched | {"userId": self.api.told["userId"]})
        self._made("uploadToken.add", uploadToken={"fileName": "a.mp4"})

    def _content(self) -> dict[str, Any]:
        """A film that was uploaded, as a resource."""
        token = self._made("uploadToken.add")
        film = {"fileData": ("a.mp4", self.film.read_bytes())}
        self._call("uploadToken.upload", {"uploadTokenId": token}, film)
        return {"objectType": "KalturaUploadedFileTokenResource", "token": token}

    def _made(self, name: str, files: Any = None, **fields: Any) -> str:
        answer = self._call(name, fields, files)
        self.learn(answer)
        return "" if refused(answer) else str(answer["id"])

    def _call(self, name: str, fields: Any, files: Any = None) -> Any:
        return self.api.call(name, fields, self.sessions["admin"], files)


PICTURE = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c4944415478da6360f8cf000002010100"
    "c9fe92ef0000000049454e44ae426082"
)
