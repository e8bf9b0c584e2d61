"""The words of the chat page itself, by language; the conversation's are in handlers/texts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from newsroom.models import Language


@dataclass(frozen=True, slots=True)
class PageTexts:
    """Everything that the page says of its own accord."""

    language: Language
    tagline: str
    skip: str
    conversation: str
    you: str
    sample: str
    about_article: str
    about_all: str
    comment: str
    bulletins: str
    no_bulletins: str
    bulletin_days: str
    empty_bulletin: str
    label: str
    placeholder: str
    hint: str
    send: str
    thinking: str
    unreachable: str
    shortcuts: str
    clear: str
    other_language: Language
    other_language_name: str
    new_tab: str
    back: str
    gone_button: str
    empty: str
    too_long: str
    too_fast: str
    """``{seconds}`` to wait."""
    failures: Mapping[int, str]
    """What went wrong, by HTTP status."""


VI = PageTexts(
    language="vi",
    tagline="Hỏi đáp tin tức địa phương, câu nào cũng có dẫn chứng",
    skip="Đến ô đặt câu hỏi",
    conversation="Cuộc trò chuyện",
    you="Bạn",
    sample="Đây là tin mẫu của một tỉnh hư cấu để dùng thử, không phải tin thật.",
    about_article="Đang hỏi về bài",
    about_all="Hỏi mọi bài",
    comment="Bình luận",
    bulletins="Bản tin của tôi",
    no_bulletins="Bạn chưa đăng ký bản tin nào trong trình duyệt này. Hãy nhắn “đăng ký”.",
    bulletin_days="Tin của những ngày qua",
    empty_bulletin="Mấy ngày qua chưa có tin nào như vậy.",
    label="Câu hỏi của bạn",
    placeholder="Hỏi về tin tức…",
    hint="Enter để gửi, Shift + Enter để xuống dòng",
    send="Gửi",
    thinking="Đang tìm câu trả lời…",
    unreachable="Chưa gửi được. Hãy kiểm tra kết nối mạng rồi gửi lại.",
    shortcuts="Lối tắt",
    clear="Xóa hội thoại",
    other_language="en",
    other_language_name="English",
    new_tab="mở trong thẻ mới",
    back="Về trang hỏi đáp",
    gone_button="Nút này đã cũ, không bấm được nữa. Bạn hãy gõ câu hỏi.",
    empty="Bạn chưa viết gì. Hãy gõ câu hỏi rồi bấm Gửi.",
    too_long="Tin nhắn dài quá. Hãy viết trong 4.000 ký tự.",
    too_fast="Bạn gửi hơi nhanh. Hãy đợi {seconds} giây rồi gửi lại.",
    failures={
        400: "Yêu cầu không hợp lệ.",
        403: "Yêu cầu này không đến từ trang của chúng tôi nên không được nhận.",
        404: "Không có trang này.",
        405: "Không thể làm việc này ở đây.",
        413: "Nội dung gửi lên quá lớn.",
        429: "Có quá nhiều yêu cầu. Hãy đợi một lát rồi thử lại.",
        500: "Có lỗi ở phía chúng tôi. Hãy thử lại sau ít phút.",
        503: "Hệ thống đang bận. Hãy thử lại sau ít phút.",
    },
)

EN = PageTexts(
    language="en",
    tagline="Questions about local news, every answer with its proof",
    skip="Skip to the question box",
    conversation="Conversation",
    you="You",
    sample="This is sample news from an invented province, to try things out. It is not real.",
    about_article="Asking about",
    about_all="Ask about all news",
    comment="Comment",
    bulletins="My digests",
    no_bulletins="No digest is set up in this browser yet. Send “subscribe”.",
    bulletin_days="The news of the last days",
    empty_bulletin="There has been no such news in the last days.",
    label="Your question",
    placeholder="Ask about the news…",
    hint="Enter sends, Shift + Enter starts a new line",
    send="Send",
    thinking="Looking for the answer…",
    unreachable="Not sent. Check your connection and send it again.",
    shortcuts="Shortcuts",
    clear="Delete chat",
    other_language="vi",
    other_language_name="Tiếng Việt",
    new_tab="opens in a new tab",
    back="Back to the chat",
    gone_button="This button is too old to be pressed. Please type your question.",
    empty="There is nothing to send yet. Type a question, then press Send.",
    too_long="That message is too long. Please keep to 4,000 characters.",
    too_fast="That was a little fast. Please wait {seconds} seconds and send it again.",
    failures={
        400: "That request makes no sense to us.",
        403: "This request did not come from our page, so it was not accepted.",
        404: "There is no such page.",
        405: "That cannot be done here.",
        413: "What was sent is too large.",
        429: "Too many requests. Please wait a moment and try again.",
        500: "Something went wrong on our side. Please try again in a few minutes.",
        503: "The system is busy. Please try again in a few minutes.",
    },
)

TEXTS: Mapping[Language, PageTexts] = {"vi": VI, "en": EN}
