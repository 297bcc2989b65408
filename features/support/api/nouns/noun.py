"""What a noun is: one kind of object, and how the API handles it."""

from __future__ import annotations

from dataclasses import dataclass, field

from features.support.api.enums import EnumValues


@dataclass(frozen=True)
class Noun:
    """One kind of object: its service, and the names of the parameters of get, add and update."""

    name: str  # "upload token"
    service: str  # "uploadToken"
    object_type: str  # "KalturaUploadToken"
    parameter: str  # of add: "uploadToken"
    id_parameter: str = "id"  # of get, update, delete
    update_parameter: str = ""  # of update, where it isn't the one of add
    update_id_parameter: str = ""  # of update, where the id is called otherwise than in get
    plural: str = ""
    filter_type: str = ""
    defaults: dict[str, str] = field(default_factory=dict)  # fields of add that a guide need not repeat
    enums: dict[str, EnumValues] = field(default_factory=dict)  # field -> names of its values
    named: bool = True  # whether it has a field that names it
    title: str = "name"  # that field
    key: str = "id"  # the field of an answer by which get, update and delete know it
    own_id: bool = False  # whether its maker chooses its id: the scenario's name for it, made unique
    failed: tuple[str, ...] = ()  # states from which it never gets READY
    secret: str = ""  # a field whose value nobody but its owner may know
    kin: str = ""  # another noun that it is as well: a live stream is an entry

    @property
    def many(self) -> str:
        """The plural: "upload tokens"."""
        return self.plural or self.name + "s"

    @property
    def filter(self) -> str:
        """The class of the filter of its list action."""
        return self.filter_type or self.object_type + "Filter"

    @property
    def article(self) -> str:
        """The noun with its article: "an entry"."""
        vowel = self.name[0] in "aeiou" and not self.name.startswith("user")
        return f"{'an' if vowel or self.name == 'RSVP' else 'a'} {self.name}"
