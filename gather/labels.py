"""What the words of an element's class and id say about it, in English and in Vietnamese."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import Final

from gather.layout import Block, Box
from gather.words import any_of


def _words(phrases: str) -> re.Pattern[str]:
    """Any of the phrases as whole words of a label; _ is a space that may be missing."""
    return re.compile(rf" {any_of(phrases)} ".replace("_", " ?"))


CLUTTER: Final = _words(
    r"""comments? | cmt | binh_luan\w* | y_kien\w* | form_bl | reply | respond | reactions? |
    relate[ds]? | related\w+ | lien_quan | tin_lien_quan | bai_lien_quan | tin_bai_lien_quan |
    tin_khac | tin_bai_khac | tin_cu | tin_moi | tin_cung\w* | tin_noi_bat | tin_doc\w* |
    bai_khac | bai_viet_khac | bai_viet_lien_quan | bai_moi | bai_cung\w* | others? | news_others? |
    same_cat\w* | cung_chuyen_muc | cung_chu_de | xem_nhieu | doc_nhieu | most_view\w* |
    most_read\w* | popular | trending | read_more | doc_them | xem_them | share | sharing |
    sharethis | sharedaddy | social\w* | addthis\w* | bread_crumbs? | crumbs? | duong_dan | nav\w* |
    menus? | menu\w+ | side_bar | side_col | widgets? | banners? | advert\w* | ads? | quang_cao |
    qc | footer | foot | bottom | copyright | tags? | tag_cloud | tag_links | keywords? | tu_khoa |
    tool_bar | tools | rating | vote | danh_gia | paging | pager | pagination | newsletter |
    subscribe | popup | modal | cookies? | hotline | weather | thoi_tiet | log_in | search |
    skip\w* | sr_only | screen_reader\w* | recommend\w* | promo | play_list | counter | top_bar |
    latest | newest | print | tien_ich | rel | jp_relatedposts | box_news | news_relation\w* |
    topics? | current_date | current_time | clock | today"""
)
LEAD: Final = _words(
    r"""sapo | lead | summary | tom_tat\w* | trich_yeu | chapeau | standfirst | desc | description |
    intro\w* | excerpt | mo_ta | trich_dan | sub_title | dek | p_head | brief"""
)
AUTHOR: Final = _words(
    r"""authors? | by_line | tac_gia | nguoi_viet | but_danh | writer | reporter | journalist |
    author_\w+ | \w+_author | phong_vien"""
)
WHEN: Final = _words(
    r"""\w*date | \w*times? | ngay\w* | thoi_gian | pub\w* | posted\w* | post_on | clock | meta |
    time_\w+ | date_\w+ | info"""
)
NOW: Final = _words(r"""clock | today | current\w* | now | hom_nay""")
CAPTION: Final = _words(
    r"""\w*caption | (?<!drop )cap | chu_thich\w* | pic_desc | img_desc | image_desc\w* |
    photo_desc | photo_note | image_note | note_image | img_note | figcaption | ghi_chu_anh"""
)
SECTION: Final = _words(
    r"""cat | cate | \w*category | \w+cate | chuyen_muc | kicker | article_section | cat_links |
    kick | cate_\w+ | cat_name | muc"""
)
CRUMBS: Final = _words(r"""bread | bread_crumbs? | crumbs? | duong_dan | path\w* | site_map_path""")
TITLE: Final = _words(
    r"""\w*title | tieu_de\w* | headline | tit | ten_tin | tieu_de_\w+ | title_\w+"""
)


def near(block: Block, reach: int = 3) -> Iterator[Box]:
    """The box of a block and those right around it."""
    return islice(block.box.upwards(), reach)


def says(block: Block, label: re.Pattern[str], reach: int = 3) -> bool:
    """Whether the box of a block or one right around it carries such a label."""
    return any(label.search(box.label) for box in near(block, reach))
