"""The bot's own process between both doubles: its web server, its settings, its log."""

from __future__ import annotations

import asyncio
import os
import re
import signal
import sys
from pathlib import Path

from tests.channels.zalo_double import TOKEN, ZaloDouble
from tests.channels.zalo_oa_double import APP_ID, FIRST_REFRESH, KEY, SECRET, OaDouble


async def test_one_process_serves_both_ways(tmp_path: Path) -> None:
    async with ZaloDouble() as zalo, OaDouble() as account:
        settings = {
            "HOITIN_ZALO_TOKEN": TOKEN,
            "HOITIN_ZALO_API_URL": zalo.url,
            "HOITIN_ZALO_OA_APP_ID": APP_ID,
            "HOITIN_ZALO_OA_SECRET": SECRET,
            "HOITIN_ZALO_OA_WEBHOOK_SECRET": KEY,
            "HOITIN_ZALO_OA_REFRESH_TOKEN": FIRST_REFRESH,
            "HOITIN_ZALO_OA_API_URL": account.url,
            "HOITIN_ZALO_OA_OAUTH_URL": account.url,
            "HOITIN_DATABASE_URL": f"sqlite:///{tmp_path}/news.db",
            "HOITIN_WEB_PORT": "0",
            "HOITIN_LOG_LEVEL": "debug",
        }
        with (tmp_path / "log").open("wb") as log:
            bot = await asyncio.create_subprocess_exec(
                sys.executable, "-m", "bot", "run",
                cwd=tmp_path, env=os.environ | settings,
                stdout=asyncio.subprocess.PIPE, stderr=log,
            )  # fmt: skip
        assert bot.stdout is not None
        said = (await asyncio.wait_for(bot.stdout.readline(), 30)).decode()
        found = re.search(r"http://127\.0\.0\.1:\d+", said)
        assert found, said
        account.hook = f"{found[0]}/zalo/oa"
        an, binh = zalo.person("An"), account.follower()
        an.send("trợ giúp")
        binh.follow()
        [helped] = await zalo.shown(an.id, 1)
        await account.shown(binh.id, 1)
        bot.send_signal(signal.SIGTERM)
        assert await asyncio.wait_for(bot.wait(), 20) == 0
    log = (tmp_path / "log").read_text()
    assert "/tin" in helped
    assert account.statuses == [200]
    assert "Traceback" not in log
    secrets = (TOKEN, SECRET, KEY, FIRST_REFRESH, account.access, account.refresh)
    assert [each for each in secrets if each in log] == []
