"""What is printed under a picture, told from the story by its words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from statistics import fmean
from typing import Final

from gather.bylines import byline
from gather.words import any_of, compiled

_PHOTO: Final = any_of("ảnh | nguồn ảnh | ảnh minh họa | ảnh minh hoạ | photo | đồ họa")
_BY: Final = r"(?:[^.:]|\b\w\.){1,60}"
_CREDIT: Final = compiled(rf"[.\s(|–-]\(?\s*{_PHOTO}\s*(?::|của)\s*{_BY}[.)]*$")
_CREDIT_ALONE: Final = compiled(
    rf"\(?\s*{_PHOTO}\s*(?::|minh h|chụp|tư liệu|[.)]*$)[^.:]{{0,60}}[.)]*$"
)
_SCENE: Final = compiled(
    any_of(
        """quang cảnh | toàn cảnh | khung cảnh | một góc | hình ảnh | ảnh | cảnh | chân dung |
        hiện trường | một tiết mục | một phần | một đoạn"""
    )
    + r"\b(?! (?:hưởng|sát|báo|giác|vệ|cáo|tượng|sắc))"
)
_DELEGATES: Final = compiled(
    r"(?:các )?đại biểu "
    + any_of(
        """dự | tham dự | tham quan | chụp ảnh | cắt băng | bấm nút | biểu quyết | thảo luận |
        trao đổi | dâng hương"""
    )
    + r"\b"
)
_PERSON: Final = compiled(
    r"(?:các )?(?:đồng chí|đ/c|ông|bà|anh|chị|em|thượng tọa|hòa thượng|nghệ nhân|bác sĩ|nhà báo|"
    r"(?:đại|thượng|trung|thiếu) (?:tướng|tá|úy)) (?P<name>\w)"
)
_OFFICIAL: Final = compiled(
    r"(?:phó )?(?:chủ tịch|bí thư|tổng giám đốc|giám đốc|trưởng|chánh|hiệu trưởng|viện trưởng)\b"
    r"[^,;]*\b(?:phát biểu|tham luận|kết luận)\b[^,;]* (?:tại|trong|ở) [^,;]+\."
)
_SPEAKS: Final = compiled(r"\b(?:phát biểu\b|(?:tham luận|báo cáo)\b.* tại )")
_SEEN: Final = compiled(
    any_of(
        """các thành viên | thành viên | bà con | người dân | nhân dân | du khách | khách |
        công nhân | cán bộ | chiến sĩ |
        lực lượng | đoàn viên | thanh niên | học sinh | sinh viên | giáo viên | cô giáo |
        thầy giáo | thầy | các em | em nhỏ | trẻ em | phụ nữ | nông dân | lãnh đạo | đại biểu |
        đại diện | đoàn | nghệ nhân | bác sĩ | vận động viên | cầu thủ | khán giả | tiết mục |
        gian hàng | đoạn đường | niềm vui | ruộng | vườn"""
    )
    + r"\b"
)
_ACTS: Final = compiled(
    r"\b"
    + any_of(
        """phát biểu | tham luận | báo cáo | cho biết | cho rằng | cho hay | nhấn mạnh |
        khẳng định | đề nghị | yêu cầu | chủ trì | chia sẻ | nói | là | đã | sẽ | đang | được |
        bị | dự | tham dự | cùng | trao | tặng | ghi nhận | biểu dương | đánh giá | phân tích |
        thông tin | trình bày | kết luận | chỉ đạo | thay mặt | kiểm tra | thăm | chúc mừng |
        kêu gọi | bày tỏ | cảm ơn | bộc bạch | kể | tâm sự | có | phải | cần | đến | tới | lưu ý |
        tin tưởng | mong | sinh năm | quê | đắc cử | trúng cử | giữ chức"""
    )
    + r"\b"
)
_TELLING: Final = compiled(
    any_of(
        """sáng | trưa | chiều | tối | đêm | ngày | hôm | theo | tại | trong | năm | sau | trước |
        cũng | bên cạnh | ngoài ra | tuy nhiên | do | vì | để | với | hiện | nhân dịp | dự | cùng |
        đến | từ | khi | nhờ | qua | tháng | thời gian"""
    )
    + r"\b"
)
_ARGUING: Final = compiled(
    r"\b"
    + any_of(
        """đã | sẽ | đang | được | bị | là | còn | vẫn | cũng | rất | không | chưa | nên | phải |
        cần | có | nhiều | mọi | này | đó | đây | vậy | tiếp tục | nhằm | để | vì | nếu | song |
        nhưng | mà | thì | chủ trì | dự | tham dự | khẳng định | đề nghị | yêu cầu | nhấn mạnh |
        cho biết | cho rằng | kết luận | chỉ đạo | đánh giá"""
    )
    + r"\b"
)
_PREDICATE: Final = compiled(r"\b(?:đã|sẽ|được|là)\b|\?")
_SENTENCE_END: Final = re.compile(r"[.!?…][\"”’)]*\s+(?=\W?[A-ZÀ-ỸĐ])")
_MORE: Final = re.compile(rf";|{_SENTENCE_END.pattern}")
_LONGEST: Final = 30
_SAID: Final = re.compile('["“:]')


def is_caption(text: str) -> bool:
    """Whether a paragraph standing alone is a caption: it names who or what is seen and tells
    nothing. "Đồng chí X, Chủ tịch UBND tỉnh." is one, "... chủ trì Hội nghị." is not."""
    words = len(text.split())
    if words > 30 or _SAID.search(text) or _SENTENCE_END.search(text) or byline(text):
        return is_surely_caption(text)
    is_official = words <= 22 and _OFFICIAL.fullmatch(text) is not None
    return is_official or is_surely_caption(text) or _is_person(text, words)


def is_surely_caption(text: str) -> bool:
    """Whether a paragraph can be nothing else: it says who took the picture, or begins with what
    is seen in it ("Quang cảnh Hội nghị.")."""
    words = len(text.split())
    if byline(text):
        return False
    if words <= 60 and (_CREDIT.search(text) or _CREDIT_ALONE.match(text)):
        return True
    if words > 20 or any(rule.search(text) for rule in (_SAID, _SENTENCE_END, _PREDICATE)):
        return False
    return _SCENE.match(text) is not None or _DELEGATES.match(text) is not None


def captions_among(lines: Sequence[str]) -> frozenset[int]:
    """Which paragraphs of a text without markup are captions, by their place in ``lines``.

    Besides what ``is_caption`` knows, that is a short sentence about something seen ("Bí thư Tỉnh
    ủy trao quà cho các hộ dân.") among paragraphs several times as long. The first line never is.
    """
    usual = fmean(map(len, lines)) if lines else 0
    return frozenset(
        at for at, line in enumerate(lines) if at and (is_caption(line) or _is_scene(line, usual))
    )


def may_be_caption(text: str) -> bool:
    """Whether a paragraph right under a picture can be its caption: one phrase, not too long, that
    does not begin like a sentence of the story."""
    if is_caption(text):
        return True
    words = len(text.split())
    if words > _LONGEST or _MORE.search(text) or text.endswith((":", "?")):
        return False
    return words <= 10 or not _TELLING.match(text)


def _is_scene(text: str, usual: float) -> bool:
    """Whether ``text`` can say what is seen: a short plain sentence that argues nothing, among
    paragraphs of ``usual`` length. Where people or things to look at come first, it may be longer
    and, as headings do not begin so, lack its full stop."""
    shows = _SEEN.match(text) is not None
    return (
        4 <= len(text.split()) <= 16
        and len(text) * (1.5 if shows else 2.5) <= usual
        and (shows or text.endswith("."))
        and not any(c.isdigit() for c in text)
        and not any(rule.search(text) for rule in (_SAID, _SENTENCE_END, _ARGUING))
        and _TELLING.match(text) is None
    )


def _is_person(text: str, words: int) -> bool:
    """Whether ``text`` is a person with a post, or a person speaking at some event."""
    person = _PERSON.match(text)
    if person is None or not person["name"].isupper() or words < 4:
        return False
    if _ACTS.search(text) is None:
        return text.endswith(".") or "," in text
    return words <= 25 and _SPEAKS.search(text) is not None
