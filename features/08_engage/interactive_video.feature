@allure.label.epic:Engage @service.interactivity_interactivity @service.interactivity_volatileInteractivity
@service.cuePoint_cuePoint @needs.interactive_video
Feature: Make videos interactive: choices, hotspots and paths

  An interactive video asks its viewers and goes on by what they choose: training with decisions, a tour through rooms, a
  shop behind a film. The platform keeps three things for it: interactivity data (a graph of nodes with interactions in
  them), path playlists (the films of the graph) and hotspots (cue points that say what can be clicked, and when).

  Know first that

  - all of it is open to customers: every call here works with an administrator's session, and with a user's for their own
    entries. Kaltura's editor makes the same objects; an interactive video can be made without it
  - the data is a text of JSON. The platform judges nodes (id, name, entryId, tags, interactions) and interactions (id,
    type, startTime and endTime in ms, tags). All other keys are kept as they are: types, themes, layouts and where a choice
    leads are a matter between the one who writes the data and the player. Kaltura's player understands what Kaltura's
    editor writes; for a player of your own choose keys of your own, as this guide does with "to"
  - data of an entry has one node, the entry itself. Several films are nodes of a playlist of the type PATH
  - an update names the version that it changes, so that two editors don't overwrite each other
  - volatile interactivity is a second text beside it that viewers don't see: a draft
  - which choices viewers make isn't kept with the data. Players send it to analytics as events of nodes and hotspots

  Services: interactivity_interactivity and interactivity_volatileInteractivity (get, add, update, delete),
  cuePoint_cuePoint and annotation_annotation (hotspots), playlist (paths).

  Rule: Making one video interactive
    One node stands for the entry. Its interactions say what happens when.

    @critical @short_way
    Scenario: Data with one node makes an entry interactive
      The version of the first data is 0. The entry says of itself that it is interactive, so a page can tell before it
      loads a player.

      Given an entry "Quiz night"
      When I add this interactivity to "Quiz night"
        """
        {"nodes":[{"id":"n1","name":"Start","interactions":[{"id":"i1","type":"hotspot","startTime":1000,"endTime":4000}]}]}
        """
      Then the answer has
        | entryId | <Quiz night> |
        | version | 0            |
      And the entry "Quiz night" has
        | capabilities | interactivity.interactivity |

    Scenario: Data is given back as it was sent, keys of one's own included
      The order of the keys and the blanks between them stay, too.

      Given an entry "Quiz night"
      When I add this interactivity to "Quiz night"
        """
        {"theme": {"colour":"#1a2b3c"}, "nodes":[{"name":"Start", "id":"n1", "layout":"wide", "tags":"intro", "interactions":[{"id":"i1","type":"poll","data":{"question":"Tea / coffee?"}}]}]}
        """
      Then the interactivity of "Quiz night" reads
        """
        {"theme": {"colour":"#1a2b3c"}, "nodes":[{"name":"Start", "id":"n1", "layout":"wide", "tags":"intro", "interactions":[{"id":"i1","type":"poll","data":{"question":"Tea / coffee?"}}]}]}
        """

    @critical
    Scenario: Viewers read the data with a widget session
      It is what a player on a public page has.

      Given an entry "Quiz night"
      And the interactivity of "Quiz night" is
        """
        {"nodes":[{"id":"n1","name":"Start"}]}
        """
      And I have a widget session
      When I read the interactivity of "Quiz night"
      Then the answer has
        | data | {"nodes":[{"id":"n1","name":"Start"}]} |

    Scenario: Users make their own entries interactive
      Given the user has an entry "My film"
      And I have a user's session
      When I add this interactivity to "My film"
        """
        {"nodes":[{"id":"n1","name":"Start"}]}
        """
      Then the answer has
        | entryId | <My film> |

    Scenario: Times may be left out, and aren't measured against the film
      An interaction without times is the player's to place. Also an end before the start is kept: check what you write.

      Given an entry "Quiz night"
      When I add this interactivity to "Quiz night"
        """
        {"nodes":[{"id":"n1","name":"Start","interactions":[{"id":"i1","type":"menu"},{"id":"i2","type":"menu","startTime":9000000,"endTime":5}]}]}
        """
      Then the answer has
        | version | 0 |

    Scenario: An entry whose data is deleted isn't interactive any more
      Given an entry "Quiz night"
      And the interactivity of "Quiz night" is
        """
        {"nodes":[{"id":"n1","name":"Start"}]}
        """
      When I delete the interactivity of "Quiz night"
      Then Kaltura answers nothing
      And the entry "Quiz night" has
        | capabilities | |

    Scenario: Data can be added anew after it was deleted
      Given an entry "Quiz night"
      And the interactivity of "Quiz night" is
        """
        {"nodes":[{"id":"n1","name":"Start"}]}
        """
      And the interactivity of "Quiz night" was deleted
      When I add this interactivity to "Quiz night"
        """
        {"nodes":[{"id":"n1","name":"Another start"}]}
        """
      Then the interactivity of "Quiz night" reads
        """
        {"nodes":[{"id":"n1","name":"Another start"}]}
        """

    Scenario: A copy of an entry isn't interactive
      Read the data of the original and add it to the copy.

      Given an entry "Quiz night"
      And the interactivity of "Quiz night" is
        """
        {"nodes":[{"id":"n1","name":"Start"}]}
        """
      And the entry "Quiz night" was cloned as "Copy"
      When I try to read the interactivity of "Copy"
      Then Kaltura refuses with "NO_INTERACTIVITY_DATA"
      And the entry "Copy" has
        | capabilities | |

  Rule: A path from film to film
    A playlist of the type PATH holds the films, its data the nodes and where choices lead. Only administrators make such
    playlists.

    @critical
    Scenario: A viewer's choice leads through a path of three films
      The whole of it: films, a path of them, its graph, hotspots on the first film. A viewer's player reads the graph with
      a widget session, shows the first node's film, lists its hotspots and goes where a choice leads.

      Given an uploaded video "Kitchen" of 12 seconds
      And my own uploaded video "Garden" of 12 seconds
      And my own uploaded video "Hall" of 30 seconds
      And a hotspot "To the kitchen" on "Hall" from 2000 to 8000 ms for the interaction "left"
      And a hotspot "To the garden" on "Hall" from 2000 to 8000 ms for the interaction "right"
      And a path "Tour" of "Hall", "Kitchen" and "Garden" with
        """
        {"nodes":[
          {"id":"hall","name":"The hall","entryId":"<Hall>","interactions":[
            {"id":"left","type":"hotspot","startTime":2000,"endTime":8000,"to":"kitchen"},
            {"id":"right","type":"hotspot","startTime":2000,"endTime":8000,"to":"garden"}]},
          {"id":"kitchen","name":"The kitchen","entryId":"<Kitchen>"},
          {"id":"garden","name":"The garden","entryId":"<Garden>"}]}
        """
      And I have a widget session
      When I walk "Tour" by choosing "To the garden"
      Then the list shows "Hall" and "Garden" in this order
      And "Garden" plays
        | at second | plays second | of     |
        | 1         | 1            | Garden |

    Scenario: Another choice leads to another film, and back
      Given my own uploaded video "Hall" of 30 seconds
      And my own uploaded video "Garden" of 12 seconds
      And a hotspot "To the garden" on "Hall" from 9000 to 12000 ms for the interaction "right"
      And a hotspot "Back" on "Garden" from 1000 to 5000 ms for the interaction "back"
      And a path "Tour" of "Hall" and "Garden" with
        """
        {"nodes":[
          {"id":"hall","name":"The hall","entryId":"<Hall>","interactions":[{"id":"right","type":"hotspot","to":"garden"}]},
          {"id":"garden","name":"The garden","entryId":"<Garden>","interactions":[{"id":"back","type":"hotspot","to":"hall"}]}]}
        """
      And I have a widget session
      When I walk "Tour" by choosing "To the garden" and "Back"
      Then the list shows "Hall", "Garden" and "Hall" in this order

    Scenario: Nodes of a path name entries, which nobody looks up
      A wrong id is found by your viewers: look the entries up yourself.

      Given an entry "Hall"
      And a path "Tour" of "Hall"
      When I add this interactivity to "Tour"
        """
        {"nodes":[{"id":"n1","name":"Hall","entryId":"<Hall>"},{"id":"n2","name":"Nowhere","entryId":"no-such-entry"}]}
        """
      Then the answer has
        | entryId | <Tour> |
        | version | 0      |

    Scenario: A path may begin without nodes
      An editor can keep its own keys first.

      Given an entry "Hall"
      And a path "Tour" of "Hall"
      When I add this interactivity to "Tour"
        """
        {"title":"Tour of the house"}
        """
      Then the interactivity of "Tour" reads
        """
        {"title":"Tour of the house"}
        """

    Scenario: A list by hand can have nodes as well
      Given an entry "Hall"
      And a playlist "Evening" of "Hall"
      When I add this interactivity to "Evening"
        """
        {"nodes":[{"id":"n1","name":"Hall"},{"id":"n2","name":"End"}]}
        """
      Then the playlist "Evening" has
        | capabilities | interactivity.interactivity |

    Scenario: A list made by rules can't be interactive
      Its members change, and with them what nodes would mean.

      Given a playlist "Newest" of at most 5 entries by rules
        | tagsLike |
        | tour     |
      When I try to add this interactivity to "Newest"
        """
        {"nodes":[]}
        """
      Then Kaltura refuses with "UNSUPPORTED_PLAYLIST_TYPE"

    Scenario: A film of a path has data of its own beside that of the path
      Given an entry "Hall"
      And a path "Tour" of "Hall"
      And the interactivity of "Tour" is
        """
        {"nodes":[{"id":"n1","name":"In the tour","entryId":"<Hall>"}]}
        """
      When I add this interactivity to "Hall"
        """
        {"nodes":[{"id":"n1","name":"Alone"}]}
        """
      Then the interactivity of "Tour" reads
        """
        {"nodes":[{"id":"n1","name":"In the tour","entryId":"<Hall>"}]}
        """

  Rule: Hotspots: what can be clicked, and when
    A hotspot is a public annotation, a cue point, with the tag hotspots. Its words are text, its place and what a click
    does are JSON in partnerData, which the platform keeps and doesn't read.

    @critical
    Scenario: A hotspot is an annotation with the tag hotspots
      Given an entry "Hall"
      When I create an annotation "To the kitchen" with
        | entryId     | <Hall>                                            |
        | startTime   | 2000                                              |
        | endTime     | 8000                                              |
        | tags        | hotspots                                          |
        | isPublic    | true                                              |
        | partnerData | {"schemaVersion":"1.0","layout":{"x":10,"y":20}} |
      Then the answer has
        | text        | To the kitchen                                    |
        | duration    | 6000                                              |
        | partnerData | {"schemaVersion":"1.0","layout":{"x":10,"y":20}} |

    Scenario: Viewers list the hotspots of a film by their tag
      Other annotations of the film, as comments, stay out of the list.

      Given an entry "Hall"
      And a hotspot "To the kitchen" on "Hall" from 2000 to 8000 ms for the interaction "left"
      And an annotation "A comment" with
        | entryId   | <Hall> |
        | startTime | 1000   |
        | isPublic  | true   |
      And I have a widget session
      When I list the cue points with
        | entryIdEqual | <Hall>   |
        | tagsLike     | hotspots |
      Then the list shows only "To the kitchen"

    Scenario: A hotspot that isn't public is hidden from viewers
      Given an entry "Hall"
      And an annotation "Not yet" with
        | entryId   | <Hall>   |
        | startTime | 1000     |
        | tags      | hotspots |
      And I have a widget session
      When I list the cue points with
        | entryIdEqual | <Hall>   |
        | tagsLike     | hotspots |
      Then the list counts 0 in all

    Scenario: A hotspot is moved in time
      Given an entry "Hall"
      And a hotspot "To the kitchen" on "Hall" from 2000 to 8000 ms for the interaction "left"
      When I move the cue point "To the kitchen" to
        | startTime | 5000 |
        | endTime   | 9000 |
      Then "Hall" has these cue points
        | text           | startTime | endTime |
        | To the kitchen | 5000      | 9000    |

    Scenario: What a click does is changed in partnerData
      Given an entry "Hall"
      And a hotspot "To the kitchen" on "Hall" from 2000 to 8000 ms for the interaction "left"
      When I update the annotation "To the kitchen" with
        | partnerData | {"interaction":"right"} |
      Then the answer has
        | partnerData | {"interaction":"right"} |
        | startTime   | 2000                    |

    Scenario: Users put hotspots on their own entries alone
      Comments a user may leave on any film; a hotspot is part of the film.

      Given an entry "Hall"
      And I have a user's session
      When I try to create an annotation "Buy now" with
        | entryId   | <Hall>   |
        | startTime | 1000     |
        | tags      | hotspots |
      Then Kaltura refuses with "INVALID_USER_ID"

  Rule: Several editors: versions
    An update must name the version that it was made from. A refused one has changed nothing: read anew, put your change
    into what you read, and update again.

    @critical
    Scenario: A change of the present version is taken, and makes a new one
      Versions grow, by no fixed step: take the next one from the answer.

      Given an entry "Quiz night"
      And the interactivity of "Quiz night" is
        """
        {"nodes":[{"id":"n1","name":"Start"}]}
        """
      And I have read the interactivity of "Quiz night"
      When I change the interactivity of "Quiz night" to
        """
        {"nodes":[{"id":"n1","name":"Welcome"}]}
        """
      Then the answer has
        | data | {"nodes":[{"id":"n1","name":"Welcome"}]} |
      And the interactivity of "Quiz night" reads
        """
        {"nodes":[{"id":"n1","name":"Welcome"}]}
        """

    @critical
    Scenario: A change of an older version is refused, and the other's change stays
      The message of the refusal names the present version.

      Given an entry "Quiz night"
      And the interactivity of "Quiz night" is
        """
        {"nodes":[{"id":"n1","name":"Start"}]}
        """
      And I have read the interactivity of "Quiz night"
      And somebody has changed the interactivity of "Quiz night" to
        """
        {"nodes":[{"id":"n1","name":"Theirs"}]}
        """
      When I try to change the interactivity of "Quiz night" to
        """
        {"nodes":[{"id":"n1","name":"Mine"}]}
        """
      Then Kaltura refuses with "DIFFERENT_DATA_VERSION"
      And the interactivity of "Quiz night" reads
        """
        {"nodes":[{"id":"n1","name":"Theirs"}]}
        """

    Scenario: Who reads again can change it
      Given an entry "Quiz night"
      And the interactivity of "Quiz night" is
        """
        {"nodes":[{"id":"n1","name":"Start"}]}
        """
      And somebody has changed the interactivity of "Quiz night" to
        """
        {"nodes":[{"id":"n1","name":"Theirs"}]}
        """
      And I have read the interactivity of "Quiz night"
      When I change the interactivity of "Quiz night" to
        """
        {"nodes":[{"id":"n1","name":"Both"}]}
        """
      Then the interactivity of "Quiz night" reads
        """
        {"nodes":[{"id":"n1","name":"Both"}]}
        """

    Scenario: A change must name a version
      Given an entry "Quiz night"
      And the interactivity of "Quiz night" is
        """
        {"nodes":[{"id":"n1","name":"Start"}]}
        """
      When I try to call interactivity_interactivity.update with
        | entryId                    | <Quiz night>                          |
        | kalturaInteractivity[data] | {"nodes":[{"id":"n1","name":"Mine"}]} |
      Then Kaltura refuses with "MISSING_MANDATORY_PARAMETER"

    Scenario: The version stands beside the data, not in the object
      Given an entry "Quiz night"
      When I try to call interactivity_interactivity.add with
        | entryId                       | <Quiz night>                           |
        | kalturaInteractivity[data]    | {"nodes":[{"id":"n1","name":"Start"}]} |
        | kalturaInteractivity[version] | 1                                      |
      Then Kaltura refuses with "PROPERTY_VALIDATION_NOT_UPDATABLE"

    Scenario: Data is added once, then changed
      Given an entry "Quiz night"
      And the interactivity of "Quiz night" is
        """
        {"nodes":[{"id":"n1","name":"Start"}]}
        """
      When I try to add this interactivity to "Quiz night"
        """
        {"nodes":[{"id":"n1","name":"Again"}]}
        """
      Then Kaltura refuses with "INTERACTIVITY_DATA_ALREADY_EXISTS"

    Scenario: What isn't there can't be deleted
      Given an entry "Quiz night"
      When I try to delete the interactivity of "Quiz night"
      Then Kaltura refuses with "NO_INTERACTIVITY_DATA"

  Rule: A draft beside the published data
    Volatile interactivity is for those who may edit the entry. It may be any JSON, has versions of its own, and says
    nothing of whether the entry is interactive.

    Scenario: A draft needs no nodes and doesn't make an entry interactive
      Given an entry "Quiz night"
      When I add this volatile interactivity to "Quiz night"
        """
        {"draft":true,"open":["colours","ending"]}
        """
      Then the answer has
        | data    | {"draft":true,"open":["colours","ending"]} |
        | version | 0                                          |
      And the entry "Quiz night" has
        | capabilities | |

    Scenario: Viewers don't see a draft
      Given an entry "Quiz night"
      And the volatile interactivity of "Quiz night" is
        """
        {"draft":true}
        """
      And I have a widget session
      When I try to read the volatile interactivity of "Quiz night"
      Then Kaltura refuses with "INVALID_KS"

    Scenario: A changed draft leaves the published data alone
      Given an entry "Quiz night"
      And the interactivity of "Quiz night" is
        """
        {"nodes":[{"id":"n1","name":"Start"}]}
        """
      And the volatile interactivity of "Quiz night" is
        """
        {"draft":1}
        """
      When I change the volatile interactivity of "Quiz night" to
        """
        {"draft":2}
        """
      Then the interactivity of "Quiz night" reads
        """
        {"nodes":[{"id":"n1","name":"Start"}]}
        """
      And the volatile interactivity of "Quiz night" reads
        """
        {"draft":2}
        """

    Scenario: Drafts have versions, too
      Given an entry "Quiz night"
      And the volatile interactivity of "Quiz night" is
        """
        {"draft":1}
        """
      And I have read the volatile interactivity of "Quiz night"
      And somebody has changed the volatile interactivity of "Quiz night" to
        """
        {"draft":"theirs"}
        """
      When I try to change the volatile interactivity of "Quiz night" to
        """
        {"draft":"mine"}
        """
      Then Kaltura refuses with "DIFFERENT_DATA_VERSION"

    Scenario: A draft that was deleted is gone
      What an editor does once the draft is published.

      Given an entry "Quiz night"
      And the volatile interactivity of "Quiz night" is
        """
        {"draft":true}
        """
      And the volatile interactivity of "Quiz night" was deleted
      When I try to read the volatile interactivity of "Quiz night"
      Then Kaltura refuses with "NO_VOLATILE_INTERACTIVITY_DATA"

    Scenario: There is one draft
      Given an entry "Quiz night"
      And the volatile interactivity of "Quiz night" is
        """
        {"draft":true}
        """
      When I try to add this volatile interactivity to "Quiz night"
        """
        {"draft":true}
        """
      Then Kaltura refuses with "VOLATILE_INTERACTIVITY_DATA_ALREADY_EXISTS"

    Scenario: A draft is JSON
      Given an entry "Quiz night"
      When I try to add this volatile interactivity to "Quiz night"
        """
        to be written
        """
      Then Kaltura refuses with "DATA_IS_NOT_VALID_JSON"

  Rule: Data and callers that are refused
    The platform judges data when it is added and when it is changed, part by part; the message names the first fault.

    Scenario Outline: Data of an entry is refused: <what>
      Given an entry "Quiz night"
      When I try to add this interactivity to "Quiz night"
        """
        <data>
        """
      Then Kaltura refuses with "<code>"

      Examples: data
        | what                      | code                        | data                                                                                             |
        | no JSON                   | DATA_IS_NOT_VALID_JSON      | nodes                                                                                            |
        | no nodes                  | MISSING_MANDATORY_PARAMETER | {"theme":"dark"}                                                                                 |
        | nodes that are no list    | ILLEGAL_FIELD_VALUE         | {"nodes":"n1"}                                                                                   |
        | two nodes                 | ENTRY_ILLEGAL_NODE_NUMBER   | {"nodes":[{"id":"n1","name":"a"},{"id":"n2","name":"b"}]}                                        |
        | a node that names entries | ILLEGAL_ENTRY_NODE_ENTRY_ID | {"nodes":[{"id":"n1","name":"a","entryId":"x"}]}                                                 |
        | a node without a name     | MISSING_MANDATORY_PARAMETER | {"nodes":[{"id":"n1"}]}                                                                          |
        | a number as an id         | ILLEGAL_FIELD_VALUE         | {"nodes":[{"id":1,"name":"a"}]}                                                                  |
        | a time in words           | ILLEGAL_FIELD_VALUE         | {"nodes":[{"id":"n1","name":"a","interactions":[{"id":"i1","type":"t","startTime":"soon"}]}]}    |
        | no type                   | MISSING_MANDATORY_PARAMETER | {"nodes":[{"id":"n1","name":"a","interactions":[{"id":"i1"}]}]}                                  |
        | an id that comes twice    | DUPLICATE_INTERACTIONS_IDS  | {"nodes":[{"id":"n1","name":"a","interactions":[{"id":"i","type":"t"},{"id":"i","type":"t"}]}]} |

    Scenario Outline: Data of a path is refused: <what>
      Ids of interactions count over all nodes.

      Given an entry "Hall"
      And a path "Tour" of "Hall"
      When I try to add this interactivity to "Tour"
        """
        <data>
        """
      Then Kaltura refuses with "<code>"

      Examples: data
        | what                             | code                       | data                                                                                                                                  |
        | two nodes of one id              | DUPLICATE_NODES_IDS        | {"nodes":[{"id":"n1","name":"a"},{"id":"n1","name":"b"}]}                                                                             |
        | one interaction id, in two nodes | DUPLICATE_INTERACTIONS_IDS | {"nodes":[{"id":"n1","name":"a","interactions":[{"id":"i","type":"t"}]},{"id":"n2","name":"b","interactions":[{"id":"i","type":"t"}]}]} |

    Scenario: A refused change leaves the data as it was
      Given an entry "Quiz night"
      And the interactivity of "Quiz night" is
        """
        {"nodes":[{"id":"n1","name":"Start"}]}
        """
      When I try to change the interactivity of "Quiz night" to
        """
        {"nodes":[]}
        """
      Then Kaltura refuses with "MISSING_MANDATORY_PARAMETER"
      And the interactivity of "Quiz night" reads
        """
        {"nodes":[{"id":"n1","name":"Start"}]}
        """

    Scenario: An entry that was deleted has no data
      Given an entry "Quiz night"
      And the interactivity of "Quiz night" is
        """
        {"nodes":[{"id":"n1","name":"Start"}]}
        """
      And the entry "Quiz night" was deleted
      When I try to read the interactivity of "Quiz night"
      Then Kaltura refuses with "INVALID_ENTRY_ID"

    Scenario: Another one's entry is made interactive by nobody but its editors
      Given an entry "Quiz night"
      And I have a user's session
      When I try to add this interactivity to "Quiz night"
        """
        {"nodes":[{"id":"n1","name":"Mine"}]}
        """
      Then Kaltura refuses with "INVALID_KS"

    Scenario: Users whom an entry names as its editors may
      Given an entry "Quiz night" with
        | entitledUsersEdit | <user id> |
      And I have a user's session
      When I add this interactivity to "Quiz night"
        """
        {"nodes":[{"id":"n1","name":"Ours"}]}
        """
      Then the answer has
        | version | 0 |

    Scenario: Without a session nobody reads the data
      Given an entry "Quiz night"
      And the interactivity of "Quiz night" is
        """
        {"nodes":[{"id":"n1","name":"Start"}]}
        """
      And I have no session
      When I try to read the interactivity of "Quiz night"
      Then Kaltura refuses with "SERVICE_FORBIDDEN"
