"""The Official Account's token pair: a short access token and a refresh token that works once."""

from __future__ import annotations

import asyncio
import json
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from hashlib import blake2b

import structlog

from bot.zalo.http import Wire, raise_for
from newsroom.errors import ChannelError, Unclear
from newsroom.ports import Clock, Credentials

log = structlog.stdlib.get_logger(__name__)

PATH = "/v4/oa/access_token"
NAME = "zalo-oa"
"""Under which the pair is kept."""

_USED_UP = -14020
_LEASE = timedelta(seconds=60)
_EARLY = timedelta(minutes=10)
"""How long before its end an access token is exchanged."""
_LOOK_AGAIN = 0.2
_LOOKS = 10
_NEVER = "1970-01-01T00:00:00+00:00"

SPENT = (
    "Zalo does not take the refresh token any more: get a new one in the tools of "
    "developers.zalo.me and write it into HOITIN_ZALO_OA_REFRESH_TOKEN"
)


class SpentToken(ChannelError):
    """Zalo has given a new pair for this refresh token before."""


@dataclass(frozen=True, slots=True)
class Application:
    """The registered application; ``refresh_token`` is where the first pair comes from."""

    app_id: str
    secret: str
    refresh_token: str

    @property
    def seed(self) -> str:
        """Tells one setting of the refresh token from another without repeating it."""
        return blake2b(self.refresh_token.encode(), digest_size=8).hexdigest()


@dataclass(frozen=True, slots=True)
class _Pair:
    seed: str
    refresh: str
    access: str = ""
    expires: str = _NEVER

    def serves(self, now: datetime, refused: str) -> bool:
        """Whether the access token can still be used."""
        unused = bool(self.access) and self.access != refused
        return unused and datetime.fromisoformat(self.expires) - _EARLY > now


class OaTokens:
    """Hands out access tokens. The pair is exchanged by one process at a time, which reads it
    again once it has the right to, and the new pair is kept as a whole or not at all."""

    def __init__(
        self,
        wire: Wire,
        oauth_url: str,
        application: Application,
        *,
        credentials: Credentials,
        clock: Clock,
    ) -> None:
        self._wire = wire
        self._url = oauth_url.rstrip("/") + PATH
        self._application = application
        self._credentials = credentials
        self._clock = clock
        self._lock = asyncio.Lock()

    async def access(self, refused: str = "") -> str:
        """An access token other than the ``refused`` one.

        Raises ChannelError when Zalo gives none, saying what to do.
        """
        async with self._lock:
            pair = await self._read()
            if pair.serves(self._clock.now(), refused):
                return pair.access
            exchange = asyncio.create_task(self._exchange(refused))
            try:
                return (await asyncio.shield(exchange)).access
            except Unclear as error:
                # Of a message that waits for the token it is known that it was not sent.
                raise ChannelError(f"no new tokens: {error}") from None
            except asyncio.CancelledError:
                # Half an exchange would lose the account: the old token is used up by then.
                await asyncio.gather(exchange, return_exceptions=True)
                raise

    async def _exchange(self, refused: str) -> _Pair:
        await self._hold()
        try:
            pair = await self._read()
            if pair.serves(self._clock.now(), refused):
                await self._credentials.release(NAME)
                return pair
            fresh = await self._refreshed(pair)
        except SpentToken:
            await self._credentials.release(NAME)
            return await self._exchanged_elsewhere(pair)
        except BaseException:
            await self._credentials.release(NAME)
            raise
        await self._credentials.replace(NAME, json.dumps(asdict(fresh)))
        log.info("Zalo has given new tokens", until=fresh.expires)
        return fresh

    async def _exchanged_elsewhere(self, ours: _Pair) -> _Pair:
        """The pair that another process has got for ours: its right to exchange it ran out while it
        was held up, and its answer may still be on the way. Raises SpentToken where none comes."""
        for _ in range(_LOOKS):
            kept = await self._read()
            if kept.refresh != ours.refresh and kept.serves(self._clock.now(), ours.access):
                return kept
            await asyncio.sleep(_LOOK_AGAIN)
        raise SpentToken(SPENT)

    async def _hold(self) -> None:
        """Wait until no other process exchanges the pair."""
        if not await self._credentials.hold(NAME, self._clock.now(), _LEASE):
            await asyncio.sleep(_LOOK_AGAIN)
            await self._hold()

    async def _refreshed(self, pair: _Pair) -> _Pair:
        form = {
            "grant_type": "refresh_token",
            "refresh_token": pair.refresh,
            "app_id": self._application.app_id,
        }
        headers = {"secret_key": self._application.secret}
        status, body = await self._wire.post(self._url, form=form, headers=headers)
        access, refresh = body.get("access_token"), body.get("refresh_token")
        if status < 400 and access and refresh:
            lasts = timedelta(seconds=int(body.get("expires_in", 0)))
            until = self._clock.now() + lasts
            return _Pair(pair.seed, str(refresh), str(access), until.isoformat())
        if body.get("error") == _USED_UP:
            raise SpentToken(SPENT)
        name = body.get("error_name") or body.get("error_description") or ""
        reason = f"no new tokens: {body.get('error', status)} {str(name)[:200]}"
        raise_for(status, reason)
        raise ChannelError(reason)

    async def _read(self) -> _Pair:
        """The pair that is kept, unless the operator has set another refresh token since."""
        kept = await self._credentials.get(NAME)
        pair = _Pair(**json.loads(kept)) if kept else None
        if pair is None or pair.seed != self._application.seed:
            return _Pair(self._application.seed, self._application.refresh_token)
        return pair
