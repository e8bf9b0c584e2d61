"""What editors read of a channel's limits, and what the channels are called."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta

from newsroom.models import Language
from newsroom.quota import Level, Limits, Meter

_NAMES: Mapping[str, Mapping[Language, str]] = {
    "zalo": {"vi": "Zalo (bot)", "en": "Zalo (bot)"},
    "zalo-oa": {"vi": "Zalo OA", "en": "Zalo OA"},
    "telegram": {"vi": "Telegram", "en": "Telegram"},
    "web": {"vi": "trang web", "en": "the web page"},
}


def channel_name(channel: str, language: Language) -> str:
    """What people call a channel."""
    return _NAMES.get(channel, {}).get(language, channel)


@dataclass(frozen=True, slots=True)
class BudgetTexts:
    """One language's words; ``used`` and ``alarms`` by what a limit counts."""

    language: Language
    heading: str
    none: str
    used: Mapping[Meter, str]
    alarms: Mapping[Meter, str]
    window: str
    readers: str
    unclear: str

    def level(self, level: Level) -> str:
        """How far a limit is used."""
        percent = level.used * 100 // level.limit
        return self.used[level.meter].format(**self._numbers(level), percent=percent)

    def alarm(self, channel: str, level: Level) -> str:
        """That a limit is nearly reached."""
        name = channel_name(channel, self.language)
        words = self.alarms[level.meter]
        return words.format(**self._numbers(level), channel=name, percent=level.warning)

    def open_for(self, limits: Limits, window: timedelta) -> str:
        """For how long after their last message people can be written to."""
        hours = limits.free_for // timedelta(hours=1)
        return self.window.format(days=window.days, free=limits.free, hours=hours)

    def _numbers(self, level: Level) -> dict[str, str]:
        return {"used": self.number(level.used), "limit": self.number(level.limit)}

    def number(self, number: int) -> str:
        """A number with its thousands apart."""
        return f"{number:,}".replace(",", "." if self.language == "vi" else ",")


BUDGETS: Mapping[Language, BudgetTexts] = {
    "vi": BudgetTexts(
        language="vi",
        heading="Hạn mức {channel}, tháng {month}",
        none="Không kênh nào đang bật có hạn mức.",
        used={
            Meter.MESSAGES: "Tin nhắn đã gửi: {used}/{limit} ({percent} %)",
            Meter.UNASKED: "Phần cho bản tin và thông báo: {used}/{limit} ({percent} %)",
            Meter.USERS: "Người dùng: {used}/{limit} ({percent} %)",
        },
        alarms={
            Meter.MESSAGES: (
                "{channel}: đã gửi {used}/{limit} tin nhắn của tháng này (trên {percent} %). "
                "Hết hạn mức thì cả câu trả lời cũng không gửi được."
            ),
            Meter.UNASKED: (
                "{channel}: đã dùng {used}/{limit} tin nhắn dành cho bản tin và thông báo của "
                "tháng này (trên {percent} %). Dùng hết thì bản tin chỉ đến khi người đọc nhắn "
                "TIN; phần còn lại của tháng dành cho câu trả lời."
            ),
            Meter.USERS: (
                "{channel}: đã có {used}/{limit} người dùng (trên {percent} %). Quá số này nền "
                "tảng có thể không nhận thêm người."
            ),
        },
        window=(
            "Chỉ viết được cho người đã nhắn trong {days} ngày; {free} tin trong {hours} giờ sau "
            "khi họ nhắn không tính vào hạn mức"
        ),
        readers="Người nhận bản tin vừa nhắn trong 7 ngày: {count}",
        unclear="Câu trả lời không rõ đã tới hay chưa: {count}",
    ),
    "en": BudgetTexts(
        language="en",
        heading="Limits of {channel}, {month}",
        none="No channel that is on has limits.",
        used={
            Meter.MESSAGES: "Messages sent: {used} of {limit} ({percent}%)",
            Meter.UNASKED: "Share of digests and notices: {used} of {limit} ({percent}%)",
            Meter.USERS: "People: {used} of {limit} ({percent}%)",
        },
        alarms={
            Meter.MESSAGES: (
                "{channel}: {used} of this month's {limit} messages are sent (over {percent}%). "
                "When all are used, not even answers can be sent."
            ),
            Meter.UNASKED: (
                "{channel}: {used} of the {limit} messages for this month's digests and notices "
                "are used (over {percent}%). After that a digest comes only when a reader sends "
                "NEWS; the rest of the month is for answers."
            ),
            Meter.USERS: (
                "{channel}: {used} of {limit} people (over {percent}%). Beyond that the platform "
                "may take no more."
            ),
        },
        window=(
            "Only people who wrote within {days} days can be written to; {free} messages within "
            "{hours} hours of theirs do not count"
        ),
        readers="Subscribers who wrote within 7 days: {count}",
        unclear="Answers that may or may not have arrived: {count}",
    ),
}
