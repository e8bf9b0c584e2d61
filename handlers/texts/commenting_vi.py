"""Readers' comments and personal data, in Vietnamese."""

from __future__ import annotations

_STATUS = {
    "pending": "đang chờ duyệt",
    "held": "đang chờ duyệt",
    "published": "đã đăng",
    "refused": "không được đăng",
    "withdrawn": "đã rút lại",
}
_REFUSAL = {
    "off-topic": "nội dung không liên quan đến bài",
    "insult": "có lời lẽ xúc phạm",
    "unproven": "có thông tin chưa được kiểm chứng",
    "private": "có thông tin riêng tư",
    "advert": "mang tính quảng cáo",
    "repeated": "trùng với ý kiến đã gửi",
    "unlawful": "có nội dung vi phạm pháp luật",
}
_DATA = {
    "language": "Ngôn ngữ bạn chọn",
    "comments": "Ý kiến của bạn: {count}",
    "likes": "Lượt thích bạn đã bấm: {count}",
    "reports": "Lượt báo cáo bạn đã gửi: {count}",
    "lock": "Thời hạn tạm khóa bình luận",
    "office": "Bạn là biên tập viên",
    "subscriptions": "Đăng ký nhận tin: {count}",
    "conversation": "Trạng thái trò chuyện và bản nháp: {count} mục",
    "last_written": "Lần nhắn gần nhất: {count}",
    "linked_channels": "Liên kết với kênh khác: {count}",
    "messages_about_articles": "Tin nhắn gắn với bài viết: {count}",
    "answered_from": "Bài viết mà bạn được trả lời gần đây: {count}",
    "messages_sent": "Thông báo gửi cho bạn: {count}",
}


