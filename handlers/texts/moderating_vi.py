"""What editors read, in Vietnamese."""

from __future__ import annotations

_HELD = {
    "first": "ý kiến đầu tiên của người này",
    "personal-data": "có số điện thoại, thư điện tử hoặc giấy tờ",
    "appeal": "người gửi khiếu nại",
    "reported": "nhiều bạn đọc báo cáo",
    "duplicate": "gần giống một ý kiến đã gửi",
    "flood": "gửi dồn dập",
    "shouting": "viết hoa toàn bộ hoặc nhiều dấu chấm than",
    "repetition": "lặp đi lặp lại",
    "insult": "có thể có lời lẽ xúc phạm",
}
_HINDERED = {
    "gone": "Ý kiến này không còn nữa.",
    "own": "Đây là ý kiến của chính bạn, để biên tập viên khác xem nhé.",
    "same-editor": "Bạn đã từ chối ý kiến này, khiếu nại phải do biên tập viên khác xem.",
    "too-late": "Quá 10 phút nên không hoàn tác được.",
}
_ROLES = {"editor": "biên tập viên", "admin": "quản trị"}


class VietnameseModerating:
    """Vietnamese. Implements ``ModeratingTexts``."""

    editors_only = "Việc này dành cho biên tập viên. Có mã mời thì gõ /bientap rồi đến mã."
    admins_only = "Chỉ quản trị mới mời được biên tập viên."
    queue_empty = "Không có ý kiến nào chờ bạn duyệt."
    queue_done = "Đã hết ý kiến chờ bạn duyệt."
    first_comment = "Chưa từng có ý kiến nào được duyệt."
    refuse_why = "Từ chối vì:"
    ban_how_long = "Tạm khóa người gửi trong:"
    no_author = "Ý kiến này không còn gắn với ai."
    unlocked = "Đã mở khóa người gửi."
    welcome_editor = (
        "Chào mừng! Từ giờ bạn duyệt được ý kiến bạn đọc (/hangdoi), sắp xếp bản tin (/soanbantin) "
        "và gửi tin nóng (/tinnong)."
    )
    wrong_code = "Mã không đúng hoặc đã hết hạn."
    too_many_codes = "Bạn thử quá nhiều lần, hãy quay lại sau một giờ."
    editors = "Biên tập viên"
    editor_gone = "Người này không còn là biên tập viên."
    editor_stays = "Người này được nêu trong cấu hình nên chỉ gỡ được ở đó."

    publish_button = "✅ Đăng"
    refuse_button = "❌ Từ chối…"
    take_down_button = "❌ Gỡ xuống…"
    ban_button = "🔒 Khóa…"
    next_button = "Tiếp ›"
    undo_button = "↩ Hoàn tác"
    unban_button = "Mở khóa"
    back_button = "‹ Quay lại"
    queue_button = "Mở hàng đợi"

    def waiting(self, count: int) -> str:
        return f"Có ý kiến bạn đọc mới, {count} ý kiến đang chờ duyệt."

    def queue(self, size: int, held: int, age: str) -> str:
        return f"Hàng đợi: {size} ý kiến ({held} cần xem kỹ), lâu nhất {age}."

    def age(self, minutes: int) -> str:
        if minutes < 60:
            return f"{minutes} phút"
        return f"{minutes // 60} giờ" if minutes < 48 * 60 else f"{minutes // 1440} ngày"

    def card(self, number: int, age: str, status: str) -> str:
        return f"Ý kiến số {number} · {status} · gửi {age} trước"

    def held(self, reason: str) -> str:
        return f"⚠ {_HELD.get(reason, reason)}"

    def record(self, published: int, refused: int) -> str:
        return f"Người gửi, 90 ngày qua: {published} ý kiến đã đăng, {refused} bị từ chối."

    def locked_until(self, day: str) -> str:
        return f"Người gửi đang bị khóa đến {day}."

    def suggest_lock(self, days: int) -> str:
        return f"⚠ Vi phạm nhiều lần: nên khóa {days} ngày."

    def refused_before(self, editor: int, refusal: str) -> str:
        return f"Biên tập viên {editor} đã từ chối: {refusal}."

    def published(self, number: int) -> str:
        return f"Đã đăng ý kiến số {number}."

    def refused(self, number: int, refusal: str) -> str:
        return f"Đã từ chối ý kiến số {number}: {refusal}."

    def undone(self, number: int) -> str:
        return f"Đã hoàn tác. Ý kiến số {number} trở lại như trước."

    def hindered(self, hindrance: str, status: str) -> str:
        changed = f"Ý kiến này vừa có thay đổi, hiện {status}."
        return _HINDERED.get(hindrance, changed)

    def locked(self, day: str) -> str:
        return f"Đã khóa người gửi đến {day}."

    def days(self, count: int) -> str:
        return f"{count} ngày"

    def invitation(self, code: str) -> str:
        return f"Gửi dòng này cho người được mời (dùng một lần, trong 48 giờ): /bientap {code}"

    def editor(self, number: int, role: str, channel: str) -> str:
        return f"Số {number} · {_ROLES[role]} · {channel}"

    def remove_button(self, number: int) -> str:
        return f"Gỡ số {number}"
