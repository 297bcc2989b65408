"""What is known of addresses: the country, for networks that lie in one country whole.

The platform looks into lists of all networks of the world, which the sandbox doesn't bring along; it knows these few,
as the platform tells them (measured), and of any other address it knows no country.
"""

from __future__ import annotations

COUNTRIES = {
    "8": "US", "9": "US", "10": "ZZ", "25": "GB", "53": "DE", "127": "ZZ", "133": "JP",
}  # fmt: skip
"""By the first number of an IPv4 address; ZZ is what the lists say of private networks."""
ANONYMITY = "undefined"


def country(ip: str) -> str:
    """Two letters, or none where the country isn't known."""
    return COUNTRIES.get(ip.split(".")[0], "")
