"""Zalo's channels, as the settings want them."""

from __future__ import annotations

from bot.app import App
from bot.outbox import Persistence
from bot.settings import Settings, plain
from bot.zalo.accounts import Account, BotAccount, OaAccount
from bot.zalo.channel import ZaloChannel
from bot.zalo.limits import bot_limits, oa_limits
from bot.zalo.oa_tokens import Application
from handlers.texts import APOLOGIES
from newsroom.quota import Limits


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
        plain(settings.zalo_token),
        settings.zalo_api_url,
        settings.zalo_webhook_url,
        plain(settings.zalo_webhook_secret),
        html=settings.zalo_markup == "html",
        name=settings.name,
    )


def oa_account(app: App) -> OaAccount:
    """How the Official Account is reached."""
    settings, secret = app.settings, plain(app.settings.zalo_oa_secret)
    return OaAccount(
        Application(settings.zalo_oa_app_id, secret, plain(settings.zalo_oa_refresh_token)),
        app.store.credentials,
        app.clock,
        plain(settings.zalo_oa_webhook_secret) or secret,
        settings.zalo_oa_api_url,
        settings.zalo_oa_oauth_url,
        strict=settings.zalo_oa_signature == "refuse",
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
