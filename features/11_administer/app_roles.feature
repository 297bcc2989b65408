@allure.label.epic:Administer @service.userAppRole
Feature: Give a user a role within one application

  A role that a user holds counts everywhere. A user app role counts within one application: the user Ann is an editor
  in your event site and a viewer elsewhere. The pair of a user and an application has one role at most.

  Know first that

  - applications are known by the number that the App Registry gave them, 24 hexadecimal digits (appGuid). The App
    Registry is a service of its own; where it is missing, as on a plain server, no app is known and no app role can be
    added: the scenarios below show how calls are judged up to there
  - the role must be one of your account's own; clone the platform's if you want one of those
  - it has no effect on what the user's sessions may call: applications ask for it and decide by themselves

  KalturaAppRole is the class behind: an app and a role, without saying whose. Nothing is added of it by itself.

  Services: userAppRole (add, get, list, update, delete). Know first: what roles are.

  Background: A role of the account's own and a user
    Given a role "Editors"
    And a user "Ann"

  @critical @short_way
  Scenario: A role in an application needs an application that the App Registry knows
    The user and the role are judged first, so this refusal means that everything else is right.

    When I try to create an app role "Ann's" with
      | userId     | <Ann>                    |
      | userRoleId | <Editors>                |
      | appGuid    | 507f1f77bcf86cd799439011 |
    Then Kaltura refuses with "APP_GUID_NOT_FOUND"
      | APP_GUID | 507f1f77bcf86cd799439011 |

  Scenario Outline: An app role needs its <missing>
    They are asked for in this order: the user, the application, the role.

    When I try to create an app role "Ann's" with
      | userId     | <user> |
      | appGuid    | <guid> |
      | userRoleId | <role> |
    Then Kaltura refuses with "MISSING_MANDATORY_PARAMETER"
      | PARAM_NAME | <missing> |

    Examples: parts
      | missing    | user  | guid  | role |
      | userId     |       |       |      |
      | appGuid    | <Ann> |       |      |
      | userRoleId | <Ann> | short |      |

  Scenario: A user who doesn't exist is refused before the application is looked at
    When I try to create an app role "Nobody's" with
      | userId     | nobody-of-that-name |
      | userRoleId | <Editors>           |
      | appGuid    | short               |
    Then Kaltura refuses with "USER_ID_NOT_FOUND"
      | USER_ID | nobody-of-that-name |

  Scenario: A user who is blocked gets no role
    For app roles a blocked user is as good as none.

    Given the user "Ann" was updated with
      | status | BLOCKED |
    When I try to create an app role "Ann's" with
      | userId     | <Ann>                    |
      | userRoleId | <Editors>                |
      | appGuid    | 507f1f77bcf86cd799439011 |
    Then Kaltura refuses with "USER_ID_NOT_FOUND"

  Scenario: The number of an application has 24 hexadecimal digits
    Upper or lower case; names of applications are nothing to the platform.

    When I try to create an app role "Ann's" with
      | userId     | <Ann>     |
      | userRoleId | <Editors> |
      | appGuid    | my-app    |
    Then Kaltura refuses with "INVALID_APP_GUID"
      | APP_GUID | my-app |

  Scenario: The platform's roles are none for applications
    Clone one, and give the clone.

    Given the platform's role "PLAYBACK_BASE_ROLE"
    When I try to create an app role "Ann's" with
      | userId     | <Ann>                    |
      | userRoleId | <PLAYBACK_BASE_ROLE>     |
      | appGuid    | 507f1f77bcf86cd799439011 |
    Then Kaltura refuses with "USER_ROLE_NOT_FOUND"

  Scenario: A role that doesn't exist is none
    When I try to create an app role "Ann's" with
      | userId     | <Ann>                    |
      | userRoleId | 99999999                 |
      | appGuid    | 507f1f77bcf86cd799439011 |
    Then Kaltura refuses with "USER_ROLE_NOT_FOUND"

  Scenario Outline: Who has no role in an application has nothing to <action>
    When I try to call userAppRole.<action> with
      | userId                  | <Ann>                    |
      | appGuid                 | 507f1f77bcf86cd799439011 |
      | userAppRole[userRoleId] | <Editors>                |
    Then Kaltura refuses with "USER_APP_ROLE_NOT_FOUND"
      | PUSER_ID | <Ann>                    |
      | APP_GUID | 507f1f77bcf86cd799439011 |

    Examples: actions
      | action |
      | get    |
      | update |
      | delete |

  Scenario: The app roles of a user who is blocked are not changed
    Reading and deleting them is possible: get and delete would say that there is none.

    Given the user "Ann" was updated with
      | status | BLOCKED |
    When I try to call userAppRole.update with
      | userId                  | <Ann>                    |
      | appGuid                 | 507f1f77bcf86cd799439011 |
      | userAppRole[userRoleId] | <Editors>                |
    Then Kaltura refuses with "USER_ID_NOT_FOUND"

  Scenario: A list names users, applications or roles
    There is no list of all app roles of an account.

    When I try to list the app roles
    Then Kaltura refuses with "MUST_FILTER_USERS_OR_APP_GUID_OR_USER_ROLE"

  Scenario Outline: The app roles of <whom> are none
    When I list the app roles with
      | <filter> | <value> |
    Then the list counts 0 in all

    Examples: filters
      | whom           | filter          | value                    |
      | a user         | userIdEqual     | <Ann>                    |
      | a role         | userRoleIdEqual | <Editors>                |
      | an application | appGuidEqual    | 507f1f77bcf86cd799439011 |

  Scenario Outline: App roles are for administrators: <session> sees none
    Given I have <session>
    When I try to list the app roles with
      | userIdEqual | <Ann> |
    Then Kaltura refuses with "SERVICE_FORBIDDEN"
      | SERVICE | userAppRole->list |

    Examples: who else there is
      | session          |
      | a user's session |
      | a widget session |
      | no session       |
