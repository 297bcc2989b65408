@allure.label.epic:Organize @service.baseEntry @service.media @service.categoryEntry
Feature: Moderate what people bring: queues, decisions, who decides

  Wherever many people bring videos somebody has to look at them. Kaltura has two kinds of decisions. An entry as a
  whole is approved or rejected: viewers raise flags, and an administrator decides. And in a category with moderation
  each entry that is put there waits for the category's moderators, who decide about that place alone.

  The moderationStatus of an entry
  - AUTO_APPROVED is what every new entry has. APPROVED and REJECTED are decisions
  - FLAGGED_FOR_REVIEW: somebody has raised a flag since. moderationCount tells how many flags wait
  - PENDING_MODERATION is what new entries have in an account whose content is moderated from the start. That is a
    setting of the operator's (moderateContent)
  - DELETED goes with the deletion of an entry

  What a decision does: lists leave out REJECTED and PENDING_MODERATION entries, as long as the filter says nothing of
  moderation. An address refuses them too, where a context still tells sources. Who owns an entry, and administrators,
  still get it. The guide "Work with entries of any kind" shows how a flag is raised and answered.

  A queue is a list with a filter: moderationStatusIn, the oldest first, page by page. There is no action for many
  entries at once: send several decisions in one multirequest.

  Services: baseEntry and media (flag, listFlags, approve, reject, list, count), categoryEntry (add, list, activate,
  reject), user.notifyBan.

  Rule: A moderator's queue
    What waits is asked for by moderationStatus. The flags say what people found, and the decision empties them.

    @critical @short_way
    Scenario: A flagged entry waits in the queue until it is decided
      Given my own uploaded picture "Poster"
      And the entry "Poster" was flagged
      When I list the entries with
        | moderationStatusEqual | FLAGGED_FOR_REVIEW |
        | idIn                  | <Poster>           |
      Then the list shows only "Poster"

    Scenario: What is approved leaves the queue
      Given my own uploaded picture "Poster"
      And the entry "Poster" was flagged
      And the entry "Poster" was approved
      When I list the entries with
        | moderationStatusEqual | FLAGGED_FOR_REVIEW |
        | idIn                  | <Poster>           |
      Then the list does not show "Poster"

    Scenario: The queue begins with what was brought first
      Given my own uploaded picture "Poster"
      And my own uploaded picture "Banner"
      And the entry "Banner" was flagged
      And the entry "Poster" was flagged
      When I list the entries with
        | moderationStatusEqual | FLAGGED_FOR_REVIEW  |
        | idIn                  | <Banner>,<Poster>   |
        | orderBy               | +createdAt          |
      Then the list shows "Poster" and "Banner" in this order

    Scenario: A moderator sees how much waits
      Given my own uploaded picture "Poster"
      And my own uploaded picture "Banner"
      And the entry "Poster" was flagged
      When I count the entries with
        | moderationStatusIn | FLAGGED_FOR_REVIEW |
        | idIn               | <Poster>,<Banner>  |
      Then the count is 1

    Scenario: A flag says who found what
      Given my own uploaded picture "Poster"
      And I have a user's session
      When I flag the entry "Poster" with
        | flagType | SPAM_COMMERCIALS   |
        | comments | Nothing but advert |
      Then the answer has
        | userId               | <user id>          |
        | flagType             | SPAM_COMMERCIALS   |
        | comments             | Nothing but advert |
        | status               | PENDING            |
        | flaggedEntryId       | <Poster>           |

    Scenario: The count in an entry is that of its open flags
      Given my own uploaded picture "Poster"
      And the entry "Poster" was flagged
      And the entry "Poster" was flagged
      When I list the flags of the entry "Poster"
      Then the list counts 2 in all
      And the entry "Poster" has
        | moderationCount | 2 |

    Scenario: Flags come in pages
      Given my own uploaded picture "Poster"
      And the entry "Poster" was flagged
      And the entry "Poster" was flagged
      And the entry "Poster" was flagged
      When I call baseEntry.listFlags with
        | entryId          | <Poster> |
        | pager[pageSize]  | 2        |
        | pager[pageIndex] | 2        |
      Then the answer has
        | totalCount | 3        |
        | objects.0.flaggedEntryId | <Poster> |
        | objects.1  | (absent) |

    Scenario: Of an entry that isn't there no flags are told
      There is no refusal.

      Given an upload token "Parcel"
      When I call baseEntry.listFlags with
        | entryId | <Parcel> |
      Then the answer has
        | totalCount | 0  |
        | objects    | [] |

  Rule: Deciding
    approve and reject need no flag and may be repeated. Each answers all flags that are open, and sets the count back.

    Scenario: A rejection answers the flags as well
      Given my own uploaded picture "Poster"
      And the entry "Poster" was flagged
      When I reject the entry "Poster"
      Then "Poster" has no open flags
      And the entry "Poster" has
        | moderationStatus | REJECTED |
        | moderationCount  | 0        |

    Scenario: A decision may be made twice
      Given my own uploaded picture "Poster"
      And the entry "Poster" was rejected
      When I reject the entry "Poster"
      Then Kaltura answers nothing
      And the entry "Poster" has
        | moderationStatus | REJECTED |

    Scenario: An entry may be approved before anybody complains
      APPROVED tells that somebody has looked at it, AUTO_APPROVED that nobody has.

      Given my own uploaded picture "Poster"
      When I approve the entry "Poster"
      Then the entry "Poster" has
        | moderationStatus | APPROVED |

    Scenario: Flags begin anew after a decision
      Given my own uploaded picture "Poster"
      And the entry "Poster" was flagged
      And the entry "Poster" was flagged
      And the entry "Poster" was approved
      When I flag the entry "Poster"
      Then the entry "Poster" has
        | moderationStatus | FLAGGED_FOR_REVIEW |
        | moderationCount  | 1                  |

    Scenario: Several entries are decided in one request
      Each decision has its own answer, and one that is refused doesn't keep the others back.

      Given my own uploaded picture "Poster"
      And my own uploaded picture "Banner"
      And an upload token "Parcel"
      When I send in one request
        """
        baseEntry.approve entryId=<Poster>
        baseEntry.reject entryId=<Parcel>
        baseEntry.reject entryId=<Banner>
        """
      Then the entry "Poster" has
        | moderationStatus | APPROVED |
      And the entry "Banner" has
        | moderationStatus | REJECTED |

    Scenario: A decision outlasts changes of the entry
      Whoever edits a rejected entry doesn't bring it back.

      Given my own uploaded picture "Poster"
      And the entry "Poster" was rejected
      When I update the entry "Poster" with
        | description | Another text |
      Then the entry "Poster" has
        | description      | Another text |
        | moderationStatus | REJECTED     |

    Scenario: A copy of a rejected entry is rejected too
      Given my own uploaded picture "Poster"
      And the entry "Poster" was rejected
      When I clone the entry "Poster" as "Copy"
      Then the entry "Copy" has
        | moderationStatus | REJECTED |
        | moderationCount  | 0        |

  Rule: What viewers get
    A suspicion changes nothing for them, a rejection takes the entry from lists and stops its film.

    Scenario: A flagged film still plays
      Given my own uploaded video "Keynote"
      And the entry "Keynote" was flagged
      When I open the manifest of "Keynote" with
        | format | url |
      Then I receive a video of 12 seconds

    Scenario Outline: A rejected film is not delivered: <way>
      The header says why.

      Given my own uploaded video "Keynote"
      And the entry "Keynote" was rejected
      When I open the <way> of "Keynote"
      Then delivery refuses because "invalid moderation status"

      Examples: Ways
        | way      |
        | manifest |
        | download |

    Scenario: A session with sview plays what was rejected
      A moderator's page can show it without being an administrator's.

      Given my own uploaded video "Keynote"
      And the entry "Keynote" was rejected
      And a user's session "Looks at it" with
        | privileges | sview:<Keynote> |
      When I open the manifest of "Keynote" with
        | format | url           |
        | ks     | <Looks at it> |
      Then I receive a video of 12 seconds

    Scenario: The picture of a rejected film is still shown
      Given my own uploaded video "Keynote"
      And the entry "Keynote" was rejected
      When I open the thumbnail of "Keynote" 100 pixels wide
      Then I receive a picture of 100 pixels width

    Scenario: Visitors' lists leave rejected entries out
      Given my own uploaded video "Keynote"
      And the entry "Keynote" was rejected
      And I have a widget session
      When I list the entries with
        | idIn | <Keynote> |
      Then the list does not show "Keynote"

    Scenario: An owner gets a rejected entry by its id
      Given the user has an entry "Draft"
      And the entry "Draft" was rejected
      And I have a user's session
      When I get the entry "Draft"
      Then the answer has
        | moderationStatus | REJECTED |

    Scenario: A filter on moderation takes the place of the rule
      Leaving out flagged entries brings rejected ones back: the filter must leave them out as well.

      Given my own uploaded picture "Poster"
      And the entry "Poster" was rejected
      When I list the entries with
        | idIn                  | <Poster>           |
        | moderationStatusNotIn | FLAGGED_FOR_REVIEW |
      Then the list shows only "Poster"

  Rule: Moderating by category
    A category with moderation has its own queue, and what is decided there says nothing about the entry itself, which
    may be in other categories. Members who moderate are shown in "Let people see what their channels hold".

    Background:
      Given a category "Gallery" with
        | moderation | true |
      And an entry "Report"

    Scenario: Administrators' entries go in at once
      Users' too, as long as no entitlement is in force.

      When I put "Report" into "Gallery"
      Then "Report" is ACTIVE in "Gallery"

    Scenario: A session can ask for moderation
      The privilege enablecategorymoderation sends what an administrator puts in to the queue as well.

      Given I have an administrator's session with the privileges "enablecategorymoderation"
      When I put "Report" into "Gallery"
      Then "Report" is PENDING in "Gallery"
      And the category "Gallery" comes to have
        | pendingEntriesCount | 1 |
        | entriesCount        | 0 |

    Scenario: The queue of a category is a list of what is pending
      Given "Report" waits in "Gallery"
      When I call categoryEntry.list with
        | filter[categoryIdEqual] | <Gallery> |
        | filter[statusEqual]     | 1         |
      Then the answer has
        | totalCount        | 1        |
        | objects.0.entryId | <Report> |

    Scenario: What is let in leaves the queue
      Given "Report" waits in "Gallery"
      When I activate "Report" in "Gallery"
      Then "Report" is ACTIVE in "Gallery"
      And the category "Gallery" comes to have
        | pendingEntriesCount | 0 |
        | entriesCount        | 1 |

    Scenario: To turn an entry away is no rejection of the entry
      Given "Report" waits in "Gallery"
      When I reject "Report" in "Gallery"
      Then "Report" is REJECTED in "Gallery"
      And the entry "Report" has
        | moderationStatus | AUTO_APPROVED |

    Scenario: A rejected entry keeps its place in a category
      It is out of lists and yet assigned: approved again it is back.

      Given "Report" is in "Gallery"
      When I reject the entry "Report"
      Then "Report" is ACTIVE in "Gallery"

  Rule: Who may, refusals and limits
    Flagging is for everybody. Flags and decisions are for administrators.

    Scenario Outline: A <caller> approves nothing
      Owners don't approve their own entries either.

      Given the user has an entry "Draft"
      And I have a <caller>
      When I try to approve the entry "Draft"
      Then Kaltura refuses with "SERVICE_FORBIDDEN"

      Examples: Callers
        | caller         |
        | user's session |
        | widget session |

    Scenario: Nobody writes the status of an entry
      Given an entry "Film"
      When I try to update the entry "Film" with
        | moderationStatus | APPROVED |
      Then Kaltura refuses with "PROPERTY_VALIDATION_NOT_UPDATABLE"

    Scenario Outline: media decides about media alone: <action>
      baseEntry decides about entries of any kind, playlists too.

      Given an entry "Film"
      And a playlist "Evening" with
        | playlistType    | STATIC_LIST |
        | playlistContent | <Film>      |
      When I try to call media.<action> with
        | entryId | <Evening> |
      Then Kaltura refuses with "ENTRY_ID_NOT_FOUND"

      Examples: Decisions
        | action  |
        | approve |
        | reject  |

    Scenario: A decision must name an entry
      When I try to call baseEntry.reject
      Then Kaltura refuses with "MISSING_MANDATORY_PARAMETER"
        | PARAM_NAME | entryId |

    Scenario: To ban a user changes nothing
      user.notifyBan tells the platform's listeners, where an operator has any. To keep somebody out set the user's
      status, and end the sessions.

      Given a user "Ann"
      When I call user.notifyBan with
        | userId | <Ann> |
      Then Kaltura answers nothing
      And the user "Ann" has
        | status | ACTIVE |
