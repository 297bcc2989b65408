"""What is there to be asked for: sessions, and objects of every kind, of which there is always one left."""

from __future__ import annotations

import secrets
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
    "KalturaFlavorParamsOutput": "output", "KalturaMediaFlavorParamsOutput": "output",
    "KalturaMediaInfo": "mediaInfo", "KalturaCategory": "category",
    "KalturaGroup": "group", "KalturaUserRole": "role", "KalturaCodeCuePoint": "cuePoint",
    "KalturaThumbCuePoint": "cuePoint", "KalturaQuestionCuePoint": "cuePoint", "KalturaAnnotation": "cuePoint",
    "KalturaRecordScheduleEvent": "event", "KalturaLiveStreamScheduleEvent": "event",
    "KalturaBlackoutScheduleEvent": "event", "KalturaCameraScheduleResource": "resource",
    "KalturaLocationScheduleResource": "resource", "KalturaLiveStreamEntry": "entry", "KalturaDrmPolicy": "policy",
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
        self.sample = api.film()
        self.sessions: dict[str, str] = {}
        self.ids: dict[str, deque[str]] = defaultdict(lambda: deque(maxlen=KEPT))
        self.tend()
        missing = {*KINDS.values(), "login", "account", "permission", "poll"} - self.ids.keys()
        assert not missing, f"nothing is there to be asked for of {missing}"

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
        self._order(entry)
        self._moments(entry)
        for film in (self.sample, entry):
            self._files(film)

    def _files(self, film: str) -> None:
        """What a film consists of, as far as it is made."""
        flavors = self._call("flavorAsset.list", {"filter": {"entryIdEqual": film}}).get("objects", [])
        outputs = []
        for flavor in flavors:
            asked = {"filter": {"flavorAssetIdEqual": flavor["id"]}}
            outputs += self._call("mediaInfo.list", asked).get("objects", [])
            outputs += self.api.call("flavorParamsOutput.list", asked, "operator").get("objects", [])
        for found in (*flavors, *outputs):
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
        self._made(
            "responseProfile.add",
            addResponseProfile={"name": "rp", "systemName": secrets.token_hex(4), "type": 1, "fields": "id"},
        )
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

    def _order(self, entry: str) -> None:
        """Categories with members, groups, roles, logins, an account."""
        name = f"odd {secrets.token_hex(4)}"
        top = self._made("category.add", category={"name": name, "privacyContext": "oddly", "privacy": 1})
        inner = self._made("category.add", category={"name": "inner", "parentId": top})
        self._call("categoryEntry.add", {"categoryEntry": {"categoryId": inner, "entryId": entry}})
        self._call("categoryUser.add", {"categoryUser": {"categoryId": top, "userId": "odd-user"}})
        group = self._made("group_group.add", group={"id": f"odd-group-{secrets.token_hex(4)}"})
        self._call("groupUser.add", {"groupUser": {"userId": "odd-user", "groupId": group}})
        self._made("userRole.add", userRole={"name": name, "permissionNames": "CONTENT_MANAGE_BASE"})
        self.ids["permission"].extend(("CONTENT_MANAGE_BASE", "BASE_USER_SESSION_PERMISSION"))
        email = f"{secrets.token_hex(4)}@example.com"
        fields = {"id": email, "email": email, "password": "Odd-pass1!", "loginEnabled": True}
        self._call("user.add", {"user": fields})
        partner = {"name": "Odd", "adminName": "Odd One", "adminEmail": f"owner-{email}", "description": "x"}
        account = self.api.call("partner.register", {"partner": partner, "cmsPassword": "Odd-pass1!"}, None)
        self.ids["login"].extend((email, f"owner-{email}"))
        self.ids["account"].append(str(account["id"]))

    def _moments(self, entry: str) -> None:
        """Cue points of a film, events and what they need, a policy, a poll."""
        for kind, more in (("CodeCuePoint", {"code": "x"}), ("Annotation", {"text": "x"})):
            point = {"objectType": f"Kaltura{kind}", "entryId": entry, "startTime": 100, **more}
            self._made("cuepoint_cuepoint.add", cuePoint=point)
        event = {"objectType": "KalturaRecordScheduleEvent", "summary": "x", "recurrenceType": 0}
        times = {"startDate": 1_900_000_000, "endDate": 1_900_003_600}
        bound = self._made("schedule_scheduleevent.add", scheduleEvent=event | times)
        room = {"objectType": "KalturaLocationScheduleResource", "name": "room"}
        place = self._made("schedule_scheduleresource.add", scheduleResource=room)
        self._call(
            "schedule_scheduleeventresource.add",
            {"scheduleEventResource": {"eventId": bound, "resourceId": place}},
        )
        policy = {
            "name": "p", "systemName": secrets.token_hex(4), "provider": "1", "scenario": "0", "status": 1,
            "licenseType": "playReady.NON_PERSISTENT", "licenseExpirationPolicy": 1, "duration": 2,
            "partnerId": self.api.told["partnerId"],
        }  # fmt: skip
        self.learn(self.api.call("drm_drmPolicy.add", {"drmPolicy": policy}, "operator"))
        self.ids["poll"].append(str(self._call("poll_poll.add", {"pollType": "SINGLE_ANONYMOUS"})))

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
