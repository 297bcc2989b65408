@allure.label.epic:Deliver @service.baseEntry @service.session @service.metadata_metadata
Feature: Embed Kaltura's player in a page

  A page embeds the player with a script, an element and a few lines: KalturaPlayer.setup takes the account's number
  (provider.partnerId), the id of the element (targetId) and, unless the platform is the hosted one, the addresses of
  the API and of delivery (provider.env.serviceUrl and cdnUrl). player.loadMedia takes the id of an entry. The page must
  say that it is written in UTF-8, or the player's script breaks.

  The whole of a page, with an account 4101 and an entry 0_keynote of a server at http://localhost:8080, and the script
  copied beside it from dist/kaltura-ovp-player.js of the npm package

  ```html
  <!DOCTYPE html>
  <html lang="en">
  <head>
    <meta charset="utf-8">
    <script src="kaltura-ovp-player.js"></script>
  </head>
  <body>
    <div id="player" style="width: 640px; height: 360px"></div>
    <script>
      const server = "http://localhost:8080";
      const player = KalturaPlayer.setup({
        targetId: "player",
        provider: { partnerId: 4101, env: { serviceUrl: server + "/api_v3", cdnUrl: server } },
      });
      player.loadMedia({ entryId: "0_keynote" });
    </script>
  </body>
  </html>
  ```

  A session goes beside partnerId, `ks: "…"`. Each scenario opens such a page in a real browser, presses play and looks
  at the picture; its source and what it fetched are in the report.

  The script here is the bundle of the npm package @playkit-js/kaltura-player-js. Pages of the hosted platform usually
  load it from the platform, by the id of a player made in the KMC; what it asks of the API and of delivery is the same.
  It sends no statistics by itself: the plug-in for them is an addition, see
  [Count what viewers watch](../10_measure/analytics_csv.md).

  What to know first
  - A page that gives no session gets a widget session, which anybody may start: it can read what isn't restricted and
    manage nothing. For protected entries your server makes a user's session with the privileges that the rule wants
    (sview:<entry>), short and for this visitor, and the page gives it as provider.ks. Never put an administrator's
    session into a page: who reads the page has it.
  - Captions come with the HLS manifest where the account has them made into WebVTT. Otherwise
    provider.env.useApiCaptions lets the player take them from the playback context. playback.textLanguage and
    captionsDisplay show them from the start.
  - Errors have two codes. error.code is the player's (7002: it could not load), error.data.code tells why: 1006 a call
    of the API was refused, 2001 a rule blocks the entry (BLOCK_ACTION), 2002 it is not ready yet, 2003 it is out of its
    schedule, 3001 there is nothing to play. What a visitor reads depends on the rule's own code, SITE_RESTRICTED or
    SESSION_RESTRICTED for instance. Give a blocking rule a code and a message: without them this version of the player
    stays at its loading sign.

  Services: session (startWidgetSession), baseEntry (list, getPlaybackContext), metadata_metadata (list), user (get),
  playlist (get, execute), userEntry (list), and the manifests and thumbnails of delivery.

  Rule: Playing a film in a page
    The script, an element and the id of an entry are all it takes. What a visitor gets is the entry's picture, the film
    to move about in, and its captions.

    @critical @browser @needs.packager
    Scenario: A visitor presses play and the film plays
      The time that the page's video element tells is the time that its picture shows.

      Given an uploaded video "Keynote"
      When I watch "Keynote" in the player
      Then the player plays
      And the film in the player lasts 12 seconds
      And the player shows second 3 of "Keynote"

    @browser
    Scenario: Before it plays the page shows the entry's thumbnail
      The player adds the size of its element to the entry's thumbnailUrl.

      Given an uploaded video "Keynote"
      When I open the player with "Keynote"
      Then the player shows the thumbnail of "Keynote"

    @needs.packager @browser
    Scenario: A visitor jumps and the film goes on from there
      Given an uploaded video "Keynote"
      And I am watching "Keynote" in the player
      When I jump to second 8 in the player
      Then the player shows second 9 of "Keynote"

    @needs.packager @needs.captions @needs.webvtt_captions @browser
    Scenario: Captions that a visitor chooses appear on the film
      They are offered by their labels.

      Given my own uploaded video "Keynote"
      And a caption "Subtitles" of "Keynote" from the file "keynote.srt" with
        | language | English    |
        | label    | In English |
      And I am watching "Keynote" in the player
      When I choose the captions "In English" in the player
      Then a visitor reads "A counter shows the seconds."

    @needs.packager @needs.captions @browser
    Scenario: Captions of the playback context are there from the start
      useApiCaptions needs nothing of the account: the player fetches each file as WebVTT.

      Given my own uploaded video "Keynote"
      And a caption "Subtitles" of "Keynote" from the file "keynote.srt" with
        | language | English    |
        | label    | In English |
      When I watch "Keynote" in the player with
        | provider.env.useApiCaptions | true |
        | playback.textLanguage       | en   |
        | playback.captionsDisplay    | true |
      Then a visitor reads "Welcome to the keynote."

  Rule: Choosing what plays, and from where
    A page can begin in the middle of a film, show a stretch of it, play several entries in a row, and
    wish for a form of delivery.

    @needs.packager @browser
    Scenario: A page begins in the middle of a film
      startTime is in seconds. The film keeps its length, and the visitor may go back.

      Given an uploaded video "Keynote"
      When I watch "Keynote" in the player with
        | sources.startTime | 7 |
      Then the player shows second 8 of "Keynote"
      And the film in the player lasts 12 seconds

    @needs.packager @browser
    Scenario: A page shows a stretch of a film
      seekFrom and clipTo are seconds in the page and milliseconds in the manifest's address. To the visitor the stretch
      is the whole film. It is cut at key frames: choose moments that have one.

      Given an uploaded video "Keynote"
      When I watch "Keynote" in the player with
        | sources.seekFrom | 4 |
        | sources.clipTo   | 8 |
      Then the player opens a manifest with
        | seekFrom | 4000 |
        | clipTo   | 8000 |
      And the film in the player lasts 4 seconds
      And the player shows second 5 of "Keynote"
      But note that "this is no protection: the visitor can open the manifest without the two"

    @needs.packager @browser
    Scenario: Several entries play one after the other
      loadPlaylistByEntryList needs no playlist on the platform: the page names the entries. When one ends the next one
      begins by itself.

      Given an uploaded video "Keynote"
      And an uploaded vertical video "Backstage"
      And I am watching "Keynote" and "Backstage" in the player
      When I jump to second 11 in the player
      Then the player shows second 2 of "Backstage"

    @needs.packager @needs.playlists @browser
    Scenario: A playlist plays by its id
      Besides the list and its entries the player asks for the visitor's place in it (userEntry.list), which a widget
      session has none of.

      Given an uploaded video "Keynote"
      And an uploaded vertical video "Backstage"
      And a playlist "Evening" with
        | playlistType    | STATIC_LIST           |
        | playlistContent | <Backstage>,<Keynote> |
      When I watch "Evening" in the player
      Then the player asks in one request for
        | action                     |
        | session.startWidgetSession |
        | playlist.get               |
        | playlist.execute           |
        | userEntry.list             |
      And the player shows second 2 of "Backstage"

    @needs.packager @browser
    Scenario: A song plays with its length
      Given an uploaded song "Song"
      When I watch "Song" in the player
      Then the player plays
      And the film in the player lasts 8 seconds

    @needs.packager @browser
    Scenario Outline: The player opens the manifest of the form that it prefers: <name>
      Without a wish it is HLS. playback.streamPriority is a list of wishes.

      Given an uploaded video "Keynote"
      When I watch "Keynote" in the player with
        | playback.streamPriority | [{"engine": "html5", "format": "<wish>"}] |
      Then the player opens a manifest with
        | entryId | <Keynote> |
        | format  | <format>  |
      And the player shows second 2 of "Keynote"

      Examples: Forms
        | name     | wish        | format    |
        | HLS      | hls         | applehttp |
        | DASH     | dash        | mpegdash  |
        | one file | progressive | url       |

  Rule: Playing what is not for everybody
    The platform asks the entry's access control and its schedule for each visitor. Your server opens an entry with a
    session, your page by where it stands; all others see an error, in words that the player has for it.

    @critical @browser @needs.packager @short_way
    Scenario: A session that your server made opens what is for members
      The player puts it into every call and into the manifest's address; there is no widget session then.

      Given my own uploaded video "Keynote"
      And an access control profile "Members" made from
        """
        {"rules": [{
          "objectType": "KalturaRule", "code": "SESSION_RESTRICTED", "message": "For members",
          "contexts": [{"objectType": "KalturaAccessControlContextTypeHolder", "type": 1}],
          "actions": [{"objectType": "KalturaAccessControlBlockAction"}],
          "conditions": [{
            "objectType": "KalturaAuthenticatedCondition", "not": true,
            "privileges": [{"objectType": "KalturaStringValue", "value": "sview"}]
          }]
        }]}
        """
      And the entry "Keynote" was updated with
        | accessControlId | <Members> |
      And a user's session "Visitor" with
        | privileges | sview:<Keynote> |
      When I watch "Keynote" in the player with
        | provider.ks | <Visitor> |
      Then the player opens a manifest with
        | ks | <Visitor> |
      And the player shows second 2 of "Keynote"

    @browser
    Scenario: A widget session does not open what is for members
      Given my own uploaded video "Keynote"
      And an access control profile "Members" made from
        """
        {"rules": [{
          "objectType": "KalturaRule", "code": "SESSION_RESTRICTED", "message": "For members",
          "actions": [{"objectType": "KalturaAccessControlBlockAction"}],
          "conditions": [{
            "objectType": "KalturaAuthenticatedCondition", "not": true,
            "privileges": [{"objectType": "KalturaStringValue", "value": "sview"}]
          }]
        }]}
        """
      And the entry "Keynote" was updated with
        | accessControlId | <Members> |
      When I open the player with "Keynote"
      Then the player fails with BLOCK_ACTION
      And a visitor reads "Media unavailable"

    @browser
    Scenario: On a page of another site the visitor reads why
      The platform sees the site in the request's header Referer. The player has words of its own for the rule's code.

      Given my own uploaded video "Keynote"
      And an access control profile "Our pages" made from
        """
        {"rules": [{
          "objectType": "KalturaRule", "code": "SITE_RESTRICTED", "message": "Not on this site",
          "actions": [{"objectType": "KalturaAccessControlBlockAction"}],
          "conditions": [{
            "objectType": "KalturaSiteCondition", "not": true,
            "values": [{"objectType": "KalturaStringValue", "value": "good.example.com"}]
          }]
        }]}
        """
      And the entry "Keynote" was updated with
        | accessControlId | <Our pages> |
      When I open the player with "Keynote" with
        | page | bad.example.com |
      Then the player fails with BLOCK_ACTION
      And a visitor reads "This content is unavailable in this domain."

    @needs.packager @browser
    Scenario: On a page of its own site the same entry plays
      Given my own uploaded video "Keynote"
      And an access control profile "Our pages" that plays only on pages of "good.example.com"
      And the entry "Keynote" was updated with
        | accessControlId | <Our pages> |
      When I watch "Keynote" in the player with
        | page | good.example.com |
      Then the player shows second 2 of "Keynote"

    @critical @browser
    Scenario: A blocked entry shows the player's error
      The playback context of a blocked entry holds the rule's message and no sources.

      Given my own uploaded video "Keynote"
      And an access control profile "Closed" made from
        """
        {"rules": [{
          "objectType": "KalturaRule", "code": "CLOSED", "message": "Closed for the night",
          "actions": [{"objectType": "KalturaAccessControlBlockAction"}]
        }]}
        """
      And the entry "Keynote" was updated with
        | accessControlId | <Closed> |
      When I open the player with "Keynote"
      Then the player fails with BLOCK_ACTION
      And a visitor reads "Blocked by Conditional Access"

    @browser
    Scenario: Out of its schedule an entry says so
      Administrators set startDate and endDate; a widget session gets no sources before and after.

      Given my own uploaded video "Keynote"
      And the entry "Keynote" was updated with
        | startDate | 86400 |
        | endDate   | 90000 |
      When I open the player with "Keynote"
      Then the player fails with SCHEDULED_RESTRICTED
      And a visitor reads "Out of scheduling"

    @browser
    Scenario: An entry that is gone ends in an error
      One refusal in the request is enough. The page's script can act on the code.

      Given my own uploaded video "Keynote"
      And the entry "Keynote" was deleted
      When I open the player with "Keynote"
      Then the player fails with LOAD_FAILED

  Rule: Knowing what the player asks of the API
    Whoever writes a player, or looks for the reason of an error, can make the same calls. The player's request has four
    actions, and a widget session does for them.

    @browser
    Scenario: The player asks for all it needs in one request
      The session of the first action is used by the others, and the entry that the second one finds by the last two. A
      response profile keeps the answer small. redirectFromEntryId lets a recording stand in for its broadcast.

      Given an uploaded video "Keynote"
      When I open the player with "Keynote"
      Then the player asks in one request for
        | action                       |
        | session.startWidgetSession   |
        | baseEntry.list               |
        | baseEntry.getPlaybackContext |
        | metadata_metadata.list       |

    Scenario: A widget session needs nothing but the account's number
      The first action of the player's request. Its session lasts a day, and everybody may have one.

      Given I have no session
      When I call session.startWidgetSession with
        | widgetId | _<partner id> |
      Then the answer has
        | partnerId | <partner id> |
        | userId    | 0            |

    Scenario: A widget session finds the entry whose id it knows
      The second action. A list that names no entry doesn't show other people's entries to such a session.

      Given an uploaded video "Keynote"
      And I have a widget session
      When I call baseEntry.list with
        | filter[redirectFromEntryId] | <Keynote> |
      Then the answer has
        | totalCount   | 1         |
        | objects.0.id | <Keynote> |

    Scenario: The player's response profile leaves out what a page doesn't show
      Given an uploaded video "Keynote"
      And I have a widget session
      When I call baseEntry.list with
        | filter[redirectFromEntryId] | <Keynote>   |
        | responseProfile[type]       | 1           |
        | responseProfile[fields]     | id,duration |
      Then the answer has
        | objects.0.duration  | 12       |
        | objects.0.createdAt | (absent) |

    Scenario: The playback context tells a player where and how the entry plays
      The third action. Each source is a form and a delivery profile; the player builds its own address of these words.

      Given an uploaded video "Keynote"
      And I have a widget session
      When I call baseEntry.getPlaybackContext with
        | entryId                       | <Keynote>                     |
        | contextDataParams[objectType] | KalturaPlaybackContextOptions |
        | contextDataParams[flavorTags] | all                           |
      Then the answer has
        | sources.0.flavorIds | (any) |
        | messages            | []    |

    Scenario: An entry that never was is refused, not left out
      Other filters answer an empty list. This refusal is what the player's error 1006 stands for.

      Given I have a widget session
      When I try to call baseEntry.list with
        | filter[redirectFromEntryId] | 0_nosuchid |
      Then Kaltura refuses with "INVALID_ENTRY_ID"

    Scenario: Without any session there is no entry to play
      Not even for an entry that everybody may watch: the session says whose it is.

      Given an uploaded video "Keynote"
      And I have no session
      When I try to call baseEntry.getPlaybackContext with
        | entryId                       | <Keynote>                     |
        | contextDataParams[objectType] | KalturaPlaybackContextOptions |
      Then Kaltura refuses with "ENTRY_ID_NOT_FOUND"

    Scenario: A widget session can't manage what it shows
      It is the session of whoever reads your page.

      Given an uploaded video "Keynote"
      And I have a widget session
      When I try to call baseEntry.clone with
        | entryId | <Keynote> |
      Then Kaltura refuses with "SERVICE_FORBIDDEN"
