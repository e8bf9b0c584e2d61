"""The words around digests and alerts, in Vietnamese."""

from __future__ import annotations

from datetime import datetime

from newsroom.models import Rhythm

_DAYS = ("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ nhật")
_PARTS = ((11, "sáng"), (14, "trưa"), (18, "chiều"), (24, "tối"))


class VietnameseDigests:
    """Implements handlers.texts.digests.DigestTexts."""

    when_question = "Bạn muốn nhận bản tin lúc nào?"
    hour_question = "Bạn chọn giờ nhé:"
    what_question = "Bạn muốn nhận tin gì?"
    words_question = (
        "Bạn gõ địa danh, tên người hay từ cần theo dõi, cách nhau bằng dấu phẩy. "
        "Ví dụ: chợ quế, Mường Lạn. Gõ /huy nếu thôi."
    )
    follow_question = (
        "Bạn muốn được báo khi có tin về điều gì? Gõ giúp tôi, ví dụ: bão, giá quế. "
        "Gõ /huy nếu thôi."
    )
    already = "Bạn đã đăng ký bản tin này rồi."
    too_many = "Mỗi cuộc trò chuyện nhận được nhiều nhất 10 bản tin. Bạn bỏ bớt một bản nhé."
    nothing_to_follow = "Tôi chưa thấy từ nào để theo dõi. Bạn gõ lại giúp tôi nhé."
    sample = "Bản tin sẽ trông như thế này:"

    title = "Bản tin của bạn"
    none_yet = "Bạn chưa đăng ký bản tin nào."
    gone = "Bản tin này không còn nữa."
    which_to_end = "Bạn muốn hủy bản tin nào?"
    ended = "Đã hủy. Tôi sẽ không gửi bản tin này nữa. Đăng ký lại lúc nào cũng được: /dangky"
    ended_all = "Đã hủy tất cả. Tôi sẽ không gửi bản tin nào nữa. Đăng ký lại: /dangky"
    changed = "Đã đổi."
    unknown_day = "Tôi chưa hiểu nghỉ đến ngày nào. Bạn viết như: nghỉ 3 ngày, nghỉ đến 30/4."
    unknown_zone = "Tôi không biết múi giờ này. Bạn viết như Asia/Ho_Chi_Minh hay Europe/Berlin."

    group_note = (
        "Bản tin gửi cho cả nhóm. Tôi không biết ai là quản trị viên, nên ai trong nhóm cũng "
        "đổi và hủy được."
    )
    managed_note = "Bản tin gửi cho cả nhóm. Chỉ quản trị viên đổi và hủy được."
    managers_only = "Chỉ quản trị viên mới đăng ký, đổi hay hủy bản tin ở đây được."
    web_note = (
        "Trên trang này, bản tin chờ sẵn trong cuộc trò chuyện: bạn mở lại trang bằng chính "
        "trình duyệt này để đọc. Tôi không thể báo cho bạn khi trang đang đóng, và sau 30 ngày "
        "không trò chuyện thì bản tin dừng. Xem lại, hoặc đọc bằng RSS: mục “Bản tin của tôi”."
    )
    nothing_new = "Hôm nay chưa có tin mới cho bạn. Có tin tôi sẽ gửi vào kỳ sau."

    other_hour_button = "Giờ khác"
    everything_button = "Tất cả tin"
    words_button = "Địa danh, người, từ…"
    at_once_button = "Báo ngay"
    hourly_button = "Gộp mỗi giờ"
    settings_button = "Chỉnh bản tin"
    unsubscribe_button = "Hủy bản tin này"
    end_all_button = "Hủy tất cả"
    add_button = "Thêm bản tin"
    pause_button = "Nghỉ 7 ngày"
    resume_button = "Nhận lại"
    hour_button = "Đổi giờ"
    silent_button = "Không tin thì thôi"
    spoken_button = "Không tin cũng báo"
    quiet_button = "Yên lặng 22–6 giờ"
    loud_button = "Báo cả ban đêm"

    def when(self, rhythm: Rhythm, minute: int) -> str:
        hour = f"{minute // 60:02}:{minute % 60:02}"
        match rhythm:
            case Rhythm.WEEKDAYS:
                return f"{hour}, thứ Hai – thứ Sáu"
            case Rhythm.WEEKLY:
                return f"{hour} Chủ nhật, cả tuần"
            case Rhythm.AT_ONCE:
                return "ngay khi có tin"
            case Rhythm.HOURLY:
                return "nhiều nhất mỗi giờ một lần"
        return f"{hour} hằng ngày"

    def about(self, names: tuple[str, ...]) -> str:
        return ", ".join(names) or "tất cả tin"

    def subscribed(self, when: str, about: str, first: str) -> str:
        return f"Xong! Bạn sẽ nhận {about}, {when}. {first}."

    def alerted(self, about: str, when: str) -> str:
        return f"Xong! Tôi sẽ báo {when} về: {about}."

    def entry(self, when: str, about: str, then: str) -> str:
        return f"{_capital(about)}: {when}. {then}."

    def next_time(self, moment: datetime) -> str:
        return f"Kỳ tới khoảng {moment:%H:%M} {_DAYS[moment.weekday()]} {moment:%d/%m}"

    def paused(self, until: datetime) -> str:
        return f"Đang nghỉ đến {until:%d/%m/%Y}"

    def heading(self, rhythm: Rhythm, moment: datetime) -> str:
        day = f"{_DAYS[moment.weekday()]} {moment:%d/%m/%Y}"
        if rhythm is Rhythm.WEEKLY:
            return f"Tin trong tuần · {day}"
        part = next(part for end, part in _PARTS if moment.hour < end)
        return f"Bản tin {part} · {day}"

    def alert_heading(self, about: str) -> str:
        return f"Có tin mới: {about}"

    def breaking(self, title: str) -> str:
        return f"Tin nóng: {title}"

    def sources(self, count: int) -> str:
        return f"{count} bài"

    def story_button(self, number: int) -> str:
        return f"Tin {number}"

    def more_button(self, count: int) -> str:
        return f"Xem thêm {count} tin"

    def end_button(self, label: str) -> str:
        return f"Hủy: {label}"


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
