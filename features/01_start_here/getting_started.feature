@allure.label.epic:Start_here @service.responseProfile @service.media @service.system
Feature: Make calls, read answers and ask for less or more in them

  Everything in Kaltura is an action of a service: media.get reads an entry, media.list lists them. A call is an HTTP
  request to the service and the action with the arguments as fields, and the answer is JSON if you ask for it. An
  answer always comes as HTTP 200; whether the call worked is told by what is in it.

  Know how arguments are written before you write a client: nested ones take brackets or colons, what you leave out of
  an update stays as it is, and null needs a name of its own. Several calls can travel in one request and use each
  other's answers. A response profile says which fields an answer carries and which related objects come along, so
  that one call does the work of many.

  Services: any, by the example of media, baseEntry and system, and responseProfile (add, get, list, update,
  updateStatus, delete, clone, recalculate). Know first: how to start a session, which is the ks of each call.

  Rule: Writing a call
    Service and action stand in the address, the arguments in a form, a JSON object or the address itself. All of these
    make the same call: choose one for your client, and write nested arguments as it wants them.

    @critical
    Scenario: A call is a form for a service and an action
      Send format=1 with every call: without it the answer is XML.

      Given an uploaded video "Keynote"
      When I send this request
        """
        POST /api_v3/service/media/action/get
        ks=<ks>
        format=1
        entryId=<Keynote>
        """
      Then the answer has
        | id         | <Keynote>        |
        | mediaType  | VIDEO            |
        | objectType | KalturaMediaEntry |

    Scenario: The same call may be a JSON object
      Its Content-Type is application/json, and nothing else: the body isn't read when a charset stands behind it.

      Given an uploaded video "Keynote"
      When I send this request
        """
        POST /api_v3/service/media/action/get
        {"ks": "<ks>", "format": 1, "entryId": "<Keynote>"}
        """
      Then the answer has
        | id | <Keynote> |

    Scenario: The arguments may stand in the path
      Good for a link, bad for anything secret: addresses end up in logs.

      Given an uploaded video "Keynote"
      When I send this request
        """
        GET /api_v3/service/media/action/get/entryId/<Keynote>/format/1/ks/<ks>
        """
      Then the answer has
        | id | <Keynote> |

    Scenario: Service and action may be fields of the form
      Given an uploaded video "Keynote"
      When I send this request
        """
        POST /api_v3/
        service=media
        action=get
        ks=<ks>
        format=1
        entryId=<Keynote>
        """
      Then the answer has
        | id | <Keynote> |

    Scenario Outline: A field of an object is named with <style>
      Given an uploaded video "Keynote"
      When I send this request
        """
        POST /api_v3/service/media/action/list
        ks=<ks>
        format=1
        <field>=<Keynote>
        """
      Then the list shows only "Keynote"

      Examples: two ways to nest
        | style    | field           |
        | brackets | filter[idEqual] |
        | a colon  | filter:idEqual  |

  Rule: Choosing the form of the answer
    The field format of a call says what comes back. Clients take JSON; XML is what comes without a
    word, and JSONP is for old pages.

    Scenario: Without a format the answer is XML
      When I send this request
        """
        GET /api_v3/service/system/action/ping
        """
      Then the XML says
        | result | 1 |

    Scenario: XML shows every property, the empty ones too
      JSON leaves out what has no value, so a client must expect any field to be missing.

      Given an entry "Draft"
      When I send this request
        """
        POST /api_v3/service/media/action/get
        ks=<ks>
        format=2
        entryId=<Draft>
        """
      Then the XML says
        | result/objectType | KalturaMediaEntry |
        | result/id         | <Draft>           |
        | result/adminTags  |                   |

    Scenario: XML can leave out what is null
      Given an entry "Draft"
      When I send this request
        """
        POST /api_v3/service/media/action/get
        ks=<ks>
        format=2
        ignoreNull=1
        entryId=<Draft>
        """
      Then the XML says
        | result/id        | <Draft>  |
        | result/adminTags | (absent) |

    Scenario: A page of another site can have the answer as a script
      JSONP is from before browsers could ask other sites. The callback must be in the address.

      When I send this request
        """
        GET /api_v3/service/system/action/ping?format=9&callback=show
        """
      Then I receive the text "show(true);"

    Scenario: A format that doesn't exist gets an empty page
      The same holds for actions that serve files: look into the headers X-Kaltura and X-Kaltura-App.

      When I send this request
        """
        GET /api_v3/service/system/action/ping?format=77
        """
      Then Kaltura refuses with an empty page and "UNKNOWN_RESPONSE_FORMAT"

  Rule: Telling why a call was refused
    Look for objectType KalturaAPIException before you take an answer for what you asked. Its code says what was wrong:
    the name of the service or the action, an argument, or the thing that you meant.

    Scenario: A refusal has a code, a message and the values in the message
      It comes as HTTP 200 like any answer. Branch on the code, and show the message to people.

      When I try to call media.get with
        | entryId | 0_nosuchid |
      Then Kaltura refuses with "ENTRY_ID_NOT_FOUND"
        | ENTRY_ID | 0_nosuchid |
      And the refusal says "not found"

    Scenario: A refusal in XML has its values as items
      When I send this request
        """
        GET /api_v3/service/noSuchService/action/list
        """
      Then the XML says
        | result/error/code            | SERVICE_DOES_NOT_EXISTS |
        | result/error/objectType      | KalturaAPIException     |
        | result/error/args/item/name  | SRV_NAME                |
        | result/error/args/item/value | nosuchservice           |

    Scenario: A request without a service is refused
      When I try to send this request
        """
        POST /api_v3/
        format=1
        """
      Then Kaltura refuses with "SERVICE_NOT_SPECIFIED"

    Scenario: An unknown service is refused
      Names are taken in any case; the refusal repeats them in small letters.

      When I try to call noSuchService.list
      Then Kaltura refuses with "SERVICE_DOES_NOT_EXISTS"
        | SRV_NAME | nosuchservice |

    Scenario: An unknown action is refused
      When I try to call media.noSuchAction
      Then Kaltura refuses with "ACTION_DOES_NOT_EXISTS"
        | ACTION_NAME  | nosuchaction |
        | SERVICE_NAME | media        |

    Scenario: A missing argument is refused by its name
      When I try to call media.get
      Then Kaltura refuses with "MISSING_MANDATORY_PARAMETER"
        | PARAM_NAME | entryId |

    Scenario: A class with many kinds must be named
      Resources, filters of cue points, conditions: where the argument is such a class,
      objectType says which kind it is.

      Given an entry "Draft"
      When I try to call media.addContent with
        | entryId       | <Draft> |
        | resource[url] | nowhere |
      Then Kaltura refuses with "OBJECT_TYPE_ABSTRACT"

    Scenario: Text where an object belongs is refused
      When I try to call media.add with
        | entry | Keynote |
      Then Kaltura refuses with "PROPERTY_VALIDATION_WRONG_FORMAT"

    Scenario: Arguments are judged before the session
      So a caller who may not call at all can still be told of a wrong argument. Don't take that for a permission.

      Given I have no session
      When I try to call media.add with
        | entry[mediaType] | 9999 |
      Then Kaltura refuses with "INVALID_ENUM_VALUE"
        | ENUM_VAL   | 9999             |
        | PARAM_NAME | mediaType        |
        | ENUM_TYPE  | KalturaMediaType |

  Rule: Changing an object and leaving the rest of it
    Send what shall be different and nothing else. To empty a field is another thing than to leave it out.

    @short_way
    Scenario: What an update doesn't name stays
      Given an entry "Draft" with
        | description | first    |
        | tags        | red,blue |
      When I update the entry "Draft" with
        | description | second |
      Then the entry "Draft" has
        | description | second    |
        | tags        | red, blue |

    Scenario: Null clears a field and has a name of its own
      In a form it is the field's name with two underscores and null behind it, as the request below shows.

      Given an entry "Draft" with
        | description | first    |
        | tags        | red,blue |
      When I update the entry "Draft" with
        | description | (null) |
      Then the entry "Draft" has
        | description |           |
        | tags        | red, blue |

    Scenario: A property that doesn't exist is ignored
      A misspelt field is no error, so check the answer for what you meant to change.

      Given an entry "Draft"
      When I update the entry "Draft" with
        | descripton | a misspelt one |
      Then the answer has
        | id          | <Draft>  |
        | descripton  | (absent) |
        | description |          |

    Scenario: A property that the platform keeps itself can't be set
      Given an entry "Draft"
      When I try to update the entry "Draft" with
        | plays | 1000 |
      Then Kaltura refuses with "PROPERTY_VALIDATION_NOT_UPDATABLE"
        | PROP_NAME | KalturaMediaEntry::plays |

  Rule: Reading a list page by page
    A filter says what is in a list and in which order, a pager which part of it you get. The answer has the objects of
    the page, and in totalCount how many there are in all.

    Scenario: A list shows one page and counts them all
      Without a pager a page has 30, and 500 is the most. Without an order entries made in one second come in any order.

      Given an entry "Alpha"
      And an entry "Beta"
      And an entry "Gamma"
      When I list page 2 of the entries, 2 a page with
        | idIn        | <Alpha>,<Beta>,<Gamma> |
        | statusEqual | NO_CONTENT             |
        | orderBy     | +name                  |
      Then the list shows only "Gamma"
      And the list counts 3 in all

    Scenario: A list comes in the order that the filter asks for
      The order is a field with plus for ascending or minus for descending in front.

      Given an entry "Alpha"
      And an entry "Beta"
      When I list the entries with
        | idIn        | <Alpha>,<Beta> |
        | statusEqual | NO_CONTENT     |
        | orderBy     | -name          |
      Then the list shows "Beta" and "Alpha" in this order

    Scenario: A page behind the last is empty and still counts
      So ask until a page is empty; there is no need to compute how many there are.

      Given an entry "Alpha"
      When I list page 5 of the entries, 10 a page with
        | idIn        | <Alpha>    |
        | statusEqual | NO_CONTENT |
      Then the list counts 1 in all
      And the list does not show "Alpha"

    Scenario: An order that doesn't exist is ignored
      Given an entry "Alpha"
      When I list the entries with
        | idEqual | <Alpha>      |
        | orderBy | +noSuchField |
      Then the list shows only "Alpha"

  Rule: Sending several calls in one request
    The service multirequest takes numbered calls, makes them one after the other and answers with a list. A call may
    use what came before it, so that several steps cost one round trip.

    @critical
    Scenario: A whole upload is one request
      Each call may use what the ones before it answered: the number of the call, result, and the path to the value. A
      picture needs no processing, so the last answer says READY.

      When I send in one request
        """
        uploadToken.add
        uploadToken.upload  uploadTokenId={1:result:id} fileData=@poster.jpg
        media.add           entry[objectType]=KalturaMediaEntry entry[mediaType]=2 entry[name]="In one go"
        media.addContent    entryId={3:result:id} resource[objectType]=KalturaUploadedFileTokenResource resource[token]={1:result:id}
        """
      Then answer 3 has
        | name   | In one go  |
        | status | NO_CONTENT |
      And answer 4 has
        | name   | In one go |
        | status | READY     |

    Scenario: A reference reaches into a list
      Numbers count from 0, and _all joins the field of all of them with commas.

      Given an uploaded video "Keynote"
      When I send in one request
        """
        media.list       filter[idEqual]=<Keynote>
        media.get        entryId={1:result:objects:0:id}
        baseEntry.count  filter[idIn]={1:result:objects:_all:id}
        """
      Then answer 2 has
        | id | <Keynote> |
      And answer 3 is 1

    Scenario: A reference to a later call stays as it is written
      Given an uploaded video "Keynote"
      When I send in one request
        """
        media.get  entryId={2:result:id}
        media.get  entryId=<Keynote>
        """
      Then answer 1 has
        | code          | ENTRY_ID_NOT_FOUND |
        | args.ENTRY_ID | {2:result:id}      |
      And answer 2 has
        | id | <Keynote> |

    Scenario: The calls of a request are numbered from 1 without a gap
      What comes behind the gap is not made, and nothing tells you so.

      When I send this request
        """
        POST /api_v3/service/multirequest
        format=1
        1:service=system
        1:action=ping
        3:service=system
        3:action=ping
        """
      Then Kaltura answers [true]

  Rule: Asking for less in an answer
    A response profile that travels with the call, the argument responseProfile, names the fields that you want or those
    that you don't. Lists become much smaller by it.

    Scenario: A response profile names the fields of an answer
      Entries keep their type besides: without it a client couldn't tell what they are.

      Given an uploaded video "Keynote"
      And I ask with this response profile
        """
        {"objectType": "KalturaDetachedResponseProfile", "type": "INCLUDE_FIELDS", "fields": "id,status"}
        """
      When I get the entry "Keynote"
      Then the answer has
        | id         | <Keynote>  |
        | status     | READY      |
        | type       | MEDIA_CLIP |
        | name       | (absent)   |
        | msDuration | (absent)   |

    Scenario: A response profile can leave fields out instead
      Given an uploaded video "Keynote"
      And I ask with this response profile
        """
        {"objectType": "KalturaDetachedResponseProfile", "type": "EXCLUDE_FIELDS", "fields": "searchText,partnerId"}
        """
      When I get the entry "Keynote"
      Then the answer has
        | status     | READY    |
        | searchText | (absent) |
        | partnerId  | (absent) |

    Scenario: A response profile shapes each object of a list
      Given an uploaded video "Keynote"
      And I ask with this response profile
        """
        {"objectType": "KalturaDetachedResponseProfile", "type": "INCLUDE_FIELDS", "fields": "id, noSuchField"}
        """
      When I list the entries with
        | idEqual | <Keynote> |
      Then one of the list has
        | id     | <Keynote> |
        | status | (absent)  |
      But note that "a field that doesn't exist is ignored in a profile as well"

    Scenario: One call of a request may have a profile of its own
      Given an uploaded video "Keynote"
      When I send in one request
        """
        media.get  entryId=<Keynote> responseProfile[objectType]=KalturaDetachedResponseProfile responseProfile[type]=1 responseProfile[fields]=id
        media.get  entryId=<Keynote>
        """
      Then answer 1 has
        | id     | <Keynote> |
        | status | (absent)  |
      And answer 2 has
        | status | READY |

  Rule: Storing a response profile under a name
    A profile that many clients use is stored once with the account. The clients name it instead of sending it.

    Scenario: A response profile can be stored
      It starts enabled, with version 1. Give it a system name: profiles without one are in each other's way, as not
      having one counts as a name that is taken.

      When I create a response profile "Short" with
        | systemName | short   |
        | fields     | id,name |
      Then the response profile "Short" has
        | status  | ENABLED |
        | version | 1       |
        | fields  | id,name |

    Scenario: A stored response profile is used by its id
      Given an uploaded video "Keynote"
      And a response profile "Short" with
        | systemName | short     |
        | fields     | id,status |
      And I ask with the response profile "Short"
      When I get the entry "Keynote"
      Then the answer has
        | id   | <Keynote> |
        | name | (absent)  |

    Scenario: A stored response profile is used by its system name
      So that a client needs no id: change what its profile says, and every client follows.

      Given an uploaded video "Keynote"
      And a response profile "Short" with
        | systemName | short     |
        | fields     | id,status |
      And I ask with this response profile
        """
        {"objectType": "KalturaResponseProfileHolder", "systemName": "short"}
        """
      When I get the entry "Keynote"
      Then the answer has
        | id   | <Keynote> |
        | name | (absent)  |

    Scenario: A response profile that doesn't exist changes nothing
      You get the whole object, and no error.

      Given an uploaded video "Keynote"
      And I ask with this response profile
        """
        {"objectType": "KalturaResponseProfileHolder", "id": 99999999}
        """
      When I get the entry "Keynote"
      Then the answer has
        | id         | <Keynote> |
        | msDuration | (any)     |

    Scenario: A system name is used once
      Given a response profile "Short" with
        | systemName | short |
      When I try to create a response profile "Other" with
        | systemName | short |
      Then Kaltura refuses with "RESPONSE_PROFILE_DUPLICATE_SYSTEM_NAME"

    Scenario: A system name has two letters at least
      When I try to call responseProfile.add with
        | addResponseProfile[systemName] | x |
        | addResponseProfile[type]       | 1 |
      Then Kaltura refuses with "PROPERTY_VALIDATION_MIN_LENGTH"
        | PROP_NAME | KalturaResponseProfile::systemName |
        | MIN_LEN   | 2                                  |

  Rule: Asking for related objects in the same call
    A response profile may hold others, each for objects that belong to those of the answer: the files of an entry, its
    captions, its metadata. They come in relatedObjects, under the name of their profile.

    @critical
    Scenario: Related objects come along with an object
      One call instead of one more for each object: a related profile has a filter, and its mappings put
      values of the object into the filter. Here the id of the entry becomes the filter's entryIdEqual, and
      the source file comes along.

      Given an uploaded video "Keynote"
      And I ask with this response profile
        """
        {"objectType": "KalturaDetachedResponseProfile", "type": "INCLUDE_FIELDS", "fields": "id,name",
         "relatedProfiles": [{
           "objectType": "KalturaDetachedResponseProfile", "name": "source", "type": "INCLUDE_FIELDS", "fields": "status",
           "filter": {"objectType": "KalturaFlavorAssetFilter", "flavorParamsIdEqual": 0},
           "mappings": [{"objectType": "KalturaResponseProfileMapping",
                         "parentProperty": "id", "filterProperty": "entryIdEqual"}]}]}
        """
      When I get the entry "Keynote"
      Then the answer has
        | id                               | <Keynote>                      |
        | relatedObjects.source.objectType | KalturaFlavorAssetListResponse |
        | relatedObjects.source.totalCount | 1                              |

    Scenario: A stored response profile brings related objects to each entry of a list
      Given an uploaded video "Keynote"
      And a response profile "With files" made from
        """
        {"type": "INCLUDE_FIELDS", "fields": "id", "systemName": "files",
         "relatedProfiles": [{
           "objectType": "KalturaDetachedResponseProfile", "name": "source", "type": "INCLUDE_FIELDS", "fields": "id",
           "filter": {"objectType": "KalturaFlavorAssetFilter", "flavorParamsIdEqual": 0},
           "mappings": [{"objectType": "KalturaResponseProfileMapping",
                         "parentProperty": "id", "filterProperty": "entryIdEqual"}]}]}
        """
      And I ask with the response profile "With files"
      When I list the entries with
        | idEqual | <Keynote> |
      Then one of the list has
        | id                               | <Keynote> |
        | relatedObjects.source.totalCount | 1         |

    Scenario: A mapping sees only what the answer carries
      The outer profile leaves the id out, so there is nothing to put into the filter, and nothing comes along.

      Given an uploaded video "Keynote"
      And I ask with this response profile
        """
        {"objectType": "KalturaDetachedResponseProfile", "type": "INCLUDE_FIELDS", "fields": "name",
         "relatedProfiles": [{
           "objectType": "KalturaDetachedResponseProfile", "name": "source",
           "filter": {"objectType": "KalturaFlavorAssetFilter"},
           "mappings": [{"objectType": "KalturaResponseProfileMapping",
                         "parentProperty": "id", "filterProperty": "entryIdEqual"}]}]}
        """
      When I get the entry "Keynote"
      Then the answer has
        | id             | (absent) |
        | relatedObjects | []       |

    Scenario: A related profile without a filter brings nothing
      Given an uploaded video "Keynote"
      And I ask with this response profile
        """
        {"objectType": "KalturaDetachedResponseProfile", "type": "INCLUDE_FIELDS", "fields": "id",
         "relatedProfiles": [{"objectType": "KalturaDetachedResponseProfile", "name": "source"}]}
        """
      When I get the entry "Keynote"
      Then the answer has
        | id             | <Keynote> |
        | relatedObjects | []        |

    Scenario: Related objects have related objects once, and no deeper
      When I try to create a response profile "Deep" from
        """
        {"type": "INCLUDE_FIELDS", "systemName": "deep", "relatedProfiles": [
          {"objectType": "KalturaDetachedResponseProfile", "name": "first", "type": 1, "relatedProfiles": [
            {"objectType": "KalturaDetachedResponseProfile", "name": "second", "type": 1, "relatedProfiles": [
              {"objectType": "KalturaDetachedResponseProfile", "name": "third", "type": 1}]}]}]}
        """
      Then Kaltura refuses with "RESPONSE_PROFILE_MAX_NESTING_LEVEL"

    Scenario: A page of related objects has a hundred at most
      When I try to create a response profile "Long" from
        """
        {"type": "INCLUDE_FIELDS", "systemName": "long", "relatedProfiles": [
          {"objectType": "KalturaDetachedResponseProfile", "name": "many", "type": 1,
           "pager": {"objectType": "KalturaFilterPager", "pageSize": 101}}]}
        """
      Then Kaltura refuses with "PROPERTY_VALIDATION_MAX_VALUE"
        | PROP_NAME | KalturaFilterPager::pageSize |
        | MAX_VAL   | 100                          |

  Rule: Looking after stored response profiles, and who may
    Administrators change, copy and delete them. Users may read them, and visitors use those that they are told of.

    Scenario: Each change of a response profile is a new version
      Send the system name along with every change: leaving it out counts as a name that is taken.

      Given a response profile "Short" with
        | systemName | short |
        | fields     | id    |
      When I update the response profile "Short" with
        | systemName | short   |
        | fields     | id,name |
      Then the response profile "Short" has
        | fields  | id,name |
        | version | 2       |

    Scenario: A response profile can be disabled
      It is a new version too. Who names a disabled profile by its id still gets its shape.

      Given a response profile "Short" with
        | systemName | short |
      When I call responseProfile.updateStatus with
        | id     | <Short> |
        | status | 1       |
      Then the answer has
        | status  | DISABLED |
        | version | 2        |

    Scenario: A copy of a response profile goes on from its version
      Given a response profile "Short" with
        | systemName | short |
        | fields     | id    |
      When I clone the response profile "Short" as "Copy"
      Then the response profile "Copy" has
        | name    | Copy |
        | fields  | id   |
        | version | 2    |

    Scenario: Response profiles are listed by their system names
      Given a response profile "Short" with
        | systemName | short |
      And a response profile "Long" with
        | systemName | long |
      When I list the response profiles with
        | systemNameEqual | long |
      Then the list shows only "Long"

    Scenario: A deleted response profile is gone
      Given a response profile "Short" with
        | systemName | short |
      When I delete the response profile "Short"
      Then the response profile "Short" no longer exists

    Scenario: Answers that were kept for a response profile can be made anew
      A server may keep shaped answers; recalculate makes those of a class again. One that keeps none has nothing to do.

      When I call responseProfile.recalculate with
        | options[objectType]       | KalturaResponseProfileCacheRecalculateOptions |
        | options[cachedObjectType] | KalturaMediaEntry                             |
        | options[limit]            | 5                                             |
      Then the answer has
        | objectType | KalturaResponseProfileCacheRecalculateResults |

    Scenario: A user reads response profiles
      So a profile is no place for secrets.

      Given a response profile "Short" with
        | systemName | short   |
        | fields     | id,name |
      And I have a user's session
      When I get the response profile "Short"
      Then the answer has
        | fields | id,name |

    Scenario: The status of a response profile has an action of its own
      Given a response profile "Short" with
        | systemName | short |
      When I try to update the response profile "Short" with
        | systemName | short    |
        | status     | DISABLED |
      Then Kaltura refuses with "PROPERTY_VALIDATION_NOT_UPDATABLE"
        | PROP_NAME | KalturaResponseProfile::status |

    Scenario: Deleting a response profile twice is refused
      Given a response profile "Short" with
        | systemName | short |
      And the response profile "Short" was deleted
      When I try to delete the response profile "Short"
      Then Kaltura refuses with "RESPONSE_PROFILE_ID_NOT_FOUND"
        | ID | <Short> |

    Scenario: A user doesn't make response profiles
      Given I have a user's session
      When I try to create a response profile "Short" with
        | systemName | short |
      Then Kaltura refuses with "SERVICE_FORBIDDEN"
        | SERVICE | responseProfile->add |

    Scenario: A widget session doesn't list response profiles
      It may use them: the player asks with a profile in every call.

      Given I have a widget session
      When I try to list the response profiles
      Then Kaltura refuses with "SERVICE_FORBIDDEN"
        | SERVICE | responseProfile->list |
