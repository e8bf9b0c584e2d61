"""What an operator can set: environment variables or ``.env``, prefix ``HOITIN_``.

Each field's description says what to write, in words that complete "write ..."; it is what an
operator reads when the value is wrong. ``.env.example`` explains them at length.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Annotated, Any, Literal, Self
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import (
    Field,
    SecretStr,
    ValidationError,
    ValidationInfo,
    field_validator,
    model_validator,
)
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from newsroom.comments.model import Author, Role
from newsroom.errors import SettingsError

PREFIX = "HOITIN_"

Names = Annotated[tuple[str, ...], NoDecode]

SHAPES = {
    "editor_code": r"\S{8,200}",
    "telegram_token": r"\d+:[A-Za-z0-9_-]+",
    "telegram_webhook_secret": r"[A-Za-z0-9_-]{16,256}",
    "zalo_token": r"[^\s:/]+:[^\s:/]+",
    "zalo_webhook_secret": r"[A-Za-z0-9_-]{8,256}",
}
"""What a secret looks like as a whole; its value never stands in an error."""


EDITOR = r"[a-z_]+:[^:\s]+(:(editor|admin))?"
"""An editor: the channel, the chat and perhaps the role."""


class Settings(BaseSettings):
    """Everything that can be set. Use ``load`` so that mistakes are told in one line."""

    model_config = SettingsConfigDict(
        env_prefix=PREFIX,
        env_file=".env",
        env_file_encoding="utf-8",
        env_ignore_empty=True,
        extra="ignore",
        frozen=True,
        hide_input_in_errors=True,
    )

    name: str = Field("Hỏi Tin", min_length=1, max_length=60, description="up to 60 letters")
    timezone: str = Field(
        "Asia/Ho_Chi_Minh", description="a time zone's name such as Asia/Ho_Chi_Minh"
    )
    database_url: str = Field(
        "sqlite:///data/hoitin.db",
        pattern=r"^[a-z+]+://.+",
        description="an address such as sqlite:///data/hoitin.db",
    )
    sources: Names = Field((), description="addresses, files or folders separated by commas")
    poll_minutes: float = Field(10, ge=1, le=1440, description="minutes, from 1 to 1440")
    site_rules: Path | None = Field(None, description="a TOML file with CSS selectors")
    contact: str = Field("", max_length=200, description="a web or e-mail address")
    allowed_hosts: Names = Field((), description="host names separated by commas")
    digest_first: Names = Field((), description="sections separated by commas")
    repeat_unclear: bool = Field(False, description="true or false")
    reader: str = Field(
        "builtin",
        pattern=r"^(builtin|onnx:\S+|openai:https?://\S+#\S+)$",
        description="builtin, onnx:FOLDER_OR_HUB_ID or openai:BASE_URL#MODEL",
    )
    reader_key: SecretStr | None = Field(None, description="the key of the reader's server")
    reader_seconds: float = Field(6, gt=0, le=60, description="seconds, up to 60")
    reader_daily: int = Field(2000, ge=0, description="questions a day")
    question_log_days: int = Field(30, ge=1, le=3650, description="days, from 1 to 3650")

    editors: Names = Field((), description="channel:id or channel:id:admin, separated by commas")
    editor_code: SecretStr | None = Field(None, description="8 to 200 characters without spaces")
    comment_days: int = Field(90, ge=90, le=3650, description="days, from 90 to 3650")
    audit_days: int = Field(730, ge=90, le=3650, description="days, from 90 to 3650")

    web_host: str = Field("127.0.0.1", min_length=1, description="an address such as 127.0.0.1")
    web_port: int = Field(8080, ge=0, le=65535, description="a port such as 8080")
    web_framed_by: Names = Field((), description="addresses such as https://bao.example")
    web_proxies: str = Field("127.0.0.1", description="addresses separated by commas")

    telegram_token: SecretStr | None = Field(
        None, description="the token that BotFather gave, such as 123456:ABC-def"
    )
    telegram_api_url: str = Field(
        "https://api.telegram.org",
        pattern=r"^https?://\S+$",
        description="an address such as https://api.telegram.org",
    )
    telegram_proxy: SecretStr | None = Field(
        None, description="an address such as http://user:password@host:3128 or socks5://host:1080"
    )
    telegram_per_second: float = Field(
        30, ge=1, le=1000, description="messages, from 1 to 1000 (more than 30: paid with Stars)"
    )
    telegram_webhook_url: str = Field(
        "", pattern=r"^(https://\S+)?$", description="the public https:// address of this bot"
    )
    telegram_webhook_secret: SecretStr | None = Field(
        None, description="16 to 256 of the characters A-Z a-z 0-9 _ -"
    )

    zalo_token: SecretStr | None = Field(
        None, description="the token that Zalo Bot Manager gave, such as 123456:abc-def"
    )
    zalo_api_url: str = Field(
        "https://bot-api.zaloplatforms.com",
        pattern=r"^https?://\S+$",
        description="an address such as https://bot-api.zaloplatforms.com",
    )
    zalo_webhook_url: str = Field(
        "", pattern=r"^(https://\S+)?$", description="the public https:// address of this bot"
    )
    zalo_webhook_secret: SecretStr | None = Field(
        None, description="8 to 256 of the characters A-Z a-z 0-9 _ -"
    )
    zalo_markup: Literal["none", "html"] = Field("none", description="none or html")
    zalo_monthly_messages: int = Field(3000, ge=0, description="a number, 0 for no limit")
    zalo_users: int = Field(50, ge=0, description="a number, 0 for no limit")

    zalo_oa_app_id: str = Field("", pattern=r"^\d*$", description="the application's number")
    zalo_oa_secret: SecretStr | None = Field(None, description="the application's secret key")
    zalo_oa_refresh_token: SecretStr | None = Field(
        None, description="the refresh token of the Official Account"
    )
    zalo_oa_webhook_secret: SecretStr | None = Field(
        None, description="the Official Account's secret key"
    )
    zalo_oa_signature: Literal["refuse", "log"] = Field("refuse", description="refuse or log")
    zalo_oa_monthly_messages: int = Field(0, ge=0, description="a number, 0 for none")
    zalo_oa_api_url: str = Field(
        "https://openapi.zalo.me",
        pattern=r"^https?://\S+$",
        description="an address such as https://openapi.zalo.me",
    )
    zalo_oa_oauth_url: str = Field(
        "https://oauth.zaloapp.com",
        pattern=r"^https?://\S+$",
        description="an address such as https://oauth.zaloapp.com",
    )

    log_level: Literal["debug", "info", "warning", "error"] = Field(
        "info", description="debug, info, warning or error"
    )
    log_format: Literal["text", "json"] = Field("text", description="text or json")

    @property
    def named_editors(self) -> dict[Author, Role]:
        """Who may decide on comments, as the settings say."""
        parts = (each.split(":") for each in self.editors)
        return {Author(part[0], part[1]): Role("".join(part[2:]) or Role.EDITOR) for part in parts}

    @property
    def zone(self) -> ZoneInfo:
        """The newsroom's time zone."""
        return ZoneInfo(self.timezone)

    @field_validator(
        "sources", "allowed_hosts", "editors", "digest_first", "web_framed_by", mode="before"
    )
    @classmethod
    def _split(cls, value: Any) -> Any:
        if isinstance(value, str):
            return tuple(part.strip() for part in value.split(",") if part.strip())
        return value

    @field_validator("web_framed_by")
    @classmethod
    def _are_sites(cls, value: tuple[str, ...]) -> tuple[str, ...]:
        """These go into a header, so nothing else may stand in them."""
        if not all(re.fullmatch(r"https?://[A-Za-z0-9.-]+(:\d+)?", each) for each in value):
            raise ValueError("not a site")
        return value

    @field_validator("editors")
    @classmethod
    def _named(cls, value: tuple[str, ...]) -> tuple[str, ...]:
        if not all(re.fullmatch(EDITOR, each) for each in value):
            raise ValueError("wrong shape")
        return value

    @field_validator("timezone")
    @classmethod
    def _known_zone(cls, value: str) -> str:
        try:
            ZoneInfo(value)
        except (ZoneInfoNotFoundError, ValueError, OSError) as error:
            raise ValueError("unknown time zone") from error
        return value

    @field_validator(*SHAPES)
    @classmethod
    def _shaped(cls, value: SecretStr | None, info: ValidationInfo) -> SecretStr | None:
        shape = SHAPES[str(info.field_name)]
        if value is not None and not re.fullmatch(shape, value.get_secret_value()):
            raise ValueError("wrong shape")
        return value

    @model_validator(mode="after")
    def _webhook_is_whole(self) -> Self:
        for platform in ("telegram", "zalo"):
            url, secret = f"{platform}_webhook_url", f"{platform}_webhook_secret"
            if getattr(self, url) and getattr(self, secret) is None:
                raise ValueError(
                    f"{PREFIX}{secret.upper()}: write one, because {PREFIX}{url.upper()} is set"
                )
        return self

    @model_validator(mode="after")
    def _account_is_whole(self) -> Self:
        names = ("zalo_oa_app_id", "zalo_oa_secret", "zalo_oa_refresh_token")
        absent = [f"{PREFIX}{name.upper()}" for name in names if not getattr(self, name)]
        if 0 < len(absent) < len(names):
            raise ValueError(
                f"{', '.join(absent)}: write it too, because the Official Account needs all three"
            )
        return self

    def secrets(self) -> tuple[str, ...]:
        """Every secret that is set, so that logs can leave them out."""
        values = (getattr(self, name) for name in type(self).model_fields)
        return tuple(v.get_secret_value() for v in values if isinstance(v, SecretStr))


def plain(secret: SecretStr | None) -> str:
    """A secret as it is, empty where there is none."""
    return secret.get_secret_value() if secret else ""


def load(**overrides: Any) -> Settings:
    """The settings, ``overrides`` first, then the environment, then ``.env``.

    Raises SettingsError that names each wrong variable and what to write.
    """
    try:
        return Settings(**overrides)
    except ValidationError as error:
        raise SettingsError("; ".join(_explain(error.errors()))) from None


def _explain(errors: Iterable[Any]) -> Iterable[str]:
    for error in errors:
        if not error["loc"]:
            yield error["msg"].removeprefix("Value error, ")
            continue
        name = str(error["loc"][0])
        field = Settings.model_fields.get(name)
        yield f"{PREFIX}{name.upper()}: write {field.description if field else 'something else'}"


def unknown(names: Iterable[str]) -> tuple[str, ...]:
    """Those of ``names`` that look like settings of ours and are none, such as misspelt ones."""
    known = {PREFIX + name.upper() for name in Settings.model_fields}
    return tuple(
        sorted(n for n in names if n.upper().startswith(PREFIX) and n.upper() not in known)
    )
