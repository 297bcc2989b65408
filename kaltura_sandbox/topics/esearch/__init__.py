"""eSearch: entries, categories and users found by what is in their texts and fields, with what was found where."""

__all__: list[str] = []
