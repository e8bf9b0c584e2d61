"""The words of the conversation, in Vietnamese. Implements handlers.texts.catalogue.Texts."""

from __future__ import annotations

from datetime import datetime

_COMMANDS = {
    "news": "Tin mới nhất",
    "topics": "Tin theo chuyên mục",
    "help": "Hướng dẫn sử dụng",
    "subscribe": "Nhận bản tin hằng ngày",
    "bulletin": "Xem và đổi bản tin của bạn",
    "follow": "Báo tôi khi có tin về điều gì đó",
    "unsubscribe": "Hủy bản tin",
    "comment": "Bình luận một bài",
    "mycomments": "Bình luận của bạn và kết quả",
    "mydata": "Dữ liệu của bạn: xem, tải về, xóa",
    "queue": "Ý kiến chờ duyệt",
    "editor": "Danh sách biên tập viên, hoặc nhập mã mời",
    "invite": "Mời một biên tập viên",
    "sources": "Xem, thêm, tạm dừng các nguồn tin",
    "corrections": "Bài đã sửa, và báo cho người nhận câu trả lời cũ",
    "edition": "Xem và sắp xếp bản tin kỳ tới, giữ lại, tình hình gửi",
    "breaking": "Gửi ngay một tin nóng",
    "limits": "Xem hạn mức tin nhắn của các kênh",
    "link": "Liên kết các kênh của bạn, để bản tin không đến hai lần",
    "unlink": "Hủy liên kết các kênh",
    "language": "Đổi ngôn ngữ",
    "cancel": "Thôi việc đang làm, hỏi lại từ đầu",
    "start": "Bắt đầu",
}


class VietnameseTexts:
    """Vietnamese, as a friendly newsroom speaks."""

    own_name = "Tiếng Việt"
    invitation = "Bạn cứ hỏi như hỏi một người quen, có dấu hay không dấu đều được. Chẳng hạn:"
    help_title = "Tôi giúp được gì?"
    help_ask = "Hỏi bất cứ điều gì về tin tức địa phương: ai, ở đâu, khi nào, bao nhiêu, vì sao…"
    help_proof = (
        "Câu trả lời nào cũng kèm câu dẫn chứng và đường dẫn đến bài. "
        "Không thấy thì tôi nói là không thấy."
    )
    help_follow = (
        "Có thể hỏi tiếp: “khi nào?”, “ở đâu?”, “bài này ai viết?”. "
        "Gửi đường dẫn một bài để hỏi riêng về bài đó."
    )
    help_commands = "Các lệnh"

    unsupported = "Tôi mới chỉ đọc được chữ. Bạn hãy gõ câu hỏi giúp tôi nhé."
    not_within = "Bài này không trả lời câu hỏi đó."
    recorded = "Câu hỏi đã được ghi lại (không kèm tên bạn) để tòa soạn xem."
    nearest = "Những bài gần nhất với điều bạn hỏi:"
    newest_instead = "Mời bạn xem tin mới nhất:"
    greeted = "Chào bạn! Bạn muốn biết tin gì?"
    thanked = "Rất vui được giúp bạn. Bạn cứ hỏi thêm bất cứ lúc nào."
    unknown_command = "Tôi không biết lệnh này. Đây là những lệnh tôi hiểu:"

    news = "Tin mới nhất"
    topics = "Chuyên mục"
    no_news = "Chưa có bài viết nào. Bạn quay lại sau ít phút nhé."
    no_topics = "Các bài chưa được xếp vào chuyên mục nào."
    end_of_list = "Hết danh sách rồi."
    other_sources = "Các bài khác có liên quan:"
    no_other_sources = "Những bài liên quan không còn nữa."
    no_section = "Chuyên mục này không còn bài nào."

    left = "Từ giờ bạn hỏi về mọi bài."
    cancelled = "Đã thôi. Bạn muốn hỏi gì?"

    gone_article = "Bài này không còn nữa. Bạn xem tin mới hoặc hỏi điều khác nhé."
    outdated = "Nút này đã cũ, không dùng được nữa. Bạn hãy gõ câu hỏi, hoặc chọn:"
    gone_question = "Câu hỏi này đã được xóa, không đánh giá được nữa."
    unknown_link = "Tôi không có bài ở đường dẫn này. Bạn có thể hỏi bằng lời điều muốn biết."

    judged_right = "Cảm ơn bạn!"
    judged_wrong = "Cảm ơn bạn. Tòa soạn sẽ xem lại."

    choose_language = "Bạn muốn tôi trả lời bằng tiếng nào?"
    language_chosen = "Từ giờ tôi trả lời bằng tiếng Việt."

    open_button = "Mở bài"
    more_button = "Xem thêm về bài"
    others_button = "Nguồn khác"
    right_button = "👍 Đúng"
    wrong_button = "👎 Chưa đúng"
    about_button = "Hỏi về bài này"
    leave_button = "Hỏi mọi bài"
    everywhere_button = "Tìm trong mọi bài"
    newer_button = "‹ Mới hơn"
    older_button = "Cũ hơn ›"
    news_button = "Tin mới"
    topics_button = "Chuyên mục"
    help_button = "Trợ giúp"

    apology = "Xin lỗi, tôi gặp trục trặc nên chưa trả lời được. Bạn thử lại sau ít phút nhé."

    def welcome(self, name: str) -> str:
        return (
            f"Chào bạn, tôi là {name}. Tôi trả lời câu hỏi về tin tức địa phương, "
            "câu nào cũng có dẫn chứng từ bài báo."
        )

    def welcome_group(self, name: str) -> str:
        return f"Chào cả nhà, tôi là {name}. Hãy nhắc tên tôi kèm câu hỏi về tin tức địa phương."

    def command(self, key: str) -> str:
        return _COMMANDS[key]

    def day(self, moment: datetime) -> str:
        return f"{moment:%d/%m/%Y}"

    def corrected(self, typed: str, understood: str) -> str:
        return f"Tôi hiểu “{typed}” là “{understood}”."

    def source(self, title: str, day: str) -> str:
        return f"Nguồn: {title} · {day}" if day else f"Nguồn: {title}"

    def too_long(self, limit: int) -> str:
        return f"Tin nhắn hơi dài. Bạn rút gọn thành một câu hỏi dưới {limit} ký tự giúp tôi nhé."

    def keeping_to(self, title: str) -> str:
        return f"Bạn hỏi đi, tôi sẽ chỉ tìm trong bài “{title}”."

    def within(self, title: str) -> str:
        return f"Trong bài “{title}”"

    def elsewhere(self, title: str) -> str:
        return f"Bài “{title}” không nói điều này, nhưng bài khác có:"

    def page(self, first: int, last: int, total: int) -> str:
        return f"Bài {first}–{last} trong {total}"

    def section(self, name: str, count: int) -> str:
        return f"{name} ({count})"

    def ask_count(self, before: str, after: str) -> str:
        return f"{before}bao nhiêu {after}?" if before else f"Bao nhiêu {after}?"

    def ask_post(self, person: str) -> str:
        return f"{person} giữ chức vụ gì?"

    def ask_said(self, person: str) -> str:
        return f"{person} nói gì?"

    def ask_new(self, topic: str) -> str:
        return f"Có gì mới về {topic}?"
