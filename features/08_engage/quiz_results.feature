@allure.label.epic:Engage @service.userEntry
Feature: Take a quiz, and score it

  Whoever takes a quiz makes an attempt (KalturaQuizUserEntry), gives answers in it (KalturaAnswerCuePoint, below their
  questions), and submits it. The platform then reckons the score. The player's quiz plug-in makes these calls; make them
  yourself in a player or an application of your own.

  Know first that

  - an attempt's version counts the attempts submitted before it: 0, 1, 2. attemptsAllowed is how many may be submitted;
    unset it is one. An open attempt doesn't stand in the way of another
  - an answer names its entry, its question (parentId), its attempt (quizUserEntryId), and the key of an option
    (answerKey) or a text (openAnswer)
  - the score is the weight of the right options that were chosen, divided by the weight of all right options; questions
    excluded from the score don't count. calculatedScore is that of all attempts together, by the quiz's scoreType
  - what is right is noted in an answer when it is given. What of it users see is the quiz's choice, at the moment of
    reading: showResultOnAnswer and showCorrectKeyOnAnswer before submission, showCorrectAfterSubmission after it
  - visitors without a user are one user to the platform, "0": start a session with a userId for each who takes a quiz

  Services: userEntry (add, get, list, update, submitQuiz), cuePoint_cuePoint (add, get, list, update),
  quiz_quiz (add, update), report (getTable, getTotal).

  Rule: An attempt from its beginning to its end
    The user's session makes the attempt, and the answers in it.

    @critical @short_way
    Scenario: A right answer, submitted, scores
      Given an entry "Keynote"
      And a quiz on "Keynote" with
        | showGradeAfterSubmission | true |
      And the question "Two plus two?" in "Keynote" with the options
        | key | text | isCorrect |
        | 1   | Four | true      |
        | 2   | Five | false     |
      And the user has a quiz attempt "First" with
        | entryId | <Keynote> |
      And the user answered "Two plus two?" with "1" in "First"
      And I have a user's session
      When I submit "First"
      Then the answer has
        | status          | QUIZ_SUBMITTED |
        | score           | 1              |
        | calculatedScore | 1              |

    Scenario: The first attempt has the version 0
      It is open until it is submitted, and has no score until then.

      Given an entry "Keynote"
      And a quiz on "Keynote"
      And I have a user's session
      When I create a quiz attempt "First" with
        | entryId | <Keynote> |
      Then the answer has
        | type    | QUIZ      |
        | version | 0         |
        | status  | ACTIVE    |
        | userId  | <user id> |
        | score   | (absent)  |

    Scenario: The next attempt comes after submission
      The version tells how many were submitted before it.

      Given an entry "Keynote"
      And a quiz on "Keynote" with
        | attemptsAllowed | 2 |
      And the user has a quiz attempt "First" with
        | entryId | <Keynote> |
      And the user submitted "First"
      And I have a user's session
      When I create a quiz attempt "Second" with
        | entryId | <Keynote> |
      Then the answer has
        | version | 1 |

    Scenario: An open attempt doesn't stand in the way of another
      Look for an open one before you make a new one: list by the user, the entry and ACTIVE.

      Given an entry "Keynote"
      And a quiz on "Keynote"
      And the user has a quiz attempt "Left" with
        | entryId | <Keynote> |
      And I have a user's session
      When I create a quiz attempt "Anew" with
        | entryId | <Keynote> |
      Then the answer has
        | version | 0 |

    Scenario: Beyond attemptsAllowed nobody begins
      Given an entry "Keynote"
      And a quiz on "Keynote" with
        | attemptsAllowed | 1 |
      And the user has a quiz attempt "First" with
        | entryId | <Keynote> |
      And the user submitted "First"
      And I have a user's session
      When I try to create a quiz attempt "Second" with
        | entryId | <Keynote> |
      Then Kaltura refuses with "NO_MORE_RETAKES_ALLOWED"

    Scenario: Without attemptsAllowed there is one
      Say how many you want when you make the quiz: one is what nobody said.

      Given an entry "Keynote"
      And a quiz on "Keynote" with
        | allowDownload | true |
      And the user has a quiz attempt "First" with
        | entryId | <Keynote> |
      And the user submitted "First"
      And I have a user's session
      When I try to create a quiz attempt "Second" with
        | entryId | <Keynote> |
      Then Kaltura refuses with "NO_MORE_RETAKES_ALLOWED"

    Scenario: More attempts can be allowed later
      Given an entry "Keynote"
      And a quiz on "Keynote" with
        | attemptsAllowed | 1 |
      And the user has a quiz attempt "First" with
        | entryId | <Keynote> |
      And the user submitted "First"
      And the quiz on "Keynote" was changed with
        | attemptsAllowed | 2 |
      And I have a user's session
      When I create a quiz attempt "Second" with
        | entryId | <Keynote> |
      Then the answer has
        | version | 1 |

    Scenario: An administrator begins for a user
      Given an entry "Keynote"
      And a quiz on "Keynote"
      And a user "Ann"
      When I create a quiz attempt "Hers" with
        | entryId | <Keynote> |
        | userId  | <Ann>     |
      Then the answer has
        | userId  | Ann |
        | version | 0   |

    Scenario: A visitor's attempts have no version, and no limit
      All visitors are the user 0, so one can't be told from another.

      Given an entry "Keynote"
      And a quiz on "Keynote"
      And I have a widget session
      When I create a quiz attempt "Somebody's" with
        | entryId | <Keynote> |
      Then the answer has
        | userId  | 0        |
        | version | (absent) |

    Scenario: An entry that is no quiz can't be taken
      Given an entry "Keynote"
      And I have a user's session
      When I try to create a quiz attempt "First" with
        | entryId | <Keynote> |
      Then Kaltura refuses with "PROVIDED_ENTRY_IS_NOT_A_QUIZ"

    Scenario: Submitted once more, it answers the same
      Given an entry "Keynote"
      And a quiz on "Keynote"
      And the user has a quiz attempt "First" with
        | entryId | <Keynote> |
      And the user submitted "First"
      And I have a user's session
      When I submit "First"
      Then the answer has
        | status  | QUIZ_SUBMITTED |
        | version | 0              |

  Rule: Answers
    An option is chosen by its key; a text of one's own goes into openAnswer.

    Scenario: An answer is a cue point below its question
      Given an entry "Keynote"
      And a quiz on "Keynote"
      And the question "Two plus two?" in "Keynote" with the options
        | key | text | isCorrect |
        | 1   | Four | true      |
      And the user has a quiz attempt "First" with
        | entryId | <Keynote> |
      And I have a user's session
      When I create a quiz answer "Mine" with
        | entryId         | <Keynote>       |
        | parentId        | <Two plus two?> |
        | quizUserEntryId | <First>         |
        | answerKey       | 1               |
      Then the answer has
        | cuePointType | QUIZ_ANSWER     |
        | parentId     | <Two plus two?> |
        | answerKey    | 1               |
        | userId       | <user id>       |
        | startTime    | 0               |

    Scenario: An open question is answered by a text
      Nobody but a person can say whether it is right.

      Given an entry "Keynote"
      And a quiz on "Keynote"
      And a question "Why?" with
        | entryId      | <Keynote>     |
        | question     | Why?          |
        | questionType | OPEN_QUESTION |
      And the user has a quiz attempt "First" with
        | entryId | <Keynote> |
      And the user has a quiz answer "Mine" with
        | entryId         | <Keynote>       |
        | parentId        | <Why?>          |
        | quizUserEntryId | <First>         |
        | openAnswer      | Because it is. |
      When I get the quiz answer "Mine"
      Then the answer has
        | openAnswer | Because it is. |
        | isCorrect  | false          |

    Scenario: A question is answered once in an attempt
      Given an entry "Keynote"
      And a quiz on "Keynote"
      And the question "Two plus two?" in "Keynote" with the options
        | key | text | isCorrect |
        | 1   | Four | true      |
        | 2   | Five | false     |
      And the user has a quiz attempt "First" with
        | entryId | <Keynote> |
      And the user answered "Two plus two?" with "2" in "First"
      And I have a user's session
      When I try to answer "Two plus two?" with "1" in "First"
      Then Kaltura refuses with "ANSWER_ALREADY_EXISTS"

    Scenario: Where the quiz allows it, an answer is changed
      Name the entry and the attempt once more. Whether it is right is reckoned anew.

      Given an entry "Keynote"
      And a quiz on "Keynote" with
        | allowAnswerUpdate | true |
      And the question "Two plus two?" in "Keynote" with the options
        | key | text | isCorrect |
        | 1   | Four | true      |
        | 2   | Five | false     |
      And the user has a quiz attempt "First" with
        | entryId | <Keynote> |
      And the user answered "Two plus two?" with "2" in "First"
      And I have a user's session
      When I update the quiz answer "Answer to Two plus two?" with
        | entryId         | <Keynote> |
        | quizUserEntryId | <First>   |
        | answerKey       | 1         |
      Then the quiz answer "Answer to Two plus two?" has
        | answerKey | 1    |
        | isCorrect | true |

    Scenario: Otherwise it stays
      Given an entry "Keynote"
      And a quiz on "Keynote"
      And the question "Two plus two?" in "Keynote" with the options
        | key | text | isCorrect |
        | 1   | Four | true      |
      And the user has a quiz attempt "First" with
        | entryId | <Keynote> |
      And the user answered "Two plus two?" with "1" in "First"
      And I have a user's session
      When I try to update the quiz answer "Answer to Two plus two?" with
        | entryId         | <Keynote> |
        | quizUserEntryId | <First>   |
        | answerKey       | 2         |
      Then Kaltura refuses with "ANSWER_UPDATE_IS_NOT_ALLOWED"

    Scenario: After submission nothing is answered
      Given an entry "Keynote"
      And a quiz on "Keynote"
      And the question "Two plus two?" in "Keynote" with the options
        | key | text | isCorrect |
        | 1   | Four | true      |
      And the user has a quiz attempt "First" with
        | entryId | <Keynote> |
      And the user submitted "First"
      And I have a user's session
      When I try to answer "Two plus two?" with "1" in "First"
      Then Kaltura refuses with "USER_ENTRY_QUIZ_ALREADY_SUBMITTED"

    Scenario: An administrator answers for the user, then too
      The answer is the user's of the attempt.

      Given an entry "Keynote"
      And a quiz on "Keynote"
      And the question "Two plus two?" in "Keynote" with the options
        | key | text | isCorrect |
        | 1   | Four | true      |
      And the user has a quiz attempt "First" with
        | entryId | <Keynote> |
      And the user submitted "First"
      When I answer "Two plus two?" with "1" in "First"
      Then the answer has
        | userId    | <user id> |
        | isCorrect | true      |

    Scenario: A key that is no option is accepted, and wrong
      Given an entry "Keynote"
      And a quiz on "Keynote"
      And the question "Two plus two?" in "Keynote" with the options
        | key | text | isCorrect |
        | 1   | Four | true      |
      And the user has a quiz attempt "First" with
        | entryId | <Keynote> |
      When I answer "Two plus two?" with "nine" in "First"
      Then the answer has
        | isCorrect                 | false |
        | correctAnswerKeys.0.value | 1     |

    Scenario: Several keys in one answer are taken for one, and wrong
      So a question of the kind MULTIPLE_ANSWER_QUESTION can't be earned in full; give each right pair an option of its own.

      Given an entry "Keynote"
      And a quiz on "Keynote"
      And the question "Which are even?" in "Keynote" with the options
        | key | text | isCorrect |
        | a   | Two  | true      |
        | b   | Four | true      |
        | c   | Five | false     |
      And the user has a quiz attempt "First" with
        | entryId | <Keynote> |
      When I answer "Which are even?" with "a,b" in "First"
      Then the answer has
        | answerKey | a,b   |
        | isCorrect | false |

    Scenario: An answer needs its question
      Given an entry "Keynote"
      And a quiz on "Keynote"
      And the user has a quiz attempt "First" with
        | entryId | <Keynote> |
      And I have a user's session
      When I try to create a quiz answer "Mine" with
        | entryId         | <Keynote> |
        | quizUserEntryId | <First>   |
        | answerKey       | 1         |
      Then Kaltura refuses with "PARENT_ID_IS_MISSING"

    Scenario: An answer needs an attempt of the caller's own
      Given an entry "Keynote"
      And a quiz on "Keynote"
      And the question "Two plus two?" in "Keynote" with the options
        | key | text | isCorrect |
        | 1   | Four | true      |
      And a quiz attempt "The administrator's" with
        | entryId | <Keynote> |
      And I have a user's session
      When I try to answer "Two plus two?" with "1" in "The administrator's"
      Then Kaltura refuses with "USER_ENTRY_NOT_FOUND"

  Rule: The score
    Right options count by their weights, over all questions that aren't excluded.

    Scenario: One of two questions right is a half
      Given an entry "Keynote"
      And a quiz on "Keynote" with
        | showGradeAfterSubmission | true |
      And the question "Two plus two?" in "Keynote" with the options
        | key | text | isCorrect |
        | 1   | Four | true      |
      And the question "Two by two?" in "Keynote" with the options
        | key | text | isCorrect |
        | 1   | Four | true      |
      And the user has a quiz attempt "First" with
        | entryId | <Keynote> |
      And the user answered "Two by two?" with "1" in "First"
      When I submit "First"
      Then the answer has
        | score | 0.5 |

    Scenario: A question of the weight 3 counts as three
      Given an entry "Keynote"
      And a quiz on "Keynote"
      And the question "Two plus two?" in "Keynote" with the options
        | key | text | isCorrect | weight |
        | 1   | Four | true      | 3      |
      And the question "Two by two?" in "Keynote" with the options
        | key | text | isCorrect | weight |
        | 1   | Four | true      | 1      |
      And the user has a quiz attempt "First" with
        | entryId | <Keynote> |
      And the user answered "Two plus two?" with "1" in "First"
      When I submit "First"
      Then the answer has
        | score | 0.75 |

    Scenario: Two right options weigh as much as two questions
      One of them can be chosen.

      Given an entry "Keynote"
      And a quiz on "Keynote"
      And the question "Which are even?" in "Keynote" with the options
        | key | text | isCorrect |
        | a   | Two  | true      |
        | b   | Four | true      |
      And the user has a quiz attempt "First" with
        | entryId | <Keynote> |
      And the user answered "Which are even?" with "a" in "First"
      When I submit "First"
      Then the answer has
        | score | 0.5 |

    Scenario: What is excluded doesn't count
      Given an entry "Keynote"
      And a quiz on "Keynote"
      And the question "Two plus two?" in "Keynote" with the options
        | key | text | isCorrect |
        | 1   | Four | true      |
      And the question "Ready?" in "Keynote" with the options
        | key | text | isCorrect |
        | 1   | Yes  | true      |
      And the question "Ready?" was updated with
        | excludeFromScore | true |
      And the user has a quiz attempt "First" with
        | entryId | <Keynote> |
      And the user answered "Two plus two?" with "1" in "First"
      When I submit "First"
      Then the answer has
        | score | 1 |

    Scenario: An empty attempt scores 0
      Given an entry "Keynote"
      And a quiz on "Keynote"
      And the question "Two plus two?" in "Keynote" with the options
        | key | text | isCorrect |
        | 1   | Four | true      |
      And the user has a quiz attempt "First" with
        | entryId | <Keynote> |
      When I submit "First"
      Then the answer has
        | score           | 0 |
        | calculatedScore | 0 |

    Scenario: Where nothing can be right, all is
      A quiz of reflections and open questions scores 1, whatever is written.

      Given an entry "Keynote"
      And a quiz on "Keynote"
      And a question "Why?" with
        | entryId      | <Keynote>     |
        | question     | Why?          |
        | questionType | OPEN_QUESTION |
      And the user has a quiz attempt "First" with
        | entryId | <Keynote> |
      When I submit "First"
      Then the answer has
        | score | 1 |

    Scenario Outline: Of a right and a wrong attempt <scoreType> makes <score>
      Given an entry "Keynote"
      And a quiz on "Keynote" with
        | attemptsAllowed | 2           |
        | scoreType       | <scoreType> |
      And the question "Two plus two?" in "Keynote" with the options
        | key | text | isCorrect |
        | 1   | Four | true      |
      And the user has a quiz attempt "Good" with
        | entryId | <Keynote> |
      And the user answered "Two plus two?" with "1" in "Good"
      And the user submitted "Good"
      And the user has a quiz attempt "Bad" with
        | entryId | <Keynote> |
      When I submit "Bad"
      Then the answer has
        | score           | 0       |
        | calculatedScore | <score> |

      Examples: score types
        | scoreType | score |
        | HIGHEST   | 1     |
        | LOWEST    | 0     |
        | LATEST    | 0     |
        | FIRST     | 1     |
        | AVERAGE   | 0.5   |

    Scenario: The score is reckoned, not set
      Given an entry "Keynote"
      And a quiz on "Keynote"
      And the user has a quiz attempt "First" with
        | entryId | <Keynote> |
      When I try to update the quiz attempt "First" with
        | score | 1 |
      Then Kaltura refuses with "PROPERTY_VALIDATION_NOT_UPDATABLE"

    Scenario: Only attempts are submitted
      Given an entry "Keynote"
      And a quiz on "Keynote"
      And the user has a view history "Place" with
        | entryId | <Keynote> |
      When I try to call userEntry.submitQuiz with
        | id | <Place> |
      Then Kaltura refuses with "PROVIDED_ENTRY_IS_NOT_A_QUIZ"

    Scenario: Another user's attempt is as unknown
      Given an entry "Keynote"
      And a quiz on "Keynote"
      And a quiz attempt "The administrator's" with
        | entryId | <Keynote> |
      And I have a user's session
      When I try to submit "The administrator's"
      Then Kaltura refuses with "INVALID_OBJECT_ID"

  Rule: What users see of the result, and when
    Hidden is absent. Who may edit the entry sees all at any time.

    Scenario: By default an answer tells nothing
      Given an entry "Keynote"
      And a quiz on "Keynote"
      And the question "Two plus two?" in "Keynote" with the options
        | key | text | isCorrect |
        | 1   | Four | true      |
      And the user has a quiz attempt "First" with
        | entryId | <Keynote> |
      And I have a user's session
      When I answer "Two plus two?" with "1" in "First"
      Then the answer has
        | isCorrect         | (absent) |
        | correctAnswerKeys | (absent) |
        | explanation       | (absent) |

    Scenario: showResultOnAnswer tells at once whether it is right
      Given an entry "Keynote"
      And a quiz on "Keynote" with
        | showResultOnAnswer | true |
      And the question "Two plus two?" in "Keynote" with the options
        | key | text | isCorrect |
        | 1   | Four | true      |
        | 2   | Five | false     |
      And the user has a quiz attempt "First" with
        | entryId | <Keynote> |
      And I have a user's session
      When I answer "Two plus two?" with "2" in "First"
      Then the answer has
        | isCorrect         | false    |
        | correctAnswerKeys | (absent) |

    Scenario: showCorrectKeyOnAnswer tells what is right, and why
      Given an entry "Keynote"
      And a quiz on "Keynote" with
        | showCorrectKeyOnAnswer | true |
      And the question "Two plus two?" in "Keynote" with the options
        | key | text | isCorrect |
        | 1   | Four | true      |
        | 2   | Five | false     |
      And the question "Two plus two?" was updated with
        | explanation | Count. |
      And the user has a quiz attempt "First" with
        | entryId | <Keynote> |
      And I have a user's session
      When I answer "Two plus two?" with "2" in "First"
      Then the answer has
        | isCorrect                 | (absent) |
        | correctAnswerKeys.0.value | 1        |
        | explanation               | Count.   |

    Scenario: After submission showCorrectAfterSubmission alone counts
      What was shown while answering is hidden again without it.

      Given an entry "Keynote"
      And a quiz on "Keynote" with
        | showResultOnAnswer | true |
      And the question "Two plus two?" in "Keynote" with the options
        | key | text | isCorrect |
        | 1   | Four | true      |
      And the user has a quiz attempt "First" with
        | entryId | <Keynote> |
      And the user answered "Two plus two?" with "1" in "First"
      And the user submitted "First"
      And I have a user's session
      When I get the quiz answer "Answer to Two plus two?"
      Then the answer has
        | isCorrect | (absent) |

    Scenario: The settings of the moment of reading count
      Results are published by an update of the quiz, for all who took it.

      Given an entry "Keynote"
      And a quiz on "Keynote"
      And the question "Two plus two?" in "Keynote" with the options
        | key | text | isCorrect |
        | 1   | Four | true      |
      And the user has a quiz attempt "First" with
        | entryId | <Keynote> |
      And the user answered "Two plus two?" with "1" in "First"
      And the user submitted "First"
      And the quiz on "Keynote" was changed with
        | showCorrectAfterSubmission | true |
      And I have a user's session
      When I get the quiz answer "Answer to Two plus two?"
      Then the answer has
        | isCorrect                 | true |
        | correctAnswerKeys.0.value | 1    |

    Scenario: Without showGradeAfterSubmission a user's submission answers no score
      An administrator who submits it sees the score all the same.

      Given an entry "Keynote"
      And a quiz on "Keynote"
      And the user has a quiz attempt "First" with
        | entryId | <Keynote> |
      And I have a user's session
      When I submit "First"
      Then the answer has
        | status          | QUIZ_SUBMITTED |
        | score           | (absent)       |
        | calculatedScore | (absent)       |

    Scenario: The attempt itself tells the score all the same
      showGradeAfterSubmission is about the answer to submitQuiz alone: who must not know a score gets no session that
      reads user entries.

      Given an entry "Keynote"
      And a quiz on "Keynote"
      And the question "Two plus two?" in "Keynote" with the options
        | key | text | isCorrect |
        | 1   | Four | true      |
      And the user has a quiz attempt "First" with
        | entryId | <Keynote> |
      And the user answered "Two plus two?" with "1" in "First"
      And the user submitted "First"
      And I have a user's session
      When I get the quiz attempt "First"
      Then the answer has
        | score | 1 |

    Scenario: What was right when it was answered stays right
      A corrected question changes the answers that come after it.

      Given an entry "Keynote"
      And a quiz on "Keynote"
      And the question "Two plus two?" in "Keynote" with the options
        | key | text | isCorrect |
        | 1   | Four | true      |
        | 2   | Five | false     |
      And the user has a quiz attempt "First" with
        | entryId | <Keynote> |
      And the user answered "Two plus two?" with "1" in "First"
      When I call cuePoint_cuePoint.update with
        | id                                      | <Two plus two?>         |
        | cuePoint[objectType]                    | KalturaQuestionCuePoint |
        | cuePoint[optionalAnswers][0][key]       | 2                       |
        | cuePoint[optionalAnswers][0][isCorrect] | 1                       |
      Then the quiz answer "Answer to Two plus two?" has
        | isCorrect                 | true |
        | correctAnswerKeys.0.value | 1    |

  Rule: Feedback, and the lists of who took it
    Feedback is a text for the user, on an attempt or on an answer, by who may edit the entry.

    Scenario: A teacher's word on an attempt
      Given an entry "Keynote"
      And a quiz on "Keynote"
      And the user has a quiz attempt "First" with
        | entryId | <Keynote> |
      And the user submitted "First"
      When I update the quiz attempt "First" with
        | feedback | Well done. |
      Then the quiz attempt "First" has
        | feedback | Well done.     |
        | status   | QUIZ_SUBMITTED |

    Scenario: A teacher's word on an answer
      Given an entry "Keynote"
      And a quiz on "Keynote"
      And the question "Two plus two?" in "Keynote" with the options
        | key | text | isCorrect |
        | 1   | Four | true      |
      And the user has a quiz attempt "First" with
        | entryId | <Keynote> |
      And the user answered "Two plus two?" with "1" in "First"
      When I update the quiz answer "Answer to Two plus two?" with
        | entryId         | <Keynote>     |
        | quizUserEntryId | <First>       |
        | feedback        | Quickly done. |
      Then the quiz answer "Answer to Two plus two?" has
        | feedback | Quickly done. |

    Scenario: Users give themselves none
      An attempt is changed by nobody but who may edit the entry.

      Given an entry "Keynote"
      And a quiz on "Keynote"
      And the user has a quiz attempt "First" with
        | entryId | <Keynote> |
      And I have a user's session
      When I try to update the quiz attempt "First" with
        | feedback | Well done. |
      Then Kaltura refuses with "INVALID_USER_ID"

    Scenario: The attempts that were submitted
      Given an entry "Keynote"
      And a quiz on "Keynote"
      And the user has a quiz attempt "Left" with
        | entryId | <Keynote> |
      And the user has a quiz attempt "First" with
        | entryId | <Keynote> |
      And the user submitted "First"
      When I list the quiz attempts with
        | entryIdEqual | <Keynote>      |
        | statusEqual  | QUIZ_SUBMITTED |
      Then the list shows only "First"

    Scenario: The answers of an attempt
      Given an entry "Keynote"
      And a quiz on "Keynote"
      And the question "Two plus two?" in "Keynote" with the options
        | key | text | isCorrect |
        | 1   | Four | true      |
      And the user has a quiz attempt "First" with
        | entryId | <Keynote> |
      And the user answered "Two plus two?" with "1" in "First"
      And I have a user's session
      When I list the quiz answers with
        | entryIdEqual         | <Keynote> |
        | quizUserEntryIdEqual | <First>   |
      Then the list shows only "Answer to Two plus two?"

    Scenario: Others' answers are not for a user
      Given an entry "Keynote"
      And a quiz on "Keynote"
      And the question "Two plus two?" in "Keynote" with the options
        | key | text | isCorrect |
        | 1   | Four | true      |
      And a quiz attempt "The administrator's" with
        | entryId | <Keynote> |
      And a quiz answer "Theirs" with
        | entryId         | <Keynote>             |
        | parentId        | <Two plus two?>       |
        | quizUserEntryId | <The administrator's> |
        | answerKey       | 1                     |
      And I have a user's session
      When I list the quiz answers with
        | entryIdEqual | <Keynote> |
      Then the list counts 0 in all

  Rule: Reports
    Attempts that were submitted are counted at the moment of asking. A table's data are lines of commas, each with a
    semicolon behind it; objectIds is the entry.

    Scenario: How well each question was answered
      Given an entry "Keynote"
      And a quiz on "Keynote"
      And the question "Two plus two?" in "Keynote" with the options
        | key | text | isCorrect |
        | 1   | Four | true      |
      And the user has a quiz attempt "First" with
        | entryId | <Keynote> |
      And the user answered "Two plus two?" with "1" in "First"
      And the user submitted "First"
      When I call report.getTable with
        | reportType                    | quiz.QUIZ                |
        | reportInputFilter[objectType] | KalturaReportInputFilter |
        | pager[pageSize]               | 25                       |
        | objectIds                     | <Keynote>                |
      Then the answer has
        | header     | question_id,percentage,num_of_correct_answers,num_of_wrong_answers |
        | data       | <Two plus two?>,100,1,0;                                          |
        | totalCount | 1                                                                  |

    Scenario: How well each user answered
      All attempts of a user are added up, and questions that weren't answered are wrong.

      Given an entry "Keynote"
      And a quiz on "Keynote"
      And the question "Two plus two?" in "Keynote" with the options
        | key | text | isCorrect |
        | 1   | Four | true      |
      And the question "Two by two?" in "Keynote" with the options
        | key | text | isCorrect |
        | 1   | Four | true      |
      And the user has a quiz attempt "First" with
        | entryId | <Keynote> |
      And the user answered "Two plus two?" with "1" in "First"
      And the user submitted "First"
      When I call report.getTable with
        | reportType                    | quiz.QUIZ_USER_PERCENTAGE |
        | reportInputFilter[objectType] | KalturaReportInputFilter  |
        | pager[pageSize]               | 25                        |
        | objectIds                     | <Keynote>                 |
      Then the answer has
        | data | <user id>,50,1,1; |

    Scenario: The average score
      Visitors' attempts are in it, though their name is Unknown in tables.

      Given an entry "Keynote"
      And a quiz on "Keynote"
      And the question "Two plus two?" in "Keynote" with the options
        | key | text | isCorrect |
        | 1   | Four | true      |
      And the user has a quiz attempt "First" with
        | entryId | <Keynote> |
      And the user answered "Two plus two?" with "1" in "First"
      And the user submitted "First"
      When I call report.getTotal with
        | reportType                    | quiz.QUIZ                |
        | reportInputFilter[objectType] | KalturaReportInputFilter |
        | objectIds                     | <Keynote>                |
      Then the answer has
        | header | average |
        | data   | 1       |

    Scenario: Users get no reports
      Given an entry "Keynote"
      And a quiz on "Keynote"
      And I have a user's session
      When I try to call report.getTotal with
        | reportType                    | quiz.QUIZ                |
        | reportInputFilter[objectType] | KalturaReportInputFilter |
        | objectIds                     | <Keynote>                |
      Then Kaltura refuses with "SERVICE_FORBIDDEN"
