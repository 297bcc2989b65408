@allure.label.epic:Deliver @service.uiConf
Feature: Keep the settings of players on the platform

  A uiConf holds how a player looks and behaves, so that many pages share one and a change of it needs no change of a
  page. config is the player's settings as JSON, the object that KalturaPlayer.setup takes; confVars says which packages
  of the player in which versions make it up, for instance `{"kaltura-ovp-player": "{latest}"}`.

  A page gets it in one of two ways

  - it loads a script by the uiConf's id, /p/<account>/embedPlaykitJs/uiconf_id/<id>, which carries the player and sets
    `window.__kalturaplayerdata` to the settings. The platform builds it, of the versions in confVars
  - it brings the player itself, as in [Embed Kaltura's player](player_embed.md). Whoever makes the page reads the
    settings by uiConf.get and writes the same line before setup

  Know first that

  - what a page gives to setup itself counts more than the configuration
  - settings are read when a page loads: pages that are open keep the old ones, and scripts may be kept for ten minutes
  - nobody checks config: what is no JSON, or names what the player doesn't know, is kept and has no effect
  - tags are words of the platform's tools. Those of players for the browser are kalturaPlayerJs,player,ovp: without them
    the KMC doesn't show yours
  - whoever reads a page can read its configuration: put no secret into it

  The same service keeps the settings of other tools, told by objType. Services: uiConf (add, get, list, update, clone,
  delete, listTemplates, getAvailableTypes).

  Rule: Making a configuration and having a player follow it
    An administrator makes it once; pages name it by its id. Its settings arrive in the visitor's player as they are.

    @critical @short_way
    Scenario: A configuration keeps the player's settings as they were given
      Given a player configuration "Quiet" with
        | config   | {"playback": {"muted": true}}      |
        | confVars | {"kaltura-ovp-player": "{latest}"} |
        | tags     | kalturaPlayerJs,player,ovp         |
      When I get the player configuration "Quiet"
      Then the answer has
        | objType      | PLAYER                             |
        | creationMode | WIZARD                             |
        | config       | {"playback": {"muted": true}}      |
        | confVars     | {"kaltura-ovp-player": "{latest}"} |
        | tags         | kalturaPlayerJs,player,ovp         |
        | version      | 2                                  |

    @critical @browser @needs.packager
    Scenario: A player starts by itself, without a sound
      Browsers let a film begin by itself only when it is muted.

      Given an uploaded video "Keynote"
      And a player configuration "Wall" with
        | config | {"playback": {"autoplay": true, "muted": true}} |
      When I open the player with "Keynote" with
        | uiConf | <Wall> |
      Then the player plays
      And the player in the page has
        | muted | true |

    @browser @needs.packager @needs.player_scripts
    Scenario: The platform's own script brings the player and its settings
      The page names nothing but the configuration, the account and the entry: addresses come with the script.

      Given an uploaded video "Keynote"
      And a player configuration "Wall" with
        | config   | {"playback": {"autoplay": true, "muted": true}} |
        | confVars | {"kaltura-ovp-player": "{latest}"}              |
      When I open the player with "Keynote" with
        | embedPlaykitJs | <Wall> |
      Then the player plays
      And the player in the page has
        | muted                  | true                 |
        | config.uiConfData.name | Wall                 |

    @browser @needs.packager
    Scenario: A configuration chooses the form of the stream
      streamPriority is a list of wishes; the player takes the first that the entry and the browser can have.

      Given an uploaded video "Keynote"
      And a player configuration "Dash" with
        | config | {"playback": {"streamPriority": [{"engine": "html5", "format": "dash"}]}} |
      When I watch "Keynote" in the player with
        | uiConf | <Dash> |
      Then the player opens a manifest with
        | format | mpegdash |

    @browser @needs.captions
    Scenario: A configuration turns captions on
      With useApiCaptions the player takes them from the playback context; here beside a film in one file.

      Given my own uploaded video "Keynote"
      And a caption "Subtitles" of "Keynote" from the file "keynote.srt" with
        | language | English |
      And a player configuration "Subtitled" with
        | config | {"playback": {"textLanguage": "en", "captionsDisplay": true, "streamPriority": [{"engine": "html5", "format": "progressive"}]}} |
      When I watch "Keynote" in the player with
        | uiConf                      | <Subtitled> |
        | provider.env.useApiCaptions | true        |
      Then a visitor reads "Welcome to the keynote."

    @browser @needs.packager
    Scenario: A configuration has the film begin again at its end
      For screens in a lobby, say.

      Given an uploaded video "Keynote"
      And a player configuration "Endless" with
        | config | {"playback": {"loop": true}} |
      And I am watching "Keynote" in the player with
        | uiConf | <Endless> |
      When I jump to second 11 in the player
      Then the player shows second 1 of "Keynote"

    @browser @needs.packager
    Scenario: A configuration has words of its own on the buttons
      ui.translations has a table of words for each language; what isn't named stays.

      Given an uploaded video "Keynote"
      And a player configuration "In plain words" with
        | config | {"ui": {"translations": {"en": {"controls": {"mute": "Hush"}}}}} |
      And I am watching "Keynote" in the player with
        | uiConf | <In plain words> |
      When I press "Hush" in the player
      Then the player in the page has
        | muted | true |

    @browser
    Scenario: A configuration has words of its own for what goes wrong
      An entry that has nothing to play is such a case.

      Given an entry "Premiere"
      And a player configuration "In plain words" with
        | config | {"ui": {"translations": {"en": {"error": {"default_error_message": "Come back at eight."}}}}} |
      When I open the player with "Premiere" with
        | uiConf | <In plain words> |
      Then the player fails with MISSING_PLAY_SOURCE
      And a visitor reads "Come back at eight."

    @browser @needs.packager
    Scenario: What the page says itself counts more
      What it doesn't name stays as the configuration has it.

      Given an uploaded video "Keynote"
      And a player configuration "Quiet" with
        | config | {"playback": {"muted": true, "volume": 0.5}} |
      When I watch "Keynote" in the player with
        | uiConf         | <Quiet> |
        | playback.muted | false   |
      Then the player in the page has
        | muted  | false |
        | volume | 0.5   |

    @browser
    Scenario: The next page has the new settings
      No page needs to be written again.

      Given an uploaded video "Keynote"
      And a player configuration "Wall" with
        | config | {"playback": {"volume": 0.25}} |
      And the player configuration "Wall" was updated with
        | config | {"playback": {"volume": 0.75}} |
      When I open the player with "Keynote" with
        | uiConf | <Wall> |
      Then the player in the page has
        | volume | 0.75 |

  Rule: Looking after configurations
    They are read by anybody who has a session of the account, and changed by its administrators.

    Scenario: A visitor's session reads a configuration
      Pages depend on it.

      Given a player configuration "Quiet" with
        | config | {"playback": {"muted": true}} |
      And I have a widget session
      When I get the player configuration "Quiet"
      Then the answer has
        | name   | Quiet                         |
        | config | {"playback": {"muted": true}} |

    Scenario: Nothing but the way it is made must be given
      creationMode is WIZARD, ADVANCED or SYSTEM. Without an objType it counts as a widget.

      When I call uiConf.add with
        | uiConf[creationMode] | 3 |
      Then the answer has
        | objType         | (absent) |
        | objTypeAsString | Widget   |
        | name            | (absent) |
        | config          | (absent) |

    Scenario: A configuration has a size, and uses a CDN unless it says otherwise
      Nothing of today's player depends on them: the size is that of the page's element.

      When I create a player configuration "Small" with
        | width  | 320 |
        | height | 180 |
      Then the answer has
        | width  | 320 |
        | height | 180 |
        | useCdn | 1   |

    Scenario: What was set can be cleared
      An empty text does it. A player without confVars has no script any more.

      Given a player configuration "Quiet" with
        | description | For the waiting room               |
        | confVars    | {"kaltura-ovp-player": "{latest}"} |
      When I update the player configuration "Quiet" with
        | description | |
        | confVars    | |
      Then the player configuration "Quiet" has
        | description | |
        | confVars    | |

    Scenario: A change touches what it names, and nothing else
      config counts as one field: send all of it.

      Given a player configuration "Quiet" with
        | config | {"playback": {"muted": true}} |
        | tags   | kalturaPlayerJs,player,ovp    |
      When I update the player configuration "Quiet" with
        | description | For the waiting room |
      Then the player configuration "Quiet" has
        | description | For the waiting room          |
        | config      | {"playback": {"muted": true}} |
        | tags        | kalturaPlayerJs,player,ovp    |
        | version     | 2                             |

    Scenario: Each change of config counts as a version
      Versions go up by ten. An earlier one can't be read: keep config in your own source control, too.

      Given a player configuration "Quiet" with
        | config | {"playback": {"muted": true}} |
      When I update the player configuration "Quiet" with
        | config | {"playback": {"volume": 0.1}} |
      Then the answer has
        | config  | {"playback": {"volume": 0.1}} |
        | version | 12                            |
      But note that "the same config sent again is a version, too"

    Scenario: Versions of the player may change without a new version of the settings
      confVars are the packages of the player and what is wanted of each: {latest}, {beta} or a number.

      Given a player configuration "Quiet" with
        | config   | {"playback": {"muted": true}}      |
        | confVars | {"kaltura-ovp-player": "{latest}"} |
      When I update the player configuration "Quiet" with
        | confVars | {"kaltura-ovp-player": "3.17.78"} |
      Then the answer has
        | confVars | {"kaltura-ovp-player": "3.17.78"} |
        | version  | 2                                 |

    Scenario Outline: A config can't be cleared: <how> leaves it as it is
      Send {} for a player without settings.

      Given a player configuration "Quiet" with
        | config | {"playback": {"muted": true}} |
      When I update the player configuration "Quiet" with
        | config | <sent> |
      Then the answer has
        | config | {"playback": {"muted": true}} |

      Examples: what means nothing
        | how        | sent   |
        | null       | (null) |
        | empty text |        |

    Scenario: What is no JSON is kept all the same
      Nobody on the platform reads it; the player goes without.

      Given a player configuration "Broken" with
        | config | {"playback": |
      When I get the player configuration "Broken"
      Then the answer has
        | config | {"playback": |

    Scenario: A copy has all settings and leads a life of its own
      clone takes no name: the copy has the same one, until you change it.

      Given a player configuration "Quiet" with
        | config | {"playback": {"muted": true}} |
        | tags   | kalturaPlayerJs,player,ovp    |
      And a copy "Loud" of the player configuration "Quiet"
      When I update the player configuration "Loud" with
        | config | {"playback": {"muted": false}} |
      Then the player configuration "Loud" has
        | name | Quiet                      |
        | tags | kalturaPlayerJs,player,ovp |
      And the player configuration "Quiet" has
        | config | {"playback": {"muted": true}} |

    Scenario: A deleted configuration is gone
      Pages that name it have no player any more. Look for them first.

      Given a player configuration "Quiet"
      When I delete the player configuration "Quiet"
      Then the player configuration "Quiet" no longer exists

  Rule: Finding configurations and templates
    list shows the account's own, the newest first, to every session. The platform's own templates are listed apart.

    Scenario Outline: Configurations are found by <what>
      Given a player configuration "Lobby" with
        | tags    | <context>lobby,player |
        | objType | PLAYER                |
      And a player configuration "Hall" with
        | tags         | <context>hall,player |
        | objType      | PLAYLIST             |
        | creationMode | ADVANCED             |
      When I list the player configurations with
        | idIn     | <Lobby>,<Hall> |
        | <filter> | <value>        |
      Then the list shows only <found>

      Examples: filters
        | what              | filter            | value                         | found             |
        | a part of a name  | nameLike          | Lobby                         | "Lobby"           |
        | kind              | objTypeEqual      | PLAYLIST                      | "Hall"            |
        | kinds             | objTypeIn         | 1,5                           | "Lobby" and "Hall" |
        | any of some tags  | tagsMultiLikeOr   | <context>lobby,<context>hall  | "Lobby" and "Hall" |
        | all of some tags  | tagsMultiLikeAnd  | <context>hall,player          | "Hall"            |
        | how it was made   | creationModeEqual | ADVANCED                      | "Hall"            |

    Scenario: A visitor's session lists configurations
      So whoever embeds a player can find it by its name.

      Given a player configuration "Lobby"
      And I have a widget session
      When I list the player configurations with
        | idIn | <Lobby> |
      Then the list shows only "Lobby"

    Scenario: A template of the platform becomes one's own as a copy
      The copy belongs to the account and may be changed; the template may not.

      When I send in one request
        """
        uiConf.listTemplates pager[pageSize]=1
        uiConf.clone id={1:result:objects:0:id}
        uiConf.get id={2:result:id}
        uiConf.delete id={2:result:id}
        """
      Then answer 1 has
        | objects.0.partnerId | 0 |
      And answer 3 has
        | partnerId | <partner id> |

    Scenario: The kinds of tools are told with their versions
      Those whose files are on the platform's disk. The player for the browser isn't among them: confVars has its versions.

      When I call uiConf.getAvailableTypes
      Then the answer has
        | 0.objectType       | KalturaUiConfTypeInfo |
        | 0.type             | (any)                 |
        | 0.versions.0.value | (any)                 |

  Rule: What is refused
    Changes are for administrators, and a few fields are checked.

    Scenario: A configuration says how it was made
      It is the one field that add insists on.

      When I try to call uiConf.add with
        | uiConf[name] | Quiet |
      Then Kaltura refuses with "PROPERTY_VALIDATION_CANNOT_BE_NULL"
        | PROP_NAME | KalturaUiConf::creationMode |

    Scenario Outline: A kind that isn't there is refused: <field>
      When I try to create a player configuration "Odd" with
        | <field> | 99 |
      Then Kaltura refuses with "INVALID_ENUM_VALUE"
        | PARAM_NAME | <field> |
        | ENUM_TYPE  | <type>  |

      Examples: fields with a list of values
        | field        | type                       |
        | objType      | KalturaUiConfObjType       |
        | creationMode | KalturaUiConfCreationMode  |

    Scenario: The version is the platform's to count
      It goes up with each change of config.

      Given a player configuration "Quiet"
      When I try to update the player configuration "Quiet" with
        | version | 7 |
      Then Kaltura refuses with "PROPERTY_VALIDATION_NOT_UPDATABLE"
        | PROP_NAME | KalturaUiConf::version |

    Scenario Outline: A user's session can't <do>
      Given a player configuration "Quiet"
      And I have a user's session
      When I try to call <action> with
        | id                   | <Quiet> |
        | uiConf[creationMode] | 2       |
      Then Kaltura refuses with "SERVICE_FORBIDDEN"

      Examples: what is for administrators
        | do                  | action                   |
        | add one             | uiConf.add               |
        | change one          | uiConf.update            |
        | copy one            | uiConf.clone             |
        | delete one          | uiConf.delete            |
        | ask for the kinds   | uiConf.getAvailableTypes |

    Scenario: A template of the platform is nobody's to change
      To update and delete it doesn't exist.

      When I send in one request
        """
        uiConf.listTemplates pager[pageSize]=1
        uiConf.update id={1:result:objects:0:id} uiConf[description]=Mine
        """
      Then answer 2 has
        | code | INVALID_UI_CONF_ID |

    Scenario: A visitor's session has no templates
      Given I have a widget session
      When I try to call uiConf.listTemplates
      Then Kaltura refuses with "SERVICE_FORBIDDEN"
        | SERVICE | uiConf->listTemplates |

    Scenario: Without a session no configuration is known
      The platform doesn't know whose account is meant.

      Given a player configuration "Quiet"
      And I have no session
      When I try to get the player configuration "Quiet"
      Then Kaltura refuses with "INVALID_UI_CONF_ID"
        | UI_CONF_ID | <Quiet> |

    Scenario: There is no script for a configuration without versions
      Pages see an empty script with HTTP 404, and the reason in a header.

      Given a player configuration "Quiet" with
        | config | {"playback": {"muted": true}} |
      When I send this request
        """
        GET /p/<partner id>/embedPlaykitJs/uiconf_id/<Quiet>
        """
      Then delivery refuses because "Missing bundle configuration in uiConf"
