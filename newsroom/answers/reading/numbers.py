"""Numbers with what rounds them and what they count: gần 1.200 văn bản, 3,5 tỷ đồng, hai năm."""

from __future__ import annotations

from collections.abc import Iterator

from newsroom.answers.reading.chunks import Chunk, Form, Head
from newsroom.answers.reading.pages import DASH, HYPHEN, NUMBER, Row

_MAGNITUDES = frozenset("tỷ tỉ triệu nghìn ngàn trăm vạn chục".split())
_DIGITS = frozenset("hai ba bốn sáu bảy tám chín mười mươi".split())
_AFTER_TENS = frozenset("một năm lăm mốt".split())
_TIME_UNITS = frozenset("năm tháng tuần ngày giờ phút giây tiếng thập thế".split())
_ROUNDERS = frozenset("khoảng gần hơn trên dưới chừng tới đến ít nhất tối thiểu đa cả lên".split())
_NOT_FIVE_AFTER = frozenset("trong vào hàng mỗi các những".split())
_UNITS = frozenset(
    """đồng usd đô euro bảng phần km m mét ha hecta héc tấn tạ kg kí gram gam người ca lần tuổi
    điểm trường hộ xã dặm km2 m2 m3 độ lít dollar phiếu bàn trận đại chiếc con cây nhóm cá tập
    cuốn bộ đội suất căn ngôi nhà quốc nước tỉnh huyện phường thành loại vụ cuộc kilômét kilomet
    cm mm mg ml inch feet foot yard mẫu acre watt mw kw hz nm vòng bài bản thôn đơn vé""".split()
) | (_TIME_UNITS - {"thập", "thế"})
_SECOND_HALVES = {
    "phần": ("trăm", "nghìn"),
    "km": ("vuông", "khối"),
    "mét": ("vuông", "khối"),
    "dặm": ("vuông",),
    "đô": ("la",),
    "héc": ("ta",),
    "đại": ("biểu",),
    "cá": ("nhân", "thể"),
    "tập": ("thể",),
    "quốc": ("gia",),
    "thành": ("phố", "viên"),
    "đơn": ("vị",),
    "tiếng": ("đồng",),
    "kilômét": ("vuông",),
    "bảng": ("anh",),
}
_MOST_ROUNDERS = 2


def numbers(row: Row, taken: set[int], focus: tuple[str, ...]) -> Iterator[Chunk]:
    """The numbers of a sentence outside the syllables ``taken`` by dates. ``focus`` is the noun
    that the question counts (folded)."""
    at = 0
    while at < len(row):
        if at in taken or not _is_number(row, at, focus):
            at += 1
            continue
        end = _end(row, at)
        last = _unit(row, end, focus)
        head = Head.TIME if end < len(row) and row.words[end] in _TIME_UNITS else Head.NONE
        yield Chunk(Form.NUMBER, at, end, _rounded(row, at), last, head)
        at = last


def _is_number(row: Row, at: int, focus: tuple[str, ...]) -> bool:
    word = row.words[at]
    if row.shapes[at] == NUMBER:
        return True
    if word in _DIGITS:
        return at == 0 or row.words[at - 1] != "thứ"
    following = row.words[at + 1] if at + 1 < len(row) else ""
    if following in _MAGNITUDES:
        return word in ("một", "năm", "hàng", "vài", "nửa")
    counted = bool(focus) and row.keys[at + 1 : at + 2] == focus[:1]
    if word == "một":
        return following in _TIME_UNITS or counted
    before = row.words[at - 1] if at else ""
    return word == "năm" and (following in _UNITS or counted) and before not in _NOT_FIVE_AFTER


def _end(row: Row, at: int) -> int:
    end = at + 1
    while end < len(row) and row.marks[end] == 0 and _goes_on(row, end):
        end += 1
    if end < len(row) and row.marks[end] in (HYPHEN, DASH) and row.shapes[end] == NUMBER:
        end += 1
    return end


def _goes_on(row: Row, at: int) -> bool:
    word = row.words[at]
    if row.shapes[at] == NUMBER or word in _MAGNITUDES or word in _DIGITS or word == "x":
        return True
    if word in ("đến", "tới"):
        return at + 1 < len(row) and (row.shapes[at + 1] == NUMBER or row.words[at + 1] in _DIGITS)
    return word in _AFTER_TENS and row.words[at - 1] in ("mươi", "trăm")


def _unit(row: Row, end: int, focus: tuple[str, ...]) -> int:
    """Where the unit after a number ends; ``end`` where there is none."""
    if end >= len(row) or row.marks[end] != 0:
        return end
    word = row.words[end]
    if word not in _UNITS:
        return end + 1 if focus and row.keys[end] == focus[0] else end
    second = row.words[end + 1] if end + 1 < len(row) and row.marks[end + 1] == 0 else ""
    return end + 2 if second in _SECOND_HALVES.get(word, ()) else end + 1


def _rounded(row: Row, at: int) -> int:
    first = at
    while first > 0 and row.marks[first] == 0 and row.words[first - 1] in _ROUNDERS:
        first -= 1
        if at - first == _MOST_ROUNDERS:
            break
    return first
