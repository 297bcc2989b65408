"""What is known of addresses: the country, for networks that lie in one country whole.

The platform looks into lists of all networks of the world, which the sandbox doesn't bring along; it knows these few,
as the platform tells them (measured), and of any other address it knows no country. Of places its lists
know nothing as they are installed: each address lies where latitude and longitude are 0 (measured).
"""

from __future__ import annotations

import math

from kaltura_sandbox import php_text

Place = tuple[float, float]

COUNTRIES = {
    "8": "US", "9": "US", "10": "ZZ", "25": "GB", "53": "DE", "127": "ZZ", "133": "JP",
}  # fmt: skip
"""By the first number of an IPv4 address; ZZ is what the lists say of private networks."""
NOWHERE: Place = (0.0, 0.0)
"""Latitude and longitude of every address, in degrees."""
KM_PER_DEGREE = 60 * 1.1515 * 1.609344
"""A degree on a great circle, as the platform reckons it."""
ANONYMITY = "undefined"


def country(ip: str) -> str:
    """Two letters, or none where the country isn't known."""
    return COUNTRIES.get(ip.split(".")[0], "")


def is_near(where: Place, circle: str) -> bool:
    """Whether a place is within ``latitude,longitude,km``; what is missing or no number counts as 0."""
    latitude, longitude, radius = ([php_text.real(one) for one in circle.split(",")] + [0.0] * 3)[:3]
    own, other = math.radians(where[0]), math.radians(latitude)
    turn = math.cos(math.radians(where[1] - longitude))
    arc = math.sin(own) * math.sin(other) + math.cos(own) * math.cos(other) * turn
    return math.degrees(math.acos(max(-1.0, min(1.0, arc)))) * KM_PER_DEGREE <= radius
