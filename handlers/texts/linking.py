"""What is said about linking one person's channels."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from newsroom.models import Language


@dataclass(frozen=True, slots=True)
class LinkingTexts:
    """One language's words; ``offered`` has a place for the code and the minutes that it lasts,
    ``linked_to`` one for the names of the other channels."""

    offered: str
    linked: str
    linked_to: str
    bad_code: str
    unlinked: str
    not_linked: str
    privately: str
    unlink_button: str


LINKING: Mapping[Language, LinkingTexts] = {
    "vi": LinkingTexts(
        offered=(
            "Để bản tin không đến hai lần, hãy mở kênh kia của bạn (Zalo, Telegram hoặc trang web) "
            "và gửi trong {minutes} phút:\n/lienket {code}"
        ),
        linked="Đã liên kết. Bản tin giống nhau chỉ còn đến một nơi: nơi bạn đăng ký sau cùng.",
        linked_to="Đang liên kết với: {channels}.",
        bad_code="Mã này không đúng hoặc đã hết hạn. Bạn gửi /lienket ở kênh kia để lấy mã mới.",
        unlinked="Đã hủy liên kết. Các kênh của bạn lại riêng rẽ.",
        not_linked="Kênh này chưa liên kết với kênh nào.",
        privately="Bạn nhắn riêng cho tôi để liên kết nhé.",
        unlink_button="Hủy liên kết",
    ),
    "en": LinkingTexts(
        offered=(
            "So that no digest comes twice, open your other channel (Zalo, Telegram or the web "
            "page) and send within {minutes} minutes:\n/link {code}"
        ),
        linked="Linked. Of two equal digests only the one that you set up last will come.",
        linked_to="Linked with: {channels}.",
        bad_code="This code is wrong or too old. Send /link on the other channel for a new one.",
        unlinked="Unlinked. Your channels are separate again.",
        not_linked="This channel is linked with no other.",
        privately="Write to me privately to link your channels.",
        unlink_button="Unlink",
    ),
}
