"""Digests and alerts: when whose is due, what it holds, and how it is delivered."""
