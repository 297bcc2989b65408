@allure.label.epic:Automate @service.dropFolder_dropFolder @needs.operator @needs.drop_folder_watcher
Feature: Drop descriptors in XML beside the files that they describe

  A name can't say much. Where each file comes with a title, tags and a description of its own, drop a descriptor beside
  the files: an XML file that says for each entry what it is to have, and which file of the folder is its content. The
  folder's fileHandlerType is XML then.

  Know first that

  - a descriptor is an mrss with a channel, and an item for each entry; dropFolderFileContentResource names the file
  - which file may come first doesn't matter: all wait for each other, and are processed together
  - fileNamePatterns says which files are descriptors: *.xml means whatever has .xml in its name
  - an item adds an entry unless it says update or delete, or names one that is there by its entryId or referenceId
  - from a folder on disk the platform takes the descriptor away when its upload begins, and purges its record; at a
    server it stays
  - the descriptor is a bulk upload of the type dropFolderXmlBulkUpload.DROP_FOLDER_XML, whose log tells of each item
  - no handler of the platform reads CSV in a drop folder: in a folder of content a CSV file is content, in a folder of
    descriptors it waits for a descriptor that names it. Upload CSV by bulkUpload

  The sandbox reads names, descriptions, tags, categories, reference ids, owners, conversion profiles, custom metadata and
  one file of the folder for each item, and refuses items with anything else; the platform judges descriptors by a schema.

  Services: dropFolder_dropFolder.add, dropFolder_dropFolderFile (list, get), bulkUpload_bulk (get, list), media.get.

  Rule: A descriptor and its files
    Each file has a record; those of one descriptor have its record's id as their leadDropFolderFileId.

    @critical @short_way
    Scenario: A descriptor and its film become an entry
      The action is add, unless said; the media type is VIDEO.

      Given a drop folder on disk "Inbox" with
        | fileHandlerType  | XML   |
        | fileNamePatterns | *.xml |
      And "harbour.mp4" was dropped into "Inbox"
      When I drop "talks.xml" into "Inbox" that says
        """
        <mrss><channel><item>
          <action>add</action>
          <type>1</type>
          <name>Harbour at night</name>
          <description>From the pier</description>
          <tags><tag>harbour</tag><tag>night</tag></tags>
          <media><mediaType>1</mediaType></media>
          <contentAssets><content>
            <dropFolderFileContentResource filePath="harbour.mp4"/>
          </content></contentAssets>
        </item></channel></mrss>
        """
      Then "Inbox" lists "harbour.mp4" as HANDLED
      And "harbour.mp4" is now the entry "Harbour"
      And "Harbour" becomes READY
      And the entry "Harbour" has
        | name        | Harbour at night |
        | description | From the pier    |
        | tags        | harbour, night   |

    Scenario: A descriptor waits for the file that it names
      The file is PARSED until it comes: known by its name alone, with a size of 0.

      Given a drop folder on disk "Inbox" with
        | fileHandlerType  | XML   |
        | fileNamePatterns | *.xml |
      When I drop "talks.xml" into "Inbox" that says
        """
        <mrss><channel><item><action>add</action><type>1</type>
          <name>Harbour</name>
          <media><mediaType>1</mediaType></media><contentAssets><content>
            <dropFolderFileContentResource filePath="harbour.mp4"/>
          </content></contentAssets>
        </item></channel></mrss>
        """
      Then "Inbox" lists "talks.xml" as WAITING
      And "Inbox" lists "harbour.mp4" as PARSED
      And the drop folder file "harbour.mp4" has
        | fileSize             | 0           |
        | leadDropFolderFileId | <talks.xml> |

    Scenario: A file waits for a descriptor that names it
      A file that no descriptor names waits for ever.

      Given a drop folder on disk "Inbox" with
        | fileHandlerType  | XML   |
        | fileNamePatterns | *.xml |
      When I drop "harbour.mp4" into "Inbox"
      Then "Inbox" lists "harbour.mp4" as WAITING
      And the drop folder file "harbour.mp4" has
        | entryId              | (absent) |
        | leadDropFolderFileId | (absent) |

    Scenario: A descriptor that waited is processed when its file comes
      Its bytes count as they were when it was read.

      Given a drop folder on disk "Inbox" with
        | fileHandlerType  | XML   |
        | fileNamePatterns | *.xml |
      And "talks.xml" waits in "Inbox" and says
        """
        <mrss><channel><item><action>add</action><type>1</type>
          <name>Harbour</name>
          <media><mediaType>1</mediaType></media><contentAssets><content>
            <dropFolderFileContentResource filePath="harbour.mp4"/>
          </content></contentAssets>
        </item></channel></mrss>
        """
      When I drop "harbour.mp4" into "Inbox"
      Then "Inbox" lists "harbour.mp4" as HANDLED
      And "talks.xml" is gone from "Inbox"
      And "harbour.mp4" is now the entry "Harbour"

    Scenario: A descriptor holds several items
      They are done one after the other; each is a line in the log of the upload.

      Given a drop folder on disk "Inbox" with
        | fileHandlerType  | XML   |
        | fileNamePatterns | *.xml |
      And "harbour.mp4" was dropped into "Inbox"
      And "beach.jpg" was dropped into "Inbox"
      When I drop "talks.xml" into "Inbox" that says
        """
        <mrss><channel>
          <item><action>add</action><type>1</type><name>Harbour</name>
            <media><mediaType>1</mediaType></media><contentAssets><content>
            <dropFolderFileContentResource filePath="harbour.mp4"/>
          </content></contentAssets></item>
          <item><action>add</action><type>1</type><name>Beach</name>
            <media><mediaType>2</mediaType></media><contentAssets><content>
            <dropFolderFileContentResource filePath="beach.jpg"/>
          </content></contentAssets></item>
        </channel></mrss>
        """
      Then "Inbox" lists "harbour.mp4" as HANDLED
      And "Inbox" lists "beach.jpg" as HANDLED
      And "harbour.mp4" is now the entry "Harbour"
      And "beach.jpg" is now the entry "Beach"
      And the entry "Beach" has
        | mediaType | IMAGE |

    Scenario: A descriptor and its film come from a server as well
      The descriptor is fetched to be read, the film when its item is done.

      Given a drop folder at an SFTP server "Studio" with
        | fileHandlerType  | XML   |
        | fileNamePatterns | *.xml |
      And "harbour.mp4" was dropped into "Studio"
      When I drop "talks.xml" into "Studio" that says
        """
        <mrss><channel><item><action>add</action><type>1</type>
          <name>Harbour</name>
          <media><mediaType>1</mediaType></media><contentAssets><content>
            <dropFolderFileContentResource filePath="harbour.mp4"/>
          </content></contentAssets>
        </item></channel></mrss>
        """
      Then "Studio" lists "harbour.mp4" as HANDLED
      And "harbour.mp4" is now the entry "Harbour"
      And "Harbour" becomes READY

  Rule: Entries that are there
    By entryId or referenceId an item means an entry of the account.

    Scenario: An item of a known reference id updates its entry
      What the item does not name stays as it is.

      Given an entry "Harbour" with
        | referenceId | harbour |
      And a drop folder at an SFTP server "Studio" with
        | fileHandlerType  | XML   |
        | fileNamePatterns | *.xml |
      When I drop "talks.xml" into "Studio" that says
        """
        <mrss><channel><item><action>update</action><type>1</type>
          <referenceId>harbour</referenceId>
          <description>From the pier</description>
        </item></channel></mrss>
        """
      Then "Studio" lists "talks.xml" as HANDLED
      And the entry "Harbour" has
        | name        | Harbour       |
        | description | From the pier |

    Scenario: An item gives an entry its content
      An entry that has content gets it replaced.

      Given an entry "Harbour" with
        | referenceId | harbour |
      And a drop folder on disk "Inbox" with
        | fileHandlerType  | XML   |
        | fileNamePatterns | *.xml |
      And "harbour.mp4" was dropped into "Inbox"
      When I drop "talks.xml" into "Inbox" that says
        """
        <mrss><channel><item>
          <action>update</action><type>1</type>
          <referenceId>harbour</referenceId>
          <contentAssets><content>
            <dropFolderFileContentResource filePath="harbour.mp4"/>
          </content></contentAssets>
        </item></channel></mrss>
        """
      Then "Inbox" lists "harbour.mp4" as HANDLED
      And "harbour.mp4" is now the entry "Harbour"
      And "Harbour" becomes READY

    Scenario: An item brings an entry's custom metadata
      customData names a profile by its system name (metadataProfile) or its id; its values take the place of those that
      are there. What doesn't fit the schema is told nowhere, and the rest of the item is done.

      Given an entry "Harbour" with
        | referenceId | harbour |
      And a metadata profile "Talks" for ENTRY with the fields
        | field   | type     |
        | Speaker | textType |
      And "Harbour" has the metadata "Facts" by "Talks"
        | Speaker | Ada Lovelace |
      And a drop folder at an SFTP server "Studio" with
        | fileHandlerType  | XML   |
        | fileNamePatterns | *.xml |
      When I drop "talks.xml" into "Studio" that says
        """
        <mrss><channel><item>
          <action>update</action><type>1</type>
          <referenceId>harbour</referenceId>
          <customDataItems><customData metadataProfileId="Talks">
            <xmlData><metadata><Speaker>Grace Hopper</Speaker></metadata></xmlData>
          </customData></customDataItems>
        </item></channel></mrss>
        """
      Then "Studio" lists "talks.xml" as HANDLED
      And the metadata "Facts" says
        | Speaker | Grace Hopper |

    Scenario: An item can delete an entry
      No file is needed for that.

      Given an entry "Harbour" with
        | referenceId | harbour |
      And a drop folder at an SFTP server "Studio" with
        | fileHandlerType  | XML   |
        | fileNamePatterns | *.xml |
      When I drop "talks.xml" into "Studio" that says
        """
        <mrss><channel><item>
          <action>delete</action><type>1</type>
          <referenceId>harbour</referenceId>
        </item></channel></mrss>
        """
      Then "Studio" lists "talks.xml" as HANDLED
      And the entry "Harbour" no longer exists

  Rule: When something is wrong
    Where some items fail the descriptor is HANDLED all the same, and the bulk upload tells which; where all fail, it and
    its files are in error.

    Scenario: A file of another size than the descriptor says fails
      A descriptor can also name the file's checksum, which is judged in folders on disk alone.

      Given a drop folder at an SFTP server "Studio" with
        | fileHandlerType  | XML   |
        | fileNamePatterns | *.xml |
      And "harbour.mp4" was dropped into "Studio"
      When I drop "talks.xml" into "Studio" that says
        """
        <mrss><channel><item>
          <action>add</action>
          <type>1</type>
          <name>Harbour</name>
          <media><mediaType>1</mediaType></media>
          <contentAssets><content>
            <dropFolderFileContentResource filePath="harbour.mp4"><fileSize>7</fileSize></dropFolderFileContentResource>
          </content></contentAssets>
        </item></channel></mrss>
        """
      Then "Studio" lists "harbour.mp4" as ERROR_HANDLING
      And the drop folder file "harbour.mp4" has
        | errorCode | ERROR_IN_BULK_UPLOAD |
        | entryId   | (absent)             |

    Scenario: What is no XML fails
      The same is said of XML that is no mrss with a channel.

      Given a drop folder on disk "Inbox" with
        | fileHandlerType  | XML   |
        | fileNamePatterns | *.xml |
      When I drop "talks.xml" into "Inbox" that says
        """
        <mrss><channel><item>
        """
      Then "Inbox" lists "talks.xml" as ERROR_HANDLING
      And the drop folder file "talks.xml" has
        | errorCode | ERROR_IN_BULK_UPLOAD |

    Scenario: A CSV file in a folder of descriptors waits for ever
      It is taken for a file that some descriptor will name.

      Given a drop folder on disk "Inbox" with
        | fileHandlerType  | XML   |
        | fileNamePatterns | *.xml |
      When I drop "talks.csv" into "Inbox" that says
        """
        *title,url
        Harbour,https://www.example.com/harbour.mp4
        """
      Then "Inbox" lists "talks.csv" as WAITING

    Scenario: A folder needs a configuration of its handler
      Its class says which: KalturaDropFolderXmlBulkUploadFileHandlerConfig for descriptors.

      Given I have the operator's session
      When I try to call dropFolder_dropFolder.add with
        | dropFolder[objectType]       | KalturaDropFolder           |
        | dropFolder[name]             | Inbox                       |
        | dropFolder[status]           | 0                           |
        | dropFolder[type]             | 1                           |
        | dropFolder[dc]               | 0                           |
        | dropFolder[path]             | /drops/inbox                |
        | dropFolder[partnerId]        | <partner id>                |
        | dropFolder[fileHandlerType]  | dropFolderXmlBulkUpload.XML |
      Then Kaltura refuses with "PROPERTY_VALIDATION_CANNOT_BE_NULL"
