"""The reports that events of players feed: what a row is about, and the columns, in the platform's order and words."""

from __future__ import annotations

from dataclasses import dataclass

ENTRY, USER = "entry", "user"
PLAYED = ("count_plays", "sum_time_viewed", "avg_time_viewed")
VIEWED = ("sum_view_period", "avg_view_period_time")
LOADED = ("count_loads", "load_play_ratio")
REACHED = (
    "count_plays",
    "count_plays_25",
    "count_plays_50",
    "count_plays_75",
    "count_plays_100",
    "play_through_ratio",
)
CLICKED = ("count_plays", "count_edit", "count_viral", "count_download", "count_report")
WATCHED = (*PLAYED, "avg_view_drop_off", *LOADED)
ENGAGED = ("unique_videos", *WATCHED, *VIEWED, "avg_completion_rate")
OVER_TIME = (*PLAYED, "count_loads", *VIEWED)
TOP_USERS = (*WATCHED, "avg_completion_rate", "count_viral")


@dataclass(frozen=True)
class Definition:
    """A report: ``about`` is what a row is about, ``headings`` its first columns.

    ``graph`` names the graph of a report whose points are columns; others have one for each column, by date.
    """

    about: str
    headings: tuple[str, ...]
    columns: tuple[str, ...]
    graphs: tuple[str, ...]
    totals: tuple[str, ...] = ()
    graph: str = ""


_OF_ENTRIES = ("object_id", "entry_name")
DEFINITIONS = {
    "1": Definition(  # TOP_CONTENT
        ENTRY,
        _OF_ENTRIES,
        (*PLAYED, *LOADED, "avg_view_drop_off", "unique_known_users", *VIEWED, "avg_completion_rate"),
        OVER_TIME,
    ),
    "2": Definition(ENTRY, _OF_ENTRIES, (*REACHED, "count_loads"), REACHED, graph="content_dropoff"),
    "3": Definition(ENTRY, _OF_ENTRIES, CLICKED, CLICKED),  # CONTENT_INTERACTIONS
    "11": Definition(
        USER, ("name",), ENGAGED, OVER_TIME, ("unique_known_users", *ENGAGED)
    ),  # USER_ENGAGEMENT
    "12": Definition(  # SPECIFIC_USER_ENGAGEMENT
        ENTRY, ("entry_name",), ENGAGED, OVER_TIME, ("unique_known_users", *ENGAGED)
    ),
    "13": Definition(  # USER_TOP_CONTENT
        USER,
        ("name", "full_name"),
        ("unique_videos", *TOP_USERS, "total_completion_rate", *VIEWED),
        (
            *PLAYED,
            "count_loads",
            "unique_known_users",
            "avg_view_drop_off",
            "avg_completion_rate",
            "count_viral",
            "unique_viewers",
            *VIEWED,
        ),
        ("unique_known_users", "unique_videos", *TOP_USERS, "unique_viewers", *VIEWED),
    ),
    "14": Definition(  # USER_CONTENT_DROPOFF
        USER, ("name",), REACHED, REACHED, ("unique_known_users", *REACHED), "user_content_dropoff"
    ),
    "15": Definition(USER, ("name",), CLICKED, CLICKED, ("unique_known_users", *CLICKED)),
}
"""By KalturaReportType."""
