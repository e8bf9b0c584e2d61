"""What editors read of the next digest, of breaking news and of how the sending goes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from newsroom.models import Delivery, Language


@dataclass(frozen=True, slots=True)
class EditingTexts:
    """One language's words; ``states`` by what became of a message. Those with braces are filled
    in by whoever uses them."""

    upcoming: str
    nothing_upcoming: str
    held: str
    dropped: str
    place: str
    not_in_it: str
    up_button: str
    down_button: str
    first_button: str
    drop_button: str
    restore_button: str
    hold_button: str
    release_button: str
    progress_button: str
    breaking_button: str
    back_button: str
    more_button: str
    send_button: str
    cancel_button: str
    confirm: str
    nobody: str
    written: str
    which_breaking: str
    unknown_article: str
    gone: str
    progress: str
    subscriptions: str
    messages: str
    reason: str
    reach: str
    hour: str
    within_five: str
    no_messages: str
    states: Mapping[Delivery, str]
    thousands: str

    def number(self, count: float) -> str:
        """A whole number as people write it."""
        return f"{count:,.0f}".replace(",", self.thousands)

    def counts(self, messages: Mapping[Delivery, int]) -> str:
        """How many messages ended how, as a list."""
        found = [
            f"{self.number(messages[state])} {self.states[state]}"
            for state in Delivery
            if messages.get(state)
        ]
        return ", ".join(found) or self.no_messages

    def until(self, moment: datetime) -> str:
        """A moment, in the time zone that it is in."""
        return f"{moment:%H:%M %d/%m}"

    def minutes(self, length: timedelta) -> str:
        """How many minutes, at least one."""
        return self.number(max(1, round(length.total_seconds() / 60)))


EDITING: Mapping[Language, EditingTexts] = {
    "vi": EditingTexts(
        upcoming="Bản tin kỳ tới · {count} tin",
        nothing_upcoming="Chưa có tin mới cho bản tin kỳ tới.",
        held="Đang giữ đến {until}: bản tin chờ, tin báo vẫn gửi.",
        dropped="Đã bỏ: {title}",
        place="Tin số {number} của bản tin kỳ tới.",
        not_in_it="Tin này không ở trong bản tin kỳ tới.",
        up_button="⬆ Lên",
        down_button="⬇ Xuống",
        first_button="📌 Lên đầu",
        drop_button="Bỏ khỏi bản tin",
        restore_button="Để tự nhiên",
        hold_button="Giữ lại 3 giờ",
        release_button="Thôi giữ, gửi đi",
        progress_button="Tình hình gửi",
        breaking_button="Gửi tin nóng",
        back_button="Về bản tin",
        more_button="Xem thêm {count} tin",
        send_button="Gửi ngay cho {count}",
        cancel_button="Thôi, không gửi",
        confirm="Gửi ngay tin này cho {count} cuộc trò chuyện? Gửi rồi không thu lại được.",
        nobody="Chưa ai đăng ký nhận tin như thế này.",
        written="Đang gửi cho {count} cuộc trò chuyện. Ai muốn yên lặng ban đêm sẽ nhận lúc 6 giờ.",
        which_breaking="Tin nào? Chọn một bài, hoặc gõ /tinnong và đường dẫn của bài.",
        unknown_article="Tôi không có bài này. Gửi lại đường dẫn giúp tôi nhé.",
        gone="Bài này không còn nữa.",
        progress="Tình hình gửi",
        subscriptions="{count} bản tin và tin báo đang được đăng ký.",
        messages="Tất cả: {counts}.",
        reason="{count} {state}: {reason}",
        reach="{made}, {stories} tin: {counts}",
        hour="Giờ đông nhất ({hour}): {chats} nơi nhận, gửi hết mất {minutes} phút. "
        "Nền tảng cho {rate} tin mỗi giây.",
        within_five="Trong 5 phút đầu: tới {count} nơi nhận.",
        no_messages="chưa gửi gì",
        states={
            Delivery.WAITING: "đang chờ",
            Delivery.CLAIMED: "đang gửi",
            Delivery.SENT: "đã gửi",
            Delivery.AMBIGUOUS: "không rõ đã đến chưa",
            Delivery.PARKED: "hỏng, để riêng",
            Delivery.DROPPED: "không gửi được nữa",
        },
        thousands=".",
    ),
    "en": EditingTexts(
        upcoming="The next digest · {count} stories",
        nothing_upcoming="There is no news for the next digest yet.",
        held="Held until {until}: digests wait, alerts go on.",
        dropped="Left out: {title}",
        place="Number {number} of the next digest.",
        not_in_it="This is not in the next digest.",
        up_button="⬆ Up",
        down_button="⬇ Down",
        first_button="📌 To the front",
        drop_button="Leave out",
        restore_button="As it comes",
        hold_button="Hold for 3 hours",
        release_button="Let it go out",
        progress_button="How it goes",
        breaking_button="Send as breaking",
        back_button="Back to the digest",
        more_button="{count} more stories",
        send_button="Send now to {count}",
        cancel_button="Do not send",
        confirm="Send this now to {count} chats? It cannot be taken back.",
        nobody="Nobody has asked for such news.",
        written="Being sent to {count} chats. Those who want quiet nights have it at 6.",
        which_breaking="Which one? Choose an article, or type /breaking and its address.",
        unknown_article="I do not have that article. Please send its address again.",
        gone="This article is no longer there.",
        progress="How the sending goes",
        subscriptions="{count} digests and alerts are subscribed to.",
        messages="All in all: {counts}.",
        reason="{count} {state}: {reason}",
        reach="{made}, {stories} stories: {counts}",
        hour="The fullest hour ({hour}): {chats} chats, which takes {minutes} minutes. "
        "The platform takes {rate} messages a second.",
        within_five="Within the first 5 minutes: up to {count} chats.",
        no_messages="nothing yet",
        states={
            Delivery.WAITING: "waiting",
            Delivery.CLAIMED: "being sent",
            Delivery.SENT: "sent",
            Delivery.AMBIGUOUS: "in doubt",
            Delivery.PARKED: "failed and parked",
            Delivery.DROPPED: "no longer reachable",
        },
        thousands=",",
    ),
}