class VietnameseCommenting:
    """Vietnamese. Implements ``CommentingTexts``."""

    rule = "Tối thiểu 10 chữ tiếng Việt có dấu. Không chứa liên kết."
    choose_article = (
        "Bạn muốn bình luận bài nào? Chọn một bài dưới đây, hoặc trả lời tin nhắn về bài đó "
        "bằng lệnh /binhluan."
    )
    privately = "Việc này bạn nhắn riêng cho tôi nhé: trong nhóm ai cũng đọc được."
    draft_kept = "Bản nháp được giữ 24 giờ. Bạn sửa rồi gửi lại, hoặc /huy để thôi."
    draft_deleted = "Đã xóa bản nháp."
    no_draft = "Không còn bản nháp nào. Mở một bài rồi bấm “Bình luận” để viết ý kiến mới."
    draft_changed = "Bản nháp đã thay đổi. Đây là bản mới nhất:"
    left_writing = "Đã thôi. Bản nháp được giữ 24 giờ, gõ /binhluan để viết tiếp."
    rewrite = "Bạn gửi lại toàn bộ ý kiến đã sửa. Bản hiện tại:"
    suggestion = "Có phải bạn muốn viết:"
    preview = "Ý kiến của bạn sẽ được gửi như sau:"
    consent = (
        "Bấm “Gửi ý kiến” là bạn đồng ý để tòa soạn lưu ý kiến cùng mã cuộc trò chuyện này và "
        "đăng ý kiến (không kèm tên bạn) nếu được duyệt. Xem và xóa dữ liệu của bạn: /dulieu."
    )
    too_many = "Bạn đang có nhiều ý kiến chờ duyệt. Bạn đợi tòa soạn xem bớt rồi gửi tiếp nhé."

    mine = "Ý kiến của bạn"
    nothing_mine = "Bạn chưa gửi ý kiến nào. Mở một bài rồi bấm “Bình luận” để bắt đầu."
    nothing_mine_left = "Hết danh sách rồi."
    withdrawn = "Đã rút lại ý kiến."
    appealed = "Đã chuyển đến một biên tập viên khác xem lại. Kết quả lần này là cuối cùng."
    not_any_more = "Không làm được nữa, vì ý kiến này hiện"
    unlike = "Đã bỏ thích."
    like_thanks = "Đã thích ý kiến này."
    report_thanks = "Cảm ơn bạn đã báo cáo. Tòa soạn sẽ xem."
    gone_comment = "Ý kiến này không còn nữa."
    no_comments = "Bài này chưa có ý kiến nào được đăng. Bạn viết ý kiến đầu tiên nhé?"
    anonymous = "Bạn đọc"

    comment_button = "Bình luận"
    send_button = "Gửi ý kiến"
    rewrite_button = "Sửa"
    adopt_button = "Dùng bản có dấu"
    ask_button = "Đây là câu hỏi"
    stop_button = "Thôi"
    delete_draft_button = "Xóa nháp"
    mine_button = "Ý kiến của tôi"
    edit_button = "Sửa ý kiến"
    withdraw_button = "Rút lại"
    appeal_button = "Khiếu nại"
    report_button = "Báo cáo"
    show_button = "Xem ý kiến"

    data_title = "Dữ liệu của bạn"
    data_nothing = "Tôi không lưu gì về bạn."
    data_rights = (
        "Tôi không lưu tên hay số điện thoại của bạn; câu hỏi được ghi lại không kèm người hỏi. "
        "Bạn có thể tải về hoặc xóa tất cả bất cứ lúc nào."
    )
    data_erase_which = (
        "Xóa tất cả dữ liệu của bạn? Việc này không hoàn tác được. Ý kiến đã đăng có thể ở lại "
        "mà không còn gắn với bạn, hoặc bị gỡ cùng mọi thứ khác."
    )
    data_not_erased = "Không xóa gì cả."
    data_erased_all = "Đã xóa tất cả dữ liệu của bạn, kể cả ý kiến đã đăng."
    data_erased_anonymous = "Đã xóa dữ liệu của bạn. Ý kiến đã đăng ở lại, không còn gắn với bạn."
    export_button = "Tải về"
    erase_button = "Xóa tất cả…"
    erase_anonymous_button = "Xóa, giữ ý kiến ẩn danh"
    erase_all_button = "Xóa cả ý kiến đã đăng"
    keep_button = "Không xóa"

    def begin(self, title: str) -> str:
        return f"Mời bạn viết ý kiến về bài “{title}”."

    def too_long(self, limit: int) -> str:
        return f"Ý kiến dài quá {limit} ký tự, bạn rút gọn lại nhé."

    def banned(self, day: str) -> str:
        return f"Bạn tạm thời không gửi được ý kiến, đến hết ngày {day}."

    def receipt(self, number: int) -> str:
        return (
            f"Đã nhận ý kiến số {number}. Tòa soạn sẽ xem trước khi đăng và báo kết quả cho bạn "
            "tại đây. Theo dõi: /binhluancuatoi."
        )

    def edited(self, number: int) -> str:
        return f"Đã sửa ý kiến số {number}. Tòa soạn sẽ xem bản mới."

    def one_of_mine(self, number: int, status: str, title: str) -> str:
        return f"Ý kiến số {number} · {status} · {title}"

    def status(self, status: str) -> str:
        return _STATUS[status]

    def refusal(self, reason: str) -> str:
        return _REFUSAL.get(reason, "không phù hợp")

    def because(self, refusal: str) -> str:
        return f"Lý do: {refusal}."

    def about(self, title: str) -> str:
        return f"Về bài “{title}”"

    def opinions_button(self, count: int) -> str:
        return f"Ý kiến bạn đọc ({count})"

    def opinions(self, title: str, count: int) -> str:
        return f"{count} ý kiến về “{title}”"

    def like_button(self, number: int, likes: int) -> str:
        return f"👍 {likes} · số {number}"

    def told_published(self, number: int) -> str:
        return f"Ý kiến số {number} của bạn đã được đăng. Cảm ơn bạn!"

    def told_refused(self, number: int, refusal: str) -> str:
        return f"Rất tiếc, ý kiến số {number} của bạn không được đăng: {refusal}."

    def told_removed(self, number: int, refusal: str) -> str:
        return f"Ý kiến số {number} của bạn đã bị gỡ: {refusal}."

    def told_undone(self, number: int) -> str:
        return f"Tòa soạn đang xem lại ý kiến số {number} của bạn. Kết quả báo trước đó không tính."

    def data(self, kind: str, count: int) -> str:
        return _DATA.get(kind, f"{kind}: {{count}}").format(count=count)
