"""What an account has beside entries: users, sessions and what starts them, rules, links, shapes of answers."""

from __future__ import annotations

from features.support.api import enums
from features.support.api.nouns.noun import Noun

USER = Noun(
    name="user",
    service="user",
    object_type="KalturaUser",
    parameter="user",
    id_parameter="userId",
    enums={"status": enums.USER_STATUS, "type": enums.USER_TYPE, "gender": enums.GENDER},
    named=False,
    own_id=True,
)
GROUP = Noun(
    name="group",
    service="group_group",
    object_type="KalturaGroup",
    parameter="group",
    id_parameter="groupId",
    enums={
        "status": enums.USER_STATUS,
        "groupType": {"GROUP": 1, "APPLICATIVE_GROUP": 2},
        "processStatus": {"NONE": 0, "PROCESSING": 1},
        "userMode": {"NONE": 0, "PROTECTED_USER": 1},
    },
    named=False,
    own_id=True,
    kin="user",
)
GROUP_PLACE = Noun(
    name="place in a group",
    plural="places in groups",
    service="groupUser",
    object_type="KalturaGroupUser",
    parameter="groupUser",
    id_parameter="groupUserId",
    enums={
        "status": {"ACTIVE": 0, "DELETED": 1},
        "creationMode": {"MANUAL": 1, "AUTOMATIC": 2},
        "userRole": {"MEMBER": 1, "MANAGER": 2},
        "groupType": {"GROUP": 1, "APPLICATIVE_GROUP": 2},
    },
    named=False,
)
SESSION = Noun("session", "session", "KalturaSessionInfo", "", enums={"sessionType": enums.SESSION_TYPE})
APP_TOKEN = Noun(
    name="app token",
    service="appToken",
    object_type="KalturaAppToken",
    parameter="appToken",
    defaults={"sessionUserId": "<user id>"},
    enums={"status": enums.APP_TOKEN_STATUS, "sessionType": enums.SESSION_TYPE},
    named=False,
    secret="token",
)
ACCESS_CONTROL = Noun(
    name="access control profile",
    service="accessControlProfile",
    object_type="KalturaAccessControlProfile",
    parameter="accessControlProfile",
)
OLDER_ACCESS_CONTROL = Noun(
    name="older access control profile",
    service="accessControl",
    object_type="KalturaAccessControl",
    parameter="accessControl",
    enums=dict.fromkeys(
        ("siteRestrictionType", "countryRestrictionType", "ipAddressRestrictionType"),
        enums.RESTRICTION_TYPE,
    ),
)
SHORT_LINK = Noun(
    name="short link",
    service="shortLink_shortLink",
    object_type="KalturaShortLink",
    parameter="shortLink",
    defaults={"systemName": "short-link", "fullUrl": "https://www.example.com/watch/keynote"},
    enums={"status": enums.SHORT_LINK_STATUS},
)
RESPONSE_PROFILE = Noun(
    name="response profile",
    service="responseProfile",
    object_type="KalturaResponseProfile",
    parameter="addResponseProfile",
    update_parameter="updateResponseProfile",
    defaults={"type": "INCLUDE_FIELDS"},
    enums={"status": enums.RESPONSE_PROFILE_STATUS, "type": enums.RESPONSE_PROFILE_TYPE},
)
