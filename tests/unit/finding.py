"""A small collection of invented news in a real index."""

from __future__ import annotations

from pathlib import Path

from benchmarks.common import open_memory
from newsroom.answers.retrieve import Retrieval, retrieve
from newsroom.models import Article, Language
from newsroom.ports import Store

NEWS = {
    "Khánh thành cầu Bản Vai": "Sáng 12/3, huyện Nà Hoa khánh thành cầu Bản Vai dài 86 mét. "
    "Chủ tịch huyện Lò Văn Pành cắt băng khánh thành.",
    "Lũ quét ở xã Tả Ven": "Lũ quét đêm 5/8 cuốn trôi hai ngôi nhà ở xã Tả Ven. "
    "Bộ đội biên phòng sơ tán ba mươi hộ dân đến trường học.",
    "Chợ phiên Nà Hoa mở lại": "Chợ phiên Nà Hoa mở lại sau bốn tháng sửa chữa. "
    "Du khách mua thổ cẩm và mật ong.",
    "Trường nội trú nhận máy tính": "Trường nội trú huyện nhận bốn mươi máy tính. "
    "Học sinh được học tin học từ thế kỷ XXI.",
    "Hội nghị về giảm nghèo": "Hội nghị bàn về giảm nghèo ở các xã vùng cao. "
    "Tỉnh dành 35 tỷ đồng cho việc này.",
    "Nước Đức tài trợ trạm y tế": "Đại sứ quán Đức tài trợ trạm y tế xã Tả Ven. "
    "Bác sĩ khám bệnh miễn phí cho người dân.",
}


async def collection(folder: Path) -> Store:
    """All of ``NEWS``."""
    return await open_memory(
        [Article(url=f"u{n}", title=t, body=b) for n, (t, b) in enumerate(NEWS.items())], folder
    )


async def first(store: Store, question: str, language: Language = "vi") -> str:
    """The title of the article found first, empty where none is."""
    found: Retrieval = await retrieve(store, question, language)
    return found.ranked[0].candidate.title if found.ranked else ""


def named(word: str) -> str:
    """The title of ``NEWS`` that has ``word``."""
    return next(title for title in NEWS if word in title)
