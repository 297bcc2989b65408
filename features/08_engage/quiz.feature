@allure.label.epic:Engage @service.quiz_quiz
Feature: Turn a video into a quiz, ask questions in it, and print them

  A quiz is an entry with settings of its own (KalturaQuiz) and questions at moments of the film
  (KalturaQuestionCuePoint, a cue point). The player's quiz plug-in stops there, shows the question, and sends the answer.
  Use it for training, courses and polls with a point. How users take a quiz and how it is scored has a guide of its own.

  Know first that

  - quiz_quiz knows a quiz by its entry's id. Any entry can become one, before it has content too, and there is no action
    that takes it back: delete the questions instead
  - what isn't set is absent and means no; attemptsAllowed unset means one. Each update makes the next version
  - questionType says how a player shows the question. The platform treats all kinds alike and doesn't look at the options
  - options have a key, which answers name, a text, a weight (1) and isCorrect. What is right is hidden from everybody who
    may not edit the entry, as are explanations; hints are not
  - uiAttributes are the player's settings: welcomeMessage, canSkip, banSeek, showWelcomePage, inVideoTip

  Services: quiz_quiz (add, get, update, list, getUrl, serve), cuePoint_cuePoint (add, get, update, list, delete).

  Rule: From an entry to a quiz
    Who may edit the entry may make it a quiz.

    @critical @short_way
    Scenario: An entry becomes a quiz
      Given an entry "Keynote"
      When I make "Keynote" a quiz with
        | attemptsAllowed          | 2       |
        | scoreType                | HIGHEST |
        | showGradeAfterSubmission | true    |
      Then the answer has
        | version                  | 1       |
        | attemptsAllowed          | 2       |
        | scoreType                | HIGHEST |
        | showGradeAfterSubmission | true    |

    Scenario: What isn't set is absent
      Given an entry "Keynote"
      And a quiz on "Keynote" with
        | allowDownload | false |
      When I call quiz_quiz.get with
        | entryId | <Keynote> |
      Then the answer has
        | allowDownload      | false    |
        | attemptsAllowed    | (absent) |
        | scoreType          | (absent) |
        | showResultOnAnswer | (absent) |
        | uiAttributes       | (absent) |

    Scenario: The entry says that it is one
      capabilities is how an application tells quizzes from films in any list of entries.

      Given an entry "Keynote"
      When I make "Keynote" a quiz
      Then the entry "Keynote" has
        | capabilities | quiz.quiz |

    Scenario: A list of entries can be one of quizzes
      quiz_quiz.list gives quizzes without telling their entries; search for the entries instead.

      Given an entry "Talk"
      And an entry "Test"
      And a quiz on "Test"
      When I call media.list with
        | filter[idIn]                       | <Talk>,<Test>             |
        | filter[statusEqual]                | 7                         |
        | filter[advancedSearch][objectType] | KalturaQuizAdvancedFilter |
        | filter[advancedSearch][isQuiz]     | 1                         |
      Then the list shows only "Test"

    Scenario: An update changes what it names, and makes the next version
      Given an entry "Keynote"
      And a quiz on "Keynote" with
        | attemptsAllowed | 2    |
        | scoreType       | LATEST |
      When I change the quiz on "Keynote" with
        | attemptsAllowed | 5 |
      Then the answer has
        | version         | 2      |
        | attemptsAllowed | 5      |
        | scoreType       | LATEST |

    Scenario: A version that the client sends is passed over
      Given an entry "Keynote"
      When I make "Keynote" a quiz with
        | version         | 7 |
        | attemptsAllowed | 1 |
      Then the answer has
        | version | 1 |

    Scenario: The player's settings are replaced as a whole
      Given an entry "Keynote"
      When I send in one request
        """
        quiz_quiz.add entryId=<Keynote> quiz[uiAttributes][0][key]=canSkip quiz[uiAttributes][0][value]=true quiz[uiAttributes][1][key]=banSeek quiz[uiAttributes][1][value]=false
        quiz_quiz.update entryId=<Keynote> quiz[uiAttributes][0][key]=canSkip quiz[uiAttributes][0][value]=false
        """
      Then answer 1 has
        | uiAttributes.1.key | banSeek |
      And answer 2 has
        | uiAttributes.0.value | false    |
        | uiAttributes.1       | (absent) |

    Scenario: A copied entry is a quiz, but has no questions
      Copy questions one by one with cuePoint.clone.

      Given an entry "Keynote"
      And a quiz on "Keynote" with
        | attemptsAllowed | 3 |
      And the question "Two plus two?" in "Keynote" with the options
        | key | text | isCorrect |
        | 1   | Four | true      |
      And the entry "Keynote" was cloned as "Copy"
      When I send in one request
        """
        quiz_quiz.get entryId=<Copy>
        cuePoint_cuePoint.list filter[objectType]=KalturaQuestionCuePointFilter filter[entryIdEqual]=<Copy>
        """
      Then answer 1 has
        | attemptsAllowed | 3 |
      And answer 2 has
        | totalCount | 0 |

  Rule: Who may make one, and who may read it
    Settings are for everybody to read; they hold nothing that helps to answer.

    Scenario: Visitors may read a quiz
      A player reads the settings before anybody signs in.

      Given an entry "Keynote"
      And a quiz on "Keynote" with
        | attemptsAllowed | 2 |
      And I have a widget session
      When I call quiz_quiz.get with
        | entryId | <Keynote> |
      Then the answer has
        | attemptsAllowed | 2 |

    Scenario: The owner of an entry makes it a quiz
      Given the user has an entry "My talk"
      And I have a user's session
      When I make "My talk" a quiz with
        | allowDownload | true |
      Then the answer has
        | allowDownload | true |

    Scenario: Somebody else's entry is refused
      Given an entry "Keynote"
      And I have a user's session
      When I try to make "Keynote" a quiz
      Then Kaltura refuses with "INVALID_USER_ID"

    Scenario: An entry is made a quiz once
      Given an entry "Keynote"
      And a quiz on "Keynote"
      When I try to make "Keynote" a quiz
      Then Kaltura refuses with "PROVIDED_ENTRY_IS_ALREADY_A_QUIZ"

    Scenario: An entry that is no quiz has no settings
      Given an entry "Keynote"
      When I try to call quiz_quiz.get with
        | entryId | <Keynote> |
      Then Kaltura refuses with "PROVIDED_ENTRY_IS_NOT_A_QUIZ"

  Rule: Asking questions
    A question is a cue point: startTime is the moment in the film, in milliseconds.

    Scenario: A question with everything
      Given an entry "Keynote"
      And a quiz on "Keynote"
      When I create a question "Sum" from
        """
        {"entryId": "<Keynote>", "startTime": 4000, "question": "Two plus two?",
         "questionType": "MULTIPLE_CHOICE_ANSWER", "hint": "It is even.", "explanation": "Count.", "presentationOrder": 1,
         "optionalAnswers": [
           {"objectType": "KalturaOptionalAnswer", "key": "a", "text": "Four", "isCorrect": 1, "weight": 3},
           {"objectType": "KalturaOptionalAnswer", "key": "b", "text": "Five", "isCorrect": 0}]}
        """
      Then the answer has
        | cuePointType                | QUIZ_QUESTION |
        | startTime                   | 4000          |
        | isMomentary                 | true          |
        | hint                        | It is even.   |
        | optionalAnswers.0.isCorrect | true          |
        | optionalAnswers.0.weight    | 3             |
        | optionalAnswers.1.weight    | 1             |
        | excludeFromScore            | false         |

    Scenario Outline: A question of the kind <kind>
      <what>

      Given an entry "Keynote"
      And a quiz on "Keynote"
      When I create a question "Thing" with
        | entryId      | <Keynote>   |
        | question     | Which then? |
        | questionType | <kind>      |
      Then the question "Thing" has
        | questionType | <kind> |

      Examples: all kinds
        | kind                     | what                                                                      |
        | MULTIPLE_CHOICE_ANSWER   | One option of several is chosen.                                          |
        | TRUE_FALSE               | Two options, whose words are yours.                                       |
        | REFLECTION_POINT         | Something to think about: without options, it is answered by going on.    |
        | MULTIPLE_ANSWER_QUESTION | Several options are chosen. See the guide on scores for what becomes of it. |
        | FILL_IN_BLANK            | A word is written; as an answer it names a key.                           |
        | HOT_SPOT                 | A place in the picture is pointed at.                                     |
        | GO_TO                    | The film goes on elsewhere.                                               |
        | OPEN_QUESTION            | A text is written, and judged by a person.                                |

    Scenario: A kind that isn't there is refused
      Given an entry "Keynote"
      And a quiz on "Keynote"
      When I try to create a question "Thing" with
        | entryId      | <Keynote> |
        | questionType | 99        |
      Then Kaltura refuses with "INVALID_ENUM_VALUE"

    Scenario: Options are not looked at
      A choice without any, or with two that are right, is accepted.

      Given an entry "Keynote"
      And a quiz on "Keynote"
      When I create a question "Thing" with
        | entryId      | <Keynote>              |
        | question     | Which?                 |
        | questionType | MULTIPLE_CHOICE_ANSWER |
      Then the answer has
        | optionalAnswers  | []  |
        | explanation | (absent) |

    Scenario: A question can be left out of the score
      Given an entry "Keynote"
      And a quiz on "Keynote"
      When I create a question "Warm-up" with
        | entryId          | <Keynote>  |
        | question         | Ready?     |
        | questionType     | TRUE_FALSE |
        | excludeFromScore | true       |
      Then the question "Warm-up" has
        | excludeFromScore | true |

    Scenario: A question is changed, and keeps what isn't named
      Given an entry "Keynote"
      And a quiz on "Keynote"
      And the question "Two plus two?" in "Keynote" with the options
        | key | text | isCorrect |
        | 1   | Four | true      |
        | 2   | Five | false     |
      When I update the question "Two plus two?" with
        | question    | Two and two?         |
        | explanation | Count your fingers. |
      Then the question "Two plus two?" has
        | question                    | Two and two?         |
        | explanation                 | Count your fingers. |
        | optionalAnswers.0.text      | Four                 |
        | optionalAnswers.0.isCorrect | true                 |

    Scenario: The questions of an entry, in the order of the film
      Given an entry "Keynote"
      And a quiz on "Keynote"
      And a question "Last" with
        | entryId   | <Keynote> |
        | question  | And now?  |
        | startTime | 9000      |
      And a question "First" with
        | entryId   | <Keynote> |
        | question  | Ready?    |
        | startTime | 1000      |
      When I list the questions with
        | entryIdEqual | <Keynote>  |
        | orderBy      | +startTime |
      Then the list shows "First" and "Last" in this order

    Scenario: A question that was deleted is asked no more
      Given an entry "Keynote"
      And a quiz on "Keynote"
      And a question "Odd" with
        | entryId  | <Keynote> |
        | question | Really?   |
      When I delete the question "Odd"
      Then the question "Odd" no longer exists

    Scenario: An entry that is no quiz has no questions
      Given an entry "Keynote"
      When I try to create a question "Thing" with
        | entryId  | <Keynote> |
        | question | Which?    |
      Then Kaltura refuses with "INVALID_ENTRY_ID"

    Scenario: Users don't ask in others' entries
      Given an entry "Keynote"
      And a quiz on "Keynote"
      And I have a user's session
      When I try to create a question "Mine" with
        | entryId  | <Keynote> |
        | question | Which?    |
      Then Kaltura refuses with "INVALID_USER_ID"

  Rule: What of a question is hidden
    The same calls show less to who may not edit the entry.

    Scenario: A user doesn't see which option is right, nor why
      isCorrect is -1 for each option, and the explanation is absent; the hint is there.

      Given an entry "Keynote"
      And a quiz on "Keynote"
      And a question "Sum" made from
        """
        {"entryId": "<Keynote>", "question": "Two plus two?", "hint": "It is even.", "explanation": "Count.",
         "optionalAnswers": [{"objectType": "KalturaOptionalAnswer", "key": "a", "text": "Four", "isCorrect": 1}]}
        """
      And I have a user's session
      When I get the question "Sum"
      Then the answer has
        | optionalAnswers.0.text      | Four        |
        | optionalAnswers.0.isCorrect | -1          |
        | explanation                 | (absent)    |
        | hint                        | It is even. |

    Scenario: The owner of the entry sees all
      Given the user has an entry "My talk"
      And a quiz on "My talk"
      And the question "Two plus two?" in "My talk" with the options
        | key | text | isCorrect |
        | 1   | Four | true      |
      And I have a user's session
      When I get the question "Two plus two?"
      Then the answer has
        | optionalAnswers.0.isCorrect | true |

    Scenario: A visitor's player lists the questions, without what is right
      Given an entry "Keynote"
      And a quiz on "Keynote"
      And the question "Two plus two?" in "Keynote" with the options
        | key | text | isCorrect |
        | 1   | Four | true      |
      And I have a widget session
      When I list the questions with
        | entryIdEqual | <Keynote> |
      Then the list shows only "Two plus two?"
      And one of the list has
        | optionalAnswers.0.isCorrect | -1 |

  Rule: The questions on paper
    getUrl answers the address of a PDF document; it carries the caller's session.

    Scenario: The paper has the questions and their options
      Given an entry "Keynote"
      And a quiz on "Keynote" with
        | allowDownload | true |
      And the question "Two plus two?" in "Keynote" with the options
        | key | text       | isCorrect |
        | 1   | Four       | true      |
        | 2   | Fünf & six | false     |
      When I download the questions of "Keynote"
      Then the paper says "Two plus two?"
      And the paper says "A. Four"
      And the paper says "B. Fünf & six"

    Scenario: Hints and explanations are not on it
      Given an entry "Keynote"
      And a quiz on "Keynote" with
        | allowDownload | true |
      And a question "Sum" with
        | entryId     | <Keynote>         |
        | question    | Two plus two?     |
        | hint        | An even number    |
        | explanation | Count the fingers |
      When I download the questions of "Keynote"
      Then the paper says "Two plus two?"
      And the paper does not say "An even number"
      And the paper does not say "Count the fingers"

    Scenario: A user may print it as well
      Given an entry "Keynote"
      And a quiz on "Keynote" with
        | allowDownload | true |
      And a question "Sum" with
        | entryId  | <Keynote>     |
        | question | Two plus two? |
      And I have a user's session
      When I download the questions of "Keynote"
      Then the paper says "Two plus two?"

    Scenario: No paper without allowDownload
      Given an entry "Keynote"
      And a quiz on "Keynote"
      When I try to download the questions of "Keynote"
      Then Kaltura refuses with "QUIZ_CANNOT_BE_DOWNLOAD"

    Scenario: The address itself is an empty page then
      serve gives no error object: the code is in a header.

      Given an entry "Keynote"
      And a quiz on "Keynote"
      When I send this request
        """
        GET /api_v3/service/quiz_quiz/action/serve/quizOutputType/1/entryId/<Keynote>/ks/<ks>
        """
      Then Kaltura refuses with an empty page and "QUIZ_CANNOT_BE_DOWNLOAD"
