@allure.label.epic:Measure @service.report @service.stats
Feature: Count what viewers watch, and take the figures into a spreadsheet

  Players tell a collector what happens to a film: it is loaded, played, a quarter of it is reached. Reports make
  figures of that: how often a film was played and for how long, where viewers left, who watched. Use them for a
  dashboard of your own, and as CSV files for people with spreadsheets.

  An event is a GET or a POST without a session, of which the collector believes every word

  ```
  https://analytics.kaltura.com/api_v3/index.php?service=analytics&action=trackEvent
    &partnerId=4101&entryId=0_keynote&eventType=3&sessionId=a-visit&userId=ann&playbackType=vod
  ```

  The player's plug-in kava sends them: 1 IMPRESSION when a film is loaded, 3 PLAY when it begins, 11 to 14 when
  a quarter of it is reached, and 99 VIEW at the beginning and for each ten seconds that were watched. A player of your
  own sends the same. Where the plug-in POSTs, as its newer versions do, eventType, partnerId, entryId and sessionId stay
  in the address, and all else is JSON in the body.

  A page that brings the player itself loads the plug-in's script (npm: @playkit-js/playkit-js-kava) behind the player's,
  and names it in the settings

  ```
  KalturaPlayer.setup({targetId: "player", provider: {partnerId: 4101}, plugins: {kava: {}}})
  ```

  A collector that isn't Kaltura's is named by provider.env.analyticsServiceUrl. npm's version of the plug-in puts the
  page's protocol before it: write //analytics.example.com.

  Know first that

  - the collector is a host of its own. The action isn't one of the API; stats.collect is, which older players send
    their events to
  - figures follow events after minutes. They are not the plays and views that an entry shows, which follow once a day
  - reports are for administrators, and name a time: fromDate and toDate in unix time, or fromDay and toDay as 20301130
  - minutes come in two ways: sum_time_viewed by the quarters that were reached, sum_view_period by the ten seconds that
    were watched. Quarters count a skipped one, too; completion rates come from the ten seconds
  - a server of one's own has reports only with a store of events, which is no part of the API server. Without one the
    questions are answered by INTERNAL_SERVERL_ERROR, and getUrlForReportAsCsv by nothing
  - lists of users and entries are exported in another way, [by a link in a mail](../01_start_here/export_csv.md)

  Services: report (getTable, getTotal, getGraphs, getUrlForReportAsCsv, serve, exportToCsv, execute, getCsv,
  getCsvFromStringParams), stats (collect).

  Rule: From what players tell to figures
    report.getTable answers rows with commas between their cells and a semicolon behind each, getTotal one row, getGraphs
    points by date. header names the columns.

    @critical @short_way @needs.analytics
    Scenario: A film that was played is in the report
      Nothing is in the table, not even its columns, before the first event is counted.

      Given an entry "Keynote"
      And players told of "Keynote"
        | events           |
        | IMPRESSION, PLAY |
        | IMPRESSION, PLAY |
        | IMPRESSION       |
      When I ask for the table of TOP_CONTENT on "Keynote"
      Then the report says
        | object_id | entry_name | count_plays | count_loads | load_play_ratio |
        | <Keynote> | Keynote    | 2           | 3           | 0.6667          |

    @needs.analytics
    Scenario: Quarters that were reached are minutes
      A film of twelve seconds has quarters of three. What is reached by skipping counts as well.

      Given my own uploaded video "Talk"
      And players told of "Talk"
        | events                                                                    |
        | PLAY, PLAY_REACHED_25, PLAY_REACHED_50, PLAY_REACHED_75, PLAY_REACHED_100 |
        | PLAY, PLAY_REACHED_25                                                     |
      When I ask for the table of TOP_CONTENT on "Talk"
      Then the report says
        | entry_name | count_plays | sum_time_viewed | avg_time_viewed | avg_view_drop_off |
        | Talk       | 2           | 0.25            | 0.125           | 0.625             |

    @needs.analytics
    Scenario: Ten seconds that were watched are minutes, too
      Each VIEW stands for ten seconds. A completion rate is the part of the film that went by, in hundredths.

      Given my own uploaded video "Talk"
      And players told of "Talk"
        | events     | position |
        | PLAY, VIEW | 10       |
      When I ask for the table of TOP_CONTENT on "Talk"
      Then the report says
        | entry_name | count_plays | sum_view_period | avg_view_period_time |
        | Talk       | 1           | 0.1667          | 0.1667               |

    @needs.analytics
    Scenario: A report tells how many viewers got how far
      play_through_ratio is those who came to the end among those who began.

      Given an entry "Keynote"
      And players told of "Keynote"
        | events                                                                    |
        | PLAY, PLAY_REACHED_25, PLAY_REACHED_50, PLAY_REACHED_75, PLAY_REACHED_100 |
        | PLAY, PLAY_REACHED_25, PLAY_REACHED_50                                    |
        | PLAY, PLAY_REACHED_25                                                     |
        | PLAY                                                                      |
      When I ask for the table of CONTENT_DROPOFF on "Keynote"
      Then the report says
        | count_plays | count_plays_25 | count_plays_50 | count_plays_75 | count_plays_100 | play_through_ratio |
        | 4           | 3              | 2              | 1              | 1               | 0.25               |

    @needs.analytics
    Scenario: How far viewers got is a graph of its own
      Its points are columns; other reports have a graph for each column, with a point for each day.

      Given an entry "Keynote"
      And players told of "Keynote"
        | events                |
        | PLAY, PLAY_REACHED_25 |
        | PLAY                  |
      When I ask for the graphs of CONTENT_DROPOFF on "Keynote"
      Then the graph "content_dropoff" has
        | count_plays    | 2 |
        | count_plays_25 | 1 |
        | count_plays_50 | 0 |

    @needs.analytics
    Scenario: A graph has a point for each day
      Days without a play are there with a 0, unless responseOptions.skipEmptyDates says otherwise. Their borders follow
      timeZoneOffset, in minutes: -120 is two hours ahead of UTC.

      Given an entry "Keynote"
      And players told of "Keynote"
        | events           |
        | IMPRESSION, PLAY |
      When I ask for the graphs of TOP_CONTENT on "Keynote"
      Then the graph "count_plays" has
        | (today) | 1 |

    @needs.analytics
    Scenario: Viewers are told apart by the ids that players give
      Who has none is Unknown. Whether an id is true nobody checks: give the player a session of the user instead.

      Given a user "Ann" with
        | firstName | Ann   |
        | lastName  | Lerch |
      And an entry "Keynote"
      And players told of "Keynote"
        | viewer | events                |
        | Ann    | PLAY, PLAY_REACHED_25 |
        | Ann    | PLAY                  |
        |        | PLAY                  |
      When I ask for the table of USER_TOP_CONTENT on "Keynote"
      Then the report says
        | name    | full_name | unique_videos | count_plays |
        | <Ann>   | Ann Lerch | 1             | 2           |
        | Unknown | (any)     | 1             | 1           |

    @needs.analytics
    Scenario: A report may be about some viewers alone
      Their ids go into userIds of a KalturaEndUserReportInputFilter.

      Given a user "Ann"
      And a user "Bob"
      And an entry "Keynote"
      And players told of "Keynote"
        | viewer | events           |
        | Ann    | IMPRESSION, PLAY |
        | Bob    | IMPRESSION       |
      When I ask for the totals of USER_ENGAGEMENT on "Keynote" with
        | filter.userIds | <Bob> |
      Then the report says
        | unique_known_users | count_plays | count_loads |
        | 1                  | 0           | 1           |

    @needs.analytics
    Scenario: What viewers do with a film is counted
      count_viral are those who opened the means to share it.

      Given an entry "Keynote"
      And players told of "Keynote"
        | events                               |
        | PLAY, SHARE_CLICKED                  |
        | PLAY, SHARE_CLICKED, DOWNLOAD_CLICKED |
      When I ask for the table of CONTENT_INTERACTIONS on "Keynote"
      Then the report says
        | object_id | count_plays | count_viral | count_download | count_report |
        | <Keynote> | 2           | 2           | 1              | 0            |

    @needs.analytics
    Scenario: The films with the most plays come first
      An order is a column behind a sign: -count_loads, +count_plays. A column that the report hasn't is passed over.

      Given an entry "Keynote"
      And an entry "Backstage"
      And players told of "Keynote"
        | events           |
        | IMPRESSION, PLAY |
      And players told of "Backstage"
        | events                       |
        | IMPRESSION, PLAY, PLAY       |
      When I ask for the table of TOP_CONTENT on "Keynote" and "Backstage"
      Then the report says
        | entry_name | count_plays |
        | Backstage  | 2           |
        | Keynote    | 1           |

    @needs.analytics
    Scenario: A page of a table is asked for by its number and size
      The pager must be there, and may be empty.

      Given an entry "Keynote"
      And an entry "Backstage"
      And players told of "Keynote"
        | events |
        | PLAY   |
      And players told of "Backstage"
        | events     |
        | PLAY, PLAY |
      When I ask for the table of TOP_CONTENT on "Keynote" and "Backstage" with
        | order     | +count_plays |
        | pageSize  | 1            |
        | pageIndex | 2            |
      Then the report says
        | entry_name |
        | Backstage  |

    @needs.analytics
    Scenario: Totals are of all films together
      Without an entryIdIn they are the account's.

      Given an entry "Keynote"
      And an entry "Backstage"
      And players told of "Keynote"
        | events           |
        | IMPRESSION, PLAY |
      And players told of "Backstage"
        | events     |
        | IMPRESSION |
      When I ask for the totals of TOP_CONTENT on "Keynote" and "Backstage"
      Then the report says
        | count_plays | count_loads | load_play_ratio |
        | 1           | 2           | 0.5             |

  Rule: Having Kaltura's player tell of itself
    A page with the player and its plug-in kava counts without a line of yours: nobody sends an event but the player.

    @browser @needs.analytics @needs.packager
    Scenario: Kaltura's player tells of itself that it plays
      The film is loaded and played in a page, once.

      Given my own uploaded video "Keynote"
      And I am watching "Keynote" in the player with
        | plugins.kava | {} |
      When I ask for the table of TOP_CONTENT on "Keynote"
      Then the report says
        | object_id | entry_name | count_plays | count_loads | load_play_ratio |
        | <Keynote> | Keynote    | 1           | 1           | 1               |

    @browser @needs.analytics @needs.packager @needs.player_scripts
    Scenario: The platform's script of a player brings the plug-in along
      It is in each player that the platform builds, and at work where the settings name it. Who begins near the end of
      a film reaches the quarters before as well: the player tells of each once.

      Given my own uploaded video "Keynote"
      And a player configuration "Wall" with
        | confVars | {"kaltura-ovp-player": "{latest}"} |
      And I am watching "Keynote" in the player with
        | embedPlaykitJs    | <Wall> |
        | plugins.kava      | {}     |
        | sources.startTime | 11     |
      When I ask for the table of CONTENT_DROPOFF on "Keynote"
      Then the report says
        | count_plays | count_plays_25 | count_plays_50 | count_plays_75 | count_plays_100 | play_through_ratio |
        | 1           | 1              | 1              | 1              | 1               | 1                  |

    @browser @needs.analytics @needs.packager
    Scenario: A player with a user's session tells who watches
      A page without one has a widget session, which is nobody's.

      Given a user "Ann" with
        | firstName | Ann   |
        | lastName  | Lerch |
      And my own uploaded video "Keynote"
      And a user's session "Ann's" with
        | userId | <Ann> |
      And I am watching "Keynote" in the player with
        | plugins.kava | {}      |
        | provider.ks  | <Ann's> |
      When I ask for the table of USER_TOP_CONTENT on "Keynote"
      Then the report says
        | name  | full_name | count_plays |
        | <Ann> | Ann Lerch | 1           |

  Rule: Taking figures into a spreadsheet
    getUrlForReportAsCsv writes a file at once and answers its address. exportToCsv writes several, and mails a link to
    each.

    @critical @needs.analytics
    Scenario: A report is a file behind an address
      headers are your words for the columns: those of the totals, a semicolon, those of the table. Columns come in the
      report's order, and as many as you have words for. The address carries a session for this file, for a day.

      Given an entry "Keynote"
      And players told of "Keynote"
        | events           |
        | IMPRESSION, PLAY |
      When I ask for the CSV file of TOP_CONTENT on "Keynote" with
        | reportTitle | Our films             |
        | reportText  | All of the week       |
        | headers     | Plays;Entry,Name,Plays |
      Then the file behind the address has the lines
        """
        "# Table","","Total Count","1"
        "# ------------------------------------"
        "Entry","Name","Plays"
        "<Keynote>","Keynote","1"
        """

    @needs.analytics
    Scenario: The totals stand above the table
      Where one of the two has no words, it is left out.

      Given an entry "Keynote"
      And players told of "Keynote"
        | events |
        | PLAY   |
        | PLAY   |
      When I ask for the CSV file of CONTENT_DROPOFF on "Keynote" with
        | reportTitle | Our films       |
        | reportText  | All of the week |
        | headers     | Plays,A quarter; |
      Then the file behind the address has the lines
        """
        "# Total"
        "# ------------------------------------"
        "Plays","A quarter"
        "2","0"
        """

    Scenario: Reports by mail go to the address that is named
      The answer comes before the files are written: it names the job. reportItems say for each file whether it is a TABLE
      (1), a TOTAL (2) or a GRAPH (3).

      When I call report.exportToCsv with
        | params[recipientEmail]               | ann@example.com |
        | params[reportsItemsGroup]            | Our films       |
        | params[reportItems][0][action]       | 1               |
        | params[reportItems][0][reportType]   | 1               |
        | params[reportItems][0][reportTitle]  | Top films       |
        | params[reportItems][0][filter][fromDay] | 20300101     |
        | params[reportItems][0][filter][toDay]   | 20300131     |
      Then the answer has
        | reportEmail    | ann@example.com |
        | referenceJobId | (any)           |

    Scenario: Reports by mail go to who asks where no address is named
      To the account's address where the session names no user.

      Given a user "Ann" with
        | email | ann@example.com |
      And an administrator's session "Ann's" with
        | userId | <Ann> |
      And I use the session "Ann's"
      When I call report.exportToCsv with
        | params[reportItems][0][action]       | 2               |
        | params[reportItems][0][reportType]   | 1               |
        | params[reportItems][0][filter][fromDay] | 20300101     |
        | params[reportItems][0][filter][toDay]   | 20300131     |
      Then the answer has
        | reportEmail | ann@example.com |

    Scenario: Nobody fetches a file without a session
      Give the whole address to those who may have the file, and to nobody else.

      When I send this request
        """
        GET /api_v3/service/report/action/serve/id/a_file_of_nobody
        """
      Then delivery refuses because "entry restricted due to access-control"

    Scenario: A file that isn't there is missed
      Given I have an administrator's session
      When I send this request
        """
        GET /api_v3/service/report/action/serve/id/a_file_of_nobody?ks=<ks>
        """
      Then delivery refuses because "required file was not found"

  Rule: What is taken, and what is refused
    Events are taken from anybody. Questions are for administrators, and must be whole.

    Scenario Outline: Events of older players are taken from <caller>
      stats.collect answers true, whatever the event says: it tells nothing about whether it will be counted.

      Given I have <caller>
      When I call stats.collect with
        | event[eventType] | 3            |
        | event[partnerId] | <partner id> |
        | event[entryId]   | of nobody    |
      Then Kaltura answers true

      Examples: anybody
        | caller                     |
        | an administrator's session |
        | a user's session           |
        | a widget session           |
        | no session                 |

    Scenario: A kind of event that isn't there is refused
      When I try to call stats.collect with
        | event[eventType] | 9999 |
      Then Kaltura refuses with "INVALID_ENUM_VALUE"
        | PARAM_NAME | eventType |

    Scenario: The API itself knows no action of the collector
      When I try to call analytics.trackEvent with
        | eventType | 3 |
      Then Kaltura refuses with "ACTION_DOES_NOT_EXISTS"

    Scenario Outline: <action> is for administrators
      Given I have a user's session
      When I try to call <action> with
        | reportType                  | 1        |
        | reportInputFilter[fromDay]  | 20300101 |
        | reportInputFilter[toDay]    | 20300131 |
        | pager[pageSize]             | 5        |
        | reportTitle                 | Films    |
        | reportText                  | All      |
        | headers                     | Plays;   |
      Then Kaltura refuses with "SERVICE_FORBIDDEN"

      Examples: questions
        | action                      |
        | report.getTable             |
        | report.getTotal             |
        | report.getGraphs            |
        | report.getUrlForReportAsCsv |

    Scenario: A table wants a pager
      When I try to call report.getTable with
        | reportType                 | 1        |
        | reportInputFilter[fromDay] | 20300101 |
      Then Kaltura refuses with "MISSING_MANDATORY_PARAMETER"
        | PARAM_NAME | pager |

    Scenario: A type of report that isn't there is refused
      When I try to call report.getTotal with
        | reportType                 | 987654   |
        | reportInputFilter[fromDay] | 20300101 |
      Then Kaltura refuses with "INVALID_ENUM_VALUE"
        | PARAM_NAME | reportType |

    Scenario: A step of time that isn't there is refused
      days, hours, months and years are some that are.

      When I try to call report.getGraphs with
        | reportType                  | 1          |
        | reportInputFilter[fromDay]  | 20300101   |
        | reportInputFilter[interval] | fortnights |
      Then Kaltura refuses with "INVALID_ENUM_VALUE"
        | PARAM_NAME | interval |

    Scenario: An export without a report is refused
      The refusal doesn't tell what is missing: each item wants an action, a reportType and a filter.

      When I try to call report.exportToCsv with
        | params[recipientEmail] | ann@example.com |
      Then Kaltura refuses with "MISSING_MANDATORY_PARAMETER"
        | PARAM_NAME | N/A |

    Scenario: The name of an export is made of words
      It becomes a part of the mail's subject.

      When I try to call report.exportToCsv with
        | params[reportsItemsGroup]               | -our/films |
        | params[reportItems][0][action]          | 1          |
        | params[reportItems][0][reportType]      | 1          |
        | params[reportItems][0][filter][fromDay] | 20300101   |
      Then Kaltura refuses with "INVALID_REPORT_ITEMS_GROUP"

    Scenario: A report of one's own must have been stored
      The platform's operator stores reports for an account, and tells their numbers. execute answers one as rows.

      When I try to call report.execute with
        | id | 2147483646 |
      Then Kaltura refuses with "REPORT_NOT_FOUND"
        | ID | 2147483646 |

    Scenario Outline: <action> has no file of a report that isn't stored
      Both answer a stored report as CSV; the second one takes parameters as a text, from=20300101;to=20300131.

      Given I have an administrator's session
      When I send this request
        """
        GET /api_v3/service/report/action/<action>/id/2147483646?<parameters>&ks=<ks>
        """
      Then delivery refuses because "Report id"

      Examples: files of stored reports
        | action                 | parameters                           |
        | getCsv                 | params:0:key=from&params:0:value=now |
        | getCsvFromStringParams | params=from%3Dnow                    |

    Scenario: A name that is no file's is refused
      When I try to call report.serve with
        | id | ../films.csv |
      Then Kaltura refuses with "REPORT_NOT_FOUND"
        | ID | ../films.csv |
