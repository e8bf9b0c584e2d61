"""What Zalo allows a bot and an Official Account, as the settings tell."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta

from bot.settings import Settings
from newsroom.quota import Limits

OA_WINDOW = timedelta(days=7)
"""How long after a person's last message the Official Account may still write."""
OA_FREE, OA_FREE_FOR = 8, timedelta(hours=48)
"""The messages that cost nothing, and how soon they have to follow a person's message."""


def zalo_limits(settings: Settings) -> Mapping[str, Limits]:
    """The limits of what is switched on, by channel."""
    found: dict[str, Limits] = {}
    if settings.zalo_token:
        found["zalo"] = bot_limits(settings)
    if settings.zalo_oa_app_id:
        found["zalo-oa"] = oa_limits(settings)
    return found


def bot_limits(settings: Settings) -> Limits:
    """What the bot's plan allows."""
    return Limits(messages=settings.zalo_monthly_messages, users=settings.zalo_users)


def oa_limits(settings: Settings) -> Limits:
    """What the Official Account may send. All paid messages are for digests: answers are free."""
    paid = settings.zalo_oa_monthly_messages
    return Limits(
        messages=paid,
        for_answers=0,
        window=OA_WINDOW,
        free=OA_FREE,
        free_for=OA_FREE_FOR,
        paid=paid > 0,
    )
