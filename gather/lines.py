"""What stands around a story: the date line, headings of what follows, buttons and pointers.

These rules read the words alone; what markup says is known in ``gather.layout``.
"""

from __future__ import annotations

import re
from typing import Final

from gather.bylines import author_within
from gather.dates import find_dates
from gather.words import any_of, compiled
from newsroom.text.fold import fold

_LABELS: Final = compiled(
    r"\b(?:thứ (?:hai|ba|tư|năm|sáu|bảy|bẩy|[2-7])|t\.[2-7]|"
    + any_of(
        """cập nhật | ngày đăng | đăng | đăng lúc | đăng ngày | đã đăng | ngày xuất bản | xuất bản |
        thời gian | ngày tạo | lần cuối | lúc | vào | hồi | ngày | gmt | utc | lượt xem | lượt đọc |
        lượt nghe | lượt truy cập | đã xem | số lần xem | xem | view | views | đọc | chủ nhật |
        am | pm | posted | published | updated | last | on | at | phút đọc | bình luận | by | bởi |
        viết bởi | gửi bởi | được gửi bởi | đăng bởi | tác giả | người viết | người đăng |
        lần cập nhật cuối | cuối"""
    )
    + r")\b"
)
_DIGIT: Final = re.compile(r"\d")
_UPDATED: Final = compiled(r"\b(?:cập nhật|sửa đổi|chỉnh sửa|updated|modified)\b")

# Headings and buttons are compared folded, without decoration.
_OTHER: Final = any_of(
    """lien quan | khac | cung chuyen muc | cung chu de | cung muc | moi nhat | moi hon | cu hon |
    moi | da dua | doc nhieu | xem nhieu | noi bat"""
)
_COUNTED: Final = r"(?: \(?\d+\)?)?"
_OTHERS: Final = re.compile(
    rf"(?:(?:cac |nhung )?(?:tin|bai|video|noi dung)(?: bai| viet| tuc)? {_OTHER}|"
    r"xem them tin tuc.*|"
    + any_of(
        """cung chuyen muc | lien quan | co lien quan | co the ban quan tam | ban co the quan tam |
        doc nhieu | doc nhieu nhat | xem nhieu | xem nhieu nhat | moi nhat | related news |
        related posts | related articles"""
    )
    + f"){_COUNTED}"
)
_CLOSING: Final = re.compile(
    r"(?:toi thieu \d+ chu.*|\d* ?binh luan ve .*|\d+ (?:nhan xet|binh luan|y kien)|"
    r"tong so diem cua bai viet la.*|"
    + any_of(
        """y kien | y kien ban doc | y kien cua ban | y kien cua ban doc | binh luan |
        binh luan cua ban | binh luan cua ban doc | gui binh luan | viet binh luan | phan hoi |
        gui phan hoi | gui y kien | gui y kien cua ban | comment | comments | leave a reply |
        tu khoa | tag | tags | chu de | danh gia bai viet"""
    )
    + f"){_COUNTED}"
)
_NOISE: Final = re.compile(
    r"(?:(?:xem|doc) (?:them|tiep|ngay)\b.*|(?:=>|>).*|(?:tin|bai)(?: viet)? lien quan ?:.*|"
    r"(?:moi )?(?:ban doc|quy vi|doc gia).{0,20}(?:xem|theo doi) them.*|theo doi .{2,40} tren .*|"
    r"chia se(?: bai viet| tin| len.*)?|gui (?:bai|tin|email|cho ban be).{0,20}|"
    r"(?:tro (?:ve|lai)|ve dau trang|quay lai).{0,20}|in (?:bai|tin|trang)(?: viet| nay)?|"
    r"nghe (?:doc bai|bai viet|audio).*|luot xem ?:? ?[\d.,]+|[\d.,]+ luot (?:xem|doc|thich)|"
    r"\d+ binh luan|(?:sao chep|copy)(?: lien ket| link)?|a[+-]|"
    r"\[(?:dau trang|in trang|gui mail)\]|"
    + any_of(
        """facebook | zalo | twitter | tweet | email | in | luu | luu bai | quang cao | co chu |
        read also | read more | see also | tang co chu | giam co chu | like | share | print"""
    )
    + ")"
)


_IMPRINT: Final = compiled(
    r"giấy phép (?:số|hoạt động|thiết lập|xuất bản)|giấy phép:|bản quyền (?:thuộc|của|©)|"
    r"copyright|©|all rights reserved|chịu trách nhiệm (?:nội dung|chính|xuất bản)|"
    r"cơ quan chủ quản|(?:trưởng )?ban biên tập:|tổng biên tập:|ghi rõ nguồn|lượt truy cập"
)


def is_date_line(text: str) -> bool:
    """Whether ``text`` says when (and how often read, and perhaps by whom), and little else."""
    if len(text) > 140 or _DIGIT.search(text) is None:
        return False
    author = author_within(text)
    rest = text.replace(author, "") if author else text
    dates = find_dates(rest)
    for found in reversed(dates):
        rest = rest[: found.start] + rest[found.end :]
    return bool(dates) and sum(map(str.isalpha, without_labels(rest))) <= 3


def without_labels(text: str) -> str:
    """``text`` without the words that stand around dates: "Kinh tế - Ngày" -> "Kinh tế -"."""
    return _LABELS.sub("", text).strip()


def is_update(text: str) -> bool:
    """Whether a date line speaks of the last change rather than of publication."""
    return bool(_UPDATED.search(text))


def is_end(text: str) -> bool:
    """Whether ``text`` heads what follows an article: other news, comments, tags."""
    return is_closing(text) or (len(text) <= 80 and bool(_OTHERS.fullmatch(_bare(text))))


def is_closing(text: str) -> bool:
    """Whether ``text`` heads comments or tags, after which no story ever goes on."""
    return len(text) <= 80 and bool(_CLOSING.fullmatch(_bare(text)))


def is_noise(text: str) -> bool:
    """Whether ``text`` is a pointer to other pages or a button, not part of the story."""
    return len(text) <= 200 and bool(_NOISE.fullmatch(_bare(text)))


def is_imprint(text: str) -> bool:
    """Whether ``text`` says who runs the site and may copy it."""
    return len(text) <= 1_000 and bool(_IMPRINT.search(text))


def _bare(text: str) -> str:
    """Folded, without decoration around it: "» Bình luận (3):" -> "binh luan (3)"."""
    return " ".join(fold(text).strip(" \t:.»«›•*-–—|_#…").split())
