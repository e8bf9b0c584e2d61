"""What a channel itself has to say where it lacks buttons, links or the freedom to write first."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from newsroom.models import Language


@dataclass(frozen=True, slots=True)
class ChannelTexts:
    """One language's words. ``undelivered`` answers a message that the platform has kept back;
    ``on_request`` and, where there is no room at all, ``only_on_request`` say what a digest is
    worth; ``missed`` has a place for how many messages could not be sent."""

    numbered: str
    undelivered: str
    on_request: str
    only_on_request: str
    missed: str


CHANNELS: Mapping[Language, ChannelTexts] = {
    "vi": ChannelTexts(
        numbered="Trả lời bằng số để chọn:",
        undelivered=(
            "Zalo không chuyển nội dung tin nhắn này cho tôi, thường vì tin có đường dẫn hoặc tệp. "
            "Bạn hãy viết lại bằng chữ, không kèm đường dẫn. Bình luận cũng vậy: ít nhất 10 từ "
            "tiếng Việt có dấu, không có đường dẫn."
        ),
        on_request=(
            "Zalo chỉ cho tôi gửi tin khi bạn vừa nhắn gần đây và giới hạn số tin mỗi tháng, nên "
            "có hôm bản tin không tới. Lúc nào muốn xem, bạn nhắn TIN là có."
        ),
        only_on_request=(
            "Hiện tôi không được tự gửi bản tin cho bạn: số tin nhắn Zalo cho phép trong tháng "
            "này đã dành hết. Bạn nhắn TIN để nhận bản tin."
        ),
        missed="Có {count} tin tôi chưa gửi được cho bạn. Nhắn TIN để nhận.",
    ),
    "en": ChannelTexts(
        numbered="Reply with a number to choose:",
        undelivered=(
            "Zalo did not pass on what this message holds, usually because of a link or a file. "
            "Please write it in words, without a link. The same goes for comments: at least 10 "
            "Vietnamese words with diacritics, and no link."
        ),
        on_request=(
            "Zalo lets me write only to people who wrote lately, and only so many messages a "
            "month, so a digest may not reach you some days. Send NEWS whenever you want it."
        ),
        only_on_request=(
            "I may not send you the digest by myself now: the messages that Zalo allows this "
            "month are taken. Send NEWS to get it."
        ),
        missed="Not sent to you yet: {count}. Send NEWS to get it.",
    ),
}
