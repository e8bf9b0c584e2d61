"""What editors read about the sources of news, in Vietnamese."""

from __future__ import annotations

from datetime import timedelta

from newsroom.sourcing.model import Offer, SourceKind
from newsroom.sourcing.schedule import Alarm

_REASONS = (
    ("asks us not to read", "tệp robots.txt của trang yêu cầu không đọc"),
    ("robots.txt has a fault", "máy chủ không đưa được tệp robots.txt, nên chưa đọc gì"),
    ("come less often", "trang yêu cầu đọc thưa hơn"),
    ("no such page", "không còn trang này"),
    ("was taken down", "trang đã bị gỡ"),
    ("does not let us", "trang không cho đọc"),
    ("password", "trang đòi mật khẩu"),
    ("has a fault", "máy chủ của trang bị lỗi"),
    ("refused", "máy chủ từ chối"),
    ("legal reasons", "trang bị chặn vì lý do pháp lý"),
    ("in time", "trang không trả lời kịp"),
    ("no complete answer", "trang trả lời quá chậm"),
    ("no such site", "không có trang này"),
    ("cannot be reached", "không kết nối được"),
    ("connection broke", "kết nối bị ngắt giữa chừng"),
    ("certificate", "chứng chỉ của trang không hợp lệ"),
    ("larger than", "trang quá lớn"),
    ("private network", "địa chỉ thuộc mạng nội bộ"),
    ("could not be read", "nhiều bài liền không đọc được"),
    ("not a web address", "đây không phải địa chỉ trang web"),
    ("no links to articles", "không thấy đường dẫn tới bài viết"),
)


_KINDS = {
    SourceKind.UNKNOWN: "trang web",
    SourceKind.FEED: "RSS",
    SourceKind.SITEMAP: "sitemap",
    SourceKind.SECTION: "trang chuyên mục",
    SourceKind.PAGE: "một bài viết",
}


class VietnameseSourcing:
    """Vietnamese. Implements ``SourcingTexts``."""

    no_sources = "Chưa có nguồn tin nào."
    how_to_add = "Thêm nguồn: gõ /nguon rồi đến địa chỉ trang tin, RSS hoặc sitemap."
    offering = "Ở đó có thể theo dõi:"
    sources_button = "Xem nguồn tin"
    more_button = "Xem tiếp"

    def heading(self, count: int) -> str:
        return f"Nguồn tin ({count})"

    def state(self, today: int, last: str, following: str) -> str:
        read = f"đọc lúc {last}" if last else "chưa đọc lần nào"
        return f"hôm nay {today} tin · {read} · lần tới {following}"

    def paused(self, today: int, last: str) -> str:
        read = f" · đọc lúc {last}" if last else ""
        return f"đang tạm dừng · hôm nay {today} tin{read}"

    def waiting(self, count: int) -> str:
        return f"còn {count} bài chờ đọc"

    def failing(self, failures: int, reason: str) -> str:
        return f"không đọc được {failures} lần liền: {_said(reason)}"

    def added(self, url: str) -> str:
        return f"Đã thêm nguồn {url}. Tôi bắt đầu đọc ngay, gõ /nguon để xem kết quả."

    def offer(self, offer: Offer) -> str:
        if not offer.count:
            return _KINDS[offer.kind]
        return f"{_KINDS[offer.kind]}, {offer.count} {'phần' if offer.is_index else 'bài'}"

    def follow_button(self, offer: str) -> str:
        return f"Theo dõi {offer}"

    def unreadable(self, reason: str) -> str:
        return f"Không theo dõi được địa chỉ này: {_said(reason)}."

    def pause_button(self, title: str) -> str:
        return f"Dừng: {title}"

    def resume_button(self, title: str) -> str:
        return f"Đọc tiếp: {title}"

    def alarm(self, cause: Alarm, title: str, since: timedelta) -> str:
        lasted = _lasted(since)
        if cause is Alarm.FAILING:
            return f"Nguồn {title} không đọc được đã {lasted}."
        return f"Nguồn {title} im lặng đã {lasted}, lâu hơn thường lệ."


def _said(reason: str) -> str:
    return next((words for sign, words in _REASONS if sign in reason), reason)


def _lasted(since: timedelta) -> str:
    hours = round(since / timedelta(hours=1))
    return f"{hours} giờ" if hours < 48 else f"{round(hours / 24)} ngày"
