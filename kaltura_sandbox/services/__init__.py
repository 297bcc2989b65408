"""One room per service of the platform. A room's methods are the service's actions."""
