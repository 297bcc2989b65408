@allure.label.epic:Organize @service.baseEntry @service.media
Feature: Work with entries of any kind

  baseEntry speaks of all entries alike, whether they are films, songs, pictures, playlists or live streams. It holds what
  concerns every one of them: copying, finding, counting, moderating, and the question that a player asks before it
  plays. Use it where your code doesn't care what an entry holds, and media where it does.

  Know first that

  - a clone takes nearly everything along. It has an id of its own, and no referenceId; the counters begin at nought,
    child entries stay behind, and so do cue points. Options leave out the owner, categories, access control, metadata,
    flavors or captions
  - getContextData tells what holds for an entry and a viewer; getPlaybackContext also gives the addresses to play. Both
    look at the schedule and at access control, and neither looks at moderation
  - anybody may flag an entry, even without a session; only administrators see the flags and decide. A decision is
    for lists: a rejected entry is hidden from them, and still read and played by whoever knows its id
  - ranks are shut off where likes have taken their place

  Services: baseEntry (clone, getByIds, listByReferenceId, count, getContextData, getPlaybackContext, flag, listFlags,
  approve, reject, anonymousRank, getRemotePaths), media (the same on videos, songs and pictures). The recycle bin is in
  the guide "Upload files and turn them into entries".

  Rule: Copying an entry
    A clone is a new entry with the same content and nearly all that is said about it. From then on
    the two go their own ways.

    @critical @short_way
    Scenario: A clone takes what describes the original
      The name too: give the clone another one if people have to tell them apart.

      Given my own uploaded video "Keynote"
      And the entry "Keynote" was updated with
        | description | The opening of the day |
        | tags        | spring, stage          |
        | adminTags   | reviewed               |
        | partnerData | room 4                 |
      When I clone the entry "Keynote" as "Copy"
      Then the answer has
        | name        | Keynote                |
        | description | The opening of the day |
        | tags        | spring, stage          |
        | adminTags   | reviewed               |
        | partnerData | room 4                 |
        | rootEntryId | <Keynote>              |
      And "Copy" plays
        | at second | plays second | of      |
        | 3         | 3            | Keynote |

    Scenario: What changes in the copy doesn't change the original
      Given my own uploaded picture "Poster"
      And the entry "Poster" was cloned as "Copy"
      When I update the entry "Copy" with
        | description | Another story |
      Then the entry "Poster" has
        | description | |

    Scenario: Copies are found by their root
      rootEntryIdIn finds the copies of several.

      Given my own uploaded picture "Poster"
      And the entry "Poster" was approved
      And the entry "Poster" was cloned as "Copy"
      When I list the entries with
        | rootEntryIdEqual | <Poster> |
      Then the list shows "Copy"

    Scenario: The root of a copy's copy is the copy
      rootEntryId leads back one step, not to the beginning.

      Given my own uploaded picture "Poster"
      And the entry "Poster" was cloned as "Copy"
      When I clone the entry "Copy" as "Copy of the copy"
      Then the answer has
        | rootEntryId | <Copy> |

    Scenario: A clone of a rejected entry is rejected
      The decision is copied, the flags and their count are not.

      Given my own uploaded picture "Poster"
      And the entry "Poster" was rejected
      When I clone the entry "Poster" as "Copy"
      Then the answer has
        | moderationStatus | REJECTED |
        | moderationCount  | 0        |

    Scenario Outline: Visitors clone nothing: <caller>
      Given an uploaded picture "Poster"
      And I have <caller>
      When I try to clone the entry "Poster" as "Copy"
      Then Kaltura refuses with "SERVICE_FORBIDDEN"

      Examples: Visitors
        | caller           |
        | a widget session |
        | no session       |

  Rule: Choosing what a copy takes along
    Each option of a clone names one thing that belongs to an entry, and whether the copy gets it: the owner, the
    metadata, the captions, the access control. By itself a clone takes all of these along.

    Scenario: A clone belongs to the owner of the original
      Whoever makes it. The user may do with it as with the original.

      Given the user has an entry "Holiday"
      When I clone the entry "Holiday" as "Copy"
      Then the answer has
        | userId    | <user id> |
        | creatorId | <user id> |

    Scenario: A clone without its owner belongs to who made it
      Any user may clone what belongs to others. This is how a user gets a version to work on.

      Given an uploaded picture "Poster"
      And I have a user's session
      When I clone the entry "Poster" without its owner as "Copy"
      Then the answer has
        | userId    | <user id> |
        | creatorId | <user id> |
        | status    | READY     |

    @needs.metadata
    Scenario: A clone has its own copy of the metadata
      Given my own uploaded picture "Poster"
      And "Poster" has metadata of its own
      When I clone the entry "Poster" as "Copy"
      Then "Copy" has metadata

    @needs.metadata
    Scenario: A clone without its metadata starts with an empty form
      Given my own uploaded picture "Poster"
      And "Poster" has metadata of its own
      When I clone the entry "Poster" without its metadata as "Copy"
      Then "Copy" has no metadata

    @needs.captions
    Scenario: A clone has its own copy of the captions
      Given my own uploaded video "Keynote"
      And "Keynote" has captions of its own
      When I clone the entry "Keynote" as "Copy"
      Then "Copy" has captions

    @needs.captions @needs.metadata
    Scenario: A clone without its captions can get others
      Two options at once: the words of another speaker, and another audience's data.

      Given my own uploaded video "Keynote"
      And "Keynote" has captions of its own
      And "Keynote" has metadata of its own
      When I clone the entry "Keynote" without its captions and metadata as "Copy"
      Then "Copy" has no captions
      And "Copy" has no metadata
      And the entry "Copy" has
        | status | READY |

    Scenario: A clone is protected as its original is
      Given an access control profile "Members only"
      And my own uploaded picture "Poster"
      And the entry "Poster" was updated with
        | accessControlId | <Members only> |
      When I clone the entry "Poster" as "Copy"
      Then the answer has
        | accessControlId | <Members only> |

    Scenario: A clone without its access control has the account's default
      Mind it where the original is for few: the clone is for whoever the default lets in.

      Given an access control profile "Members only"
      And my own uploaded picture "Poster"
      And the entry "Poster" was approved
      And the entry "Poster" was updated with
        | accessControlId | <Members only> |
      And the entry "Poster" was cloned without its access control as "Copy"
      When I list the entries with
        | accessControlIdEqual | <Members only> |
      Then the list shows only "Poster"

    Scenario Outline: An option is refused that isn't known: <field>
      itemType is a name of KalturaBaseEntryCloneOptions, rule is 0 (include) or 1 (exclude).

      Given an uploaded picture "Poster"
      When I try to call baseEntry.clone with
        | entryId                     | <Poster>                            |
        | cloneOptions[0][objectType] | KalturaBaseEntryCloneOptionComponent |
        | cloneOptions[0][itemType]   | <itemType>                          |
        | cloneOptions[0][rule]       | <rule>                              |
      Then Kaltura refuses with "INVALID_ENUM_VALUE"
        | PARAM_NAME | <field> |

      Examples: Options
        | field    | itemType | rule |
        | itemType | 99       | 1    |
        | rule     | 6        | 7    |

    Scenario: An option must say which class it is of
      The parameter's own class is abstract, so the platform can't guess.

      Given an uploaded picture "Poster"
      When I try to call baseEntry.clone with
        | entryId                   | <Poster> |
        | cloneOptions[0][itemType] | 6        |
        | cloneOptions[0][rule]     | 1        |
      Then Kaltura refuses with "OBJECT_TYPE_ABSTRACT"
        | OBJ_TYPE | KalturaBaseEntryCloneOptionItem |

  Rule: Finding and counting entries
    Systems that have ids of their own write them into referenceId and ask by them. Counts follow the same filters as
    lists, and the same rules of what is hidden.

    Scenario: Several entries may share a reference id
      The platform doesn't keep it unique: that is the task of the system that it comes from.

      Given an entry "German" with
        | referenceId | order-4713 |
      And an entry "French" with
        | referenceId | order-4713 |
      When I list the entries by the reference id "order-4713"
      Then the list shows only "German" and "French"

    Scenario: A reference id is one text, commas and blanks included
      It is compared as a whole. There is no list of ids here, and no part of one is found.

      Given an entry "Pair" with
        | referenceId | order-1,order-2 a |
      And an entry "One" with
        | referenceId | order-1 |
      When I list the entries by the reference id "order-1,order-2 a"
      Then the list shows only "Pair"

    Scenario: A reference id that nobody has is an empty list
      Not a refusal: ask with it whether you have uploaded a thing before.

      When I list the entries by the reference id "order-0"
      Then the answer has
        | totalCount | 0  |
        | objects    | [] |

    Scenario: A count leaves out what its list would leave out
      READY entries alone, as long as the filter names no status. The answer is a bare number.

      Given my own uploaded picture "Poster"
      And the entry "Poster" was approved
      And an entry "Empty"
      And the entry "Empty" was approved
      When I call baseEntry.count with
        | filter[idIn] | <Poster>,<Empty> |
      Then the count is 1

    Scenario: A count of other states names them
      Given my own uploaded picture "Poster"
      And the entry "Poster" was approved
      And an entry "Empty"
      And the entry "Empty" was approved
      When I call baseEntry.count with
        | filter[idIn]     | <Poster>,<Empty> |
        | filter[statusIn] | 2,7              |
      Then the count is 2

    Scenario: A user counts the user's own
      With the privilege list:* a session counts everybody's.

      Given an entry "Theirs"
      And the entry "Theirs" was approved
      And the user has an entry "Mine"
      And the entry "Mine" was approved
      And I have a user's session
      When I call baseEntry.count with
        | filter[idIn]     | <Theirs>,<Mine> |
        | filter[statusIn] | 7               |
      Then the count is 1

    Scenario: A reference id must be given
      Given an uploaded picture "Poster"
      When I try to call baseEntry.listByReferenceId
      Then Kaltura refuses with "MISSING_MANDATORY_PARAMETER"
        | PARAM_NAME | refId |

    Scenario: Ids must be given
      When I try to call baseEntry.getByIds
      Then Kaltura refuses with "MISSING_MANDATORY_PARAMETER"
        | PARAM_NAME | entryIds |

  Rule: Flagging an entry for the moderators
    A flag says that somebody should look at an entry, and why. It hides nothing; it puts the entry
    into the moderators' queue.

    @critical
    Scenario: A flag brings an entry before the moderators
      flagType is one of six reasons, comments are for the moderator. The flag waits until somebody decides.

      Given my own uploaded video "Keynote"
      And the entry "Keynote" was approved
      When I flag the entry "Keynote" with
        | flagType | SPAM_COMMERCIALS        |
        | comments | An advertisement, I think |
      Then the answer has
        | status               | PENDING          |
        | flagType             | SPAM_COMMERCIALS |
        | moderationObjectType | ENTRY            |
        | flaggedEntryId       | <Keynote>        |
      And the entry "Keynote" has
        | moderationStatus | FLAGGED_FOR_REVIEW |
        | moderationCount  | 1                  |

    Scenario: Each flag counts, whoever raises it
      The same person may flag an entry again. No reason needs to be given.

      Given my own uploaded picture "Poster"
      And the entry "Poster" was approved
      And the entry "Poster" was flagged
      And I have a user's session
      When I flag the entry "Poster"
      Then the answer has
        | userId   | <user id> |
        | flagType | (absent)  |
      And the entry "Poster" has
        | moderationCount | 2 |

    Scenario: A visitor may flag what a page shows
      The flag is nobody's: its user is 0.

      Given my own uploaded picture "Poster"
      And the entry "Poster" was approved
      And I have a widget session
      When I flag the entry "Poster" with
        | flagType | COPYRIGHT |
      Then the answer has
        | userId   | 0         |
        | flagType | COPYRIGHT |

    Scenario: Even without a session an entry can be flagged
      The account is the entry's.

      Given my own uploaded picture "Poster"
      And the entry "Poster" was approved
      And I have no session
      When I flag the entry "Poster" with
        | flagType | HARMFUL_DANGEROUS |
      Then the answer has
        | partnerId | <partner id> |
        | userId    | (absent)     |

    Scenario: What a flag says of itself is Kaltura's to set
      Read-only fields are passed over in silence here, where other actions refuse them.

      Given my own uploaded picture "Poster"
      And the entry "Poster" was approved
      When I flag the entry "Poster" with
        | status | MODERATED |
        | userId | somebody  |
      Then the answer has
        | status | PENDING     |
        | userId | guide-admin |

    Scenario: A rejected entry can't be flagged
      There is nothing left to decide.

      Given my own uploaded picture "Poster"
      And the entry "Poster" was rejected
      When I try to flag the entry "Poster"
      Then Kaltura refuses with "ENTRY_CANNOT_BE_FLAGGED"

    Scenario: A deleted entry can't be flagged
      The refusal is the one of a rejected entry: the platform still knows it.

      Given my own uploaded picture "Poster"
      And the entry "Poster" was deleted
      When I try to flag the entry "Poster"
      Then Kaltura refuses with "ENTRY_CANNOT_BE_FLAGGED"

    Scenario: A flag is refused that names no reason of Kaltura's
      Given my own uploaded picture "Poster"
      And the entry "Poster" was approved
      When I try to flag the entry "Poster" with
        | flagType | 9 |
      Then Kaltura refuses with "INVALID_ENUM_VALUE"
        | PARAM_NAME | flagType |

    Scenario: A flag must name an entry
      People can't be flagged.

      When I try to call baseEntry.flag with
        | moderationFlag[objectType]    | KalturaModerationFlag |
        | moderationFlag[flaggedUserId] | <user id>             |
      Then Kaltura refuses with "PROPERTY_VALIDATION_CANNOT_BE_NULL"
        | PROP_NAME | KalturaModerationFlag::flaggedEntryId |

    Scenario: What is no entry can't be flagged
      Given an upload token "Parcel"
      When I try to call baseEntry.flag with
        | moderationFlag[objectType]     | KalturaModerationFlag |
        | moderationFlag[flaggedEntryId] | <Parcel>              |
      Then Kaltura refuses with "ENTRY_ID_NOT_FOUND"
        | ENTRY_ID | <Parcel> |

  Rule: Deciding about flagged entries
    A moderator, who is an administrator here, lists what was flagged, reads the flags and approves or rejects the
    entry. A decision answers all its flags at once.

    Scenario: Lists still show what is only flagged
      A suspicion hides nothing. Ask for flagged entries to see what waits for a decision.

      Given my own uploaded picture "Poster"
      And the entry "Poster" was approved
      And the entry "Poster" was flagged
      When I list the entries with
        | idIn               | <Poster>           |
        | moderationStatusIn | FLAGGED_FOR_REVIEW |
      Then the list shows only "Poster"

    Scenario: Flags are listed, oldest first
      Given my own uploaded picture "Poster"
      And the entry "Poster" was approved
      And the entry "Poster" was flagged
      And the entry "Poster" was flagged
      When I call baseEntry.listFlags with
        | entryId         | <Poster> |
        | pager[pageSize] | 1        |
      Then the answer has
        | totalCount | 2 |

    Scenario: To approve an entry answers its flags
      The count goes back to nought. Who flags it now begins anew.

      Given my own uploaded picture "Poster"
      And the entry "Poster" was approved
      And the entry "Poster" was flagged
      When I approve the entry "Poster"
      Then Kaltura answers nothing
      And "Poster" has no open flags
      And the entry "Poster" has
        | moderationStatus | APPROVED |
        | moderationCount  | 0        |

    Scenario: An approved entry can be flagged again
      Given my own uploaded picture "Poster"
      And the entry "Poster" was approved
      When I flag the entry "Poster"
      Then the entry "Poster" has
        | moderationStatus | FLAGGED_FOR_REVIEW |

    Scenario: A deleted entry can't be approved
      Given an entry "Film"
      And the entry "Film" was deleted
      When I try to approve the entry "Film"
      Then Kaltura refuses with "ENTRY_ID_NOT_FOUND"

    Scenario Outline: Flags are for administrators: <caller>
      Given an uploaded picture "Poster"
      And I have <caller>
      When I try to list the flags of the entry "Poster"
      Then Kaltura refuses with "SERVICE_FORBIDDEN"

      Examples: Others
        | caller           |
        | a user's session |
        | a widget session |
        | no session       |

    Scenario Outline: Decisions are for administrators: <caller>
      Given an entry "Film"
      And I have <caller>
      When I try to reject the entry "Film"
      Then Kaltura refuses with "SERVICE_FORBIDDEN"

      Examples: Others
        | caller           |
        | a user's session |
        | a widget session |
        | no session       |

  Rule: Hiding an entry by rejecting it
    A rejected entry is out of sight, not out of reach. Approving it brings it back.

    Scenario: A rejected entry is out of lists
      Nobody need have flagged it.

      Given my own uploaded picture "Poster"
      When I reject the entry "Poster"
      Then Kaltura answers nothing
      And the entry "Poster" has
        | moderationStatus | REJECTED |
        | moderationCount  | 0        |
        | status           | READY    |

    Scenario: A list leaves rejected entries out
      Given my own uploaded picture "Poster"
      And the entry "Poster" was rejected
      When I list the entries with
        | idIn | <Poster> |
      Then the list does not show "Poster"

    Scenario: Rejected entries are counted where they are asked for
      A filter on moderationStatus lifts the rule that hides them, and so does idEqual; idIn does not.

      Given my own uploaded picture "Poster"
      And the entry "Poster" was rejected
      When I call baseEntry.count with
        | filter[idIn]                  | <Poster> |
        | filter[moderationStatusEqual] | 3        |
      Then the count is 1

    Scenario: To approve what was rejected brings it back
      Given my own uploaded picture "Poster"
      And the entry "Poster" was rejected
      When I approve the entry "Poster"
      Then the entry "Poster" has
        | moderationStatus | APPROVED |

    Scenario: A visitor still reads a rejected entry
      Moderation hides, it doesn't lock. To lock an entry, use its schedule or access control.

      Given my own uploaded video "Keynote"
      And the entry "Keynote" was rejected
      And I have a widget session
      When I get the entry "Keynote"
      Then the answer has
        | moderationStatus | REJECTED |

  Rule: Getting the addresses to play
    A player asks for the playback context before it plays. Where the entry can't play, the answer
    says so in place of sources.

    @critical
    Scenario: One call tells a player all that it needs
      A source is one way to play: a format, the protocols it goes by, the flavors in it, and the address.

      Given an uploaded video "Keynote"
      And I have a widget session
      When I ask for the playback context of "Keynote"
      Then one of the sources has
        | format    | applehttp |
        | url       | (any)     |
        | flavorIds | (any)     |
        | protocols | (any)     |
      And the answer has
        | messages | [] |
        | actions  | [] |

    Scenario: A player asks only for what it can play
      streamerType keeps one format, mediaProtocol one protocol.

      Given an uploaded video "Keynote"
      And I have a widget session
      When I ask for the playback context of "Keynote" with
        | streamerType  | applehttp |
        | mediaProtocol | https     |
      Then all the sources have
        | format    | applehttp |
        | protocols | https     |

    Scenario: A rejected entry still plays
      The context doesn't look at moderation.

      Given my own uploaded video "Keynote"
      And the entry "Keynote" was rejected
      And I have a widget session
      When I ask for the playback context of "Keynote"
      Then one of the sources has
        | format | applehttp |

    Scenario: Before there is content there are no sources
      The context is whole, only empty. A page can be built before the film is there.

      Given an entry "Empty"
      When I ask for the playback context of "Empty"
      Then the answer has
        | sources          | [] |
        | playbackCaptions | [] |
        | flavorAssets     | [] |
        | messages         | [] |

    Scenario: Out of its schedule an entry has a message instead of sources
      sources is absent, not empty. The message is what the player shows.

      Given my own uploaded video "Keynote"
      And the entry "Keynote" was updated with
        | startDate | 86400 |
      And I have a widget session
      When I ask for the playback context of "Keynote"
      Then one of the messages has
        | code | SCHEDULED_RESTRICTED |
      And the answer has
        | sources      | (absent) |
        | flavorAssets | (absent) |

    Scenario: Without a session there is no playback context
      The platform doesn't know whose entries to look through.

      Given an uploaded video "Keynote"
      And I have no session
      When I try to ask for the playback context of "Keynote"
      Then Kaltura refuses with "ENTRY_ID_NOT_FOUND"

  Rule: Finding out what holds for a viewer
    The context data tells a page what to show and what to hide before it shows a player: who is asking, whether the
    entry is on now, how long it lasts, and which flavors there are.

    Scenario Outline: The context tells who asks: <caller>
      An administrator is never restricted. Answers to viewers say what a page has to show or to hide.

      Given an uploaded video "Keynote"
      And I have <caller>
      When I ask for the context data of "Keynote"
      Then the answer has
        | isAdmin         | <admin> |
        | isScheduledNow  | true    |
        | isSiteRestricted | false  |
        | previewLength   | -1      |

      Examples: Callers
        | caller                     | admin |
        | an administrator's session | true  |
        | a user's session           | false |
        | a widget session           | false |

    Scenario: The context tells how long the entry lasts, and what may be played
      flavorTags chooses among the flavors by their tags.

      Given an uploaded video "Keynote"
      And I have a widget session
      When I ask for the context data of "Keynote" with
        | flavorTags | mbr |
      Then the answer has
        | messages | [] |
        | actions  | [] |
      And all the flavors have
        | entryId | <Keynote> |
        | status  | 2         |

    Scenario: The context knows the schedule
      It says so to administrators too. Nothing else in it changes.

      Given my own uploaded video "Keynote"
      And the entry "Keynote" was updated with
        | startDate | 86400 |
      When I ask for the context data of "Keynote"
      Then the answer has
        | isScheduledNow | false |

    Scenario: The context of an entry without content is empty
      Given an entry "Empty"
      When I ask for the context data of "Empty"
      Then the answer has
        | flavorAssets | [] |
        | msDuration   | 0  |

    Scenario: A context needs to know what for
      The object may be empty, but it must be there.

      Given an uploaded video "Keynote"
      When I try to call baseEntry.getContextData with
        | entryId | <Keynote> |
      Then Kaltura refuses with "MISSING_MANDATORY_PARAMETER"
        | PARAM_NAME | contextDataParams |

    Scenario Outline: A deleted entry has no context: <action>
      Given an entry "Film"
      And the entry "Film" was deleted
      When I try to call baseEntry.<action> with
        | entryId                       | <Film>       |
        | contextDataParams[objectType] | <parameters> |
      Then Kaltura refuses with "ENTRY_ID_NOT_FOUND"

      Examples: Contexts
        | action             | parameters                    |
        | getContextData     | KalturaEntryContextDataParams |
        | getPlaybackContext | KalturaPlaybackContextOptions |

  Rule: Refusals and limits
    Schedules must be possible, ranks have gone out of use, and remote paths are for accounts with storage of their own.

    Scenario: An entry can't end before it begins
      Times below ten years are counted from now, in seconds.

      Given an entry "Film"
      When I try to update the entry "Film" with
        | startDate | 86400 |
        | endDate   | 3600  |
      Then Kaltura refuses with "INVALID_ENTRY_SCHEDULE_DATES"

    Scenario: baseEntry takes no ranks
      The action is still there, and likes have taken its place.

      Given an uploaded picture "Poster"
      When I try to call baseEntry.anonymousRank with
        | entryId | <Poster> |
        | rank    | 5        |
      Then Kaltura refuses with "ACTION_FORBIDDEN"
        | ACTION_NAME | anonymousRank |

    Scenario Outline: A rank of media is a number from 1 to 5: not <rank>
      media.anonymousRank is what is left of ranks.

      Given my own uploaded picture "Poster"
      When I try to call media.anonymousRank with
        | entryId | <Poster> |
        | rank    | <rank>   |
      Then Kaltura refuses with "INVALID_RANK_VALUE"

      Examples: Beyond the scale
        | rank |
        | 0    |
        | 6    |

    Scenario: Remote paths are asked of READY entries
      They tell where copies lie in storage of your own. An entry without content has none to tell of.

      Given an entry "Empty"
      When I try to call baseEntry.getRemotePaths with
        | entryId | <Empty> |
      Then Kaltura refuses with "ENTRY_NOT_READY"
