"""Names of offices, companies, schools and teams: "Sở Nông nghiệp và Môi trường tỉnh"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from newsroom.answers.entities.words import LEVELS, UPPER
from newsroom.answers.related import joined

Span = tuple[int, int]
_HEADS = (
    r"Ban Quản lý dự án(?: đầu tư)?(?: xây dựng)?(?: công trình)?(?: giao thông)?|"
    r"Đội Cảnh sát (?:chữa cháy|giao thông)|[Ll]iên danh|[Cc]ông ty|"
    r"[Tt]ổng công ty|[Tt]ập đoàn|[Hh]ợp tác xã|[Dd]oanh nghiệp|"
    r"[Cc]ơ sở|Sở|Bộ|Ban|Ủy ban|Uỷ ban|UBND|HĐND|Trung tâm|Hội|Hiệp hội|Chi cục|Cục|Tổng cục|"
    r"Phòng|Viện|Trường|Bệnh viện|Trạm|Quỹ|Ngân hàng|Công an|Hạt|Đồn|Đài|Liên đoàn|Tòa án|"
    r"Viện kiểm sát|[Đđ]ội(?: tuyển| bóng)?|Đoàn|Tỉnh đoàn|Huyện đoàn|Thành đoàn|Câu lạc bộ|CLB|"
    r"Mặt trận|Chi nhánh|"
    r"Điện lực|Kho bạc|Bảo hiểm|Bộ đội|Ban Quản lý|Nhóm|Xí nghiệp|Nhà máy|Báo|Văn phòng|Đảng ủy|"
    r"(?<=[Cc]ác )xã|(?<=[Cc]ác )phường"
)
_HEAD = re.compile(rf"(?<![\w/])(?:{_HEADS})(?!\w| trưởng)")
_WORD = re.compile(r" (?P<word>[^\W_][\w'’&/-]*)")
_LEVELS = LEVELS | frozenset({"thành", "khu", "vùng"})
_BEFORE_A_NUMBER = frozenset("số vực quận đường khu vùng tổ hạng".split())
_STOPS = frozenset(
    """của đã sẽ đang do cho tại ở với là có được bị để về từ vào trong trên cùng vừa cũng còn phải
    cần nên không chưa khi mà thì rồi nhằm theo đến tới tổ thi xây trao tặng phối thông điều tiếp
    nhận ký bàn giao mở lập thu bán mua tài hỗ yêu đề chủ tuyên phạt phát huy ra làm dự sau trước
    họp chữa điều phát vận động cứu kiểm khai lấy giúp đang vẫn lại bắt khởi khánh nâng hoàn
    thực triển ban công""".split()
)
"""Words that no name goes on with unless the two form a word: xây in "Công ty A xây cầu"."""
_LONGEST = 20
_FAR = 5
"""Small words that may stand between two capitals of one name."""


def bodies(text: str, start: int = 0, end: int | None = None) -> Iterator[Span]:
    """Where ``text`` names a body, from ``start`` to ``end``, in order."""
    end = len(text) if end is None else end
    at = start
    while match := _HEAD.search(text, at, end):
        last = _end(text, match, end)
        at = max(last, match.end())
        if last > match.end():
            yield match.start(), last


def _end(text: str, head: re.Match[str], end: int) -> int:
    """Where the name that begins with ``head`` ends; the head's end where there is no name."""
    words: list[re.Match[str]] = []
    at = head.end()
    while len(words) < _LONGEST and (match := _WORD.match(text, at, end)):
        words.append(match)
        at = match.end()
    taken = _taken(head[0].split()[-1], [match["word"] for match in words])
    last = words[taken - 1].end() if taken else head.end()
    rest = _LISTED.match(text, last, end) if taken else None
    return rest.end() if rest else last


_LISTED = re.compile(
    rf"(?:(?:,| -) [{UPPER}][^\W\d_]+(?: [a-zà-ỹđ]+)?)*(?: -| và) [{UPPER}][^\W\d_]+"
    rf"(?: [{UPPER}][^\W\d_]+)*"
    r"(?: (?:lịch|tế|trường|tạo|hội|hóa))?(?: (?:xã|phường|tỉnh))?"
)
"""The rest of a name with a list in it: Sở Văn hóa, Thể thao và Du lịch."""


def _taken(before: str, words: Sequence[str]) -> int:
    """How many of the ``words`` after a head belong to the name."""
    taken = 0
    while taken < len(words):
        size = _next(before, words[taken:])
        if not size:
            break
        taken += size
        before = words[taken - 1]
    return taken


def _next(before: str, words: Sequence[str]) -> int:
    """How many of ``words`` the name goes on with at once: one, some small ones up to the next
    capital, or none."""
    word = words[0]
    if word[0].isdigit():
        return int(before in _BEFORE_A_NUMBER)
    if word[0].isupper() or word in _LEVELS:
        return 1
    if before[0].isupper() and len(joined((before.lower(), word))) == 1:
        return 1
    for size, following in enumerate(words[: _FAR + 1]):
        numbered = following[0].isdigit() and words[size - 1] in _BEFORE_A_NUMBER
        if following[0].isupper() or following in _LEVELS or numbered:
            return size + 1
        if following in _STOPS:
            return 0
    return 0
