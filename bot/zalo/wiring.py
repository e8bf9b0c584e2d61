"""Zalo's channels, as the settings want them."""

from __future__ import annotations

from datetime import timedelta

from pydantic import SecretStr

from bot.app import App
from bot.outbox import Persistence
from bot.settings import Settings
from bot.zalo.accounts import Account, BotAccount, OaAccount
from bot.zalo.channel import ZaloChannel
from bot.zalo.oa_tokens import Application
from handlers.texts import APOLOGIES
from newsroom.quota import Limits

OA_WINDOW = timedelta(days=7)
"""How long after a person's last message the Official Account may still write."""
OA_FREE, OA_FREE_FOR = 8, timedelta(hours=48)
"""The messages that cost nothing, and how soon they have to follow a person's message."""


def zalo_channels(app: App) -> dict[str, ZaloChannel]:
    """The bot, the Official Account, both or none, by name."""
    found: dict[str, ZaloChannel] = {}
    if app.settings.zalo_token:
        found["zalo"] = _channel(app, bot_account(app.settings), bot_limits(app.settings))
    if app.settings.zalo_oa_app_id:
        found["zalo-oa"] = _channel(app, oa_account(app), oa_limits(app.settings))
    return found


def bot_account(settings: Settings) -> BotAccount:
    """How the bot is reached."""
    return BotAccount(
        _plain(settings.zalo_token),
        settings.zalo_api_url,
        settings.zalo_webhook_url,
        _plain(settings.zalo_webhook_secret),
        html=settings.zalo_markup == "html",
        name=settings.name,
    )


def bot_limits(settings: Settings) -> Limits:
    """What the bot's plan allows."""
    return Limits(messages=settings.zalo_monthly_messages, users=settings.zalo_users)


def oa_account(app: App) -> OaAccount:
    """How the Official Account is reached."""
    settings, secret = app.settings, _plain(app.settings.zalo_oa_secret)
    return OaAccount(
        Application(settings.zalo_oa_app_id, secret, _plain(settings.zalo_oa_refresh_token)),
        app.store.credentials,
        app.clock,
        _plain(settings.zalo_oa_webhook_secret) or secret,
        settings.zalo_oa_api_url,
        settings.zalo_oa_oauth_url,
        strict=settings.zalo_oa_signature == "refuse",
    )


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


def _channel(app: App, account: Account, limits: Limits) -> ZaloChannel:
    return ZaloChannel(
        account,
        app.dispatcher,
        app.store,
        app.clock,
        zone=app.zone,
        apologies=APOLOGIES,
        limits=limits,
        persistence=Persistence(repeat_unclear=app.settings.repeat_unclear),
    )


def _plain(secret: SecretStr | None) -> str:
    return secret.get_secret_value() if secret else ""
