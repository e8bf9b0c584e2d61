"""What an edition holds: each event once, what is wanted, the weightiest first."""

from __future__ import annotations

import random
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsroom.digests.delivering import decided
from newsroom.digests.edition import FRESH, Wanted, fresh, make, mentions, weight
from newsroom.digests.grouping import APART, group
from newsroom.models import Article

NOW = datetime(2026, 3, 20, 1, tzinfo=UTC)
LANDSLIDE = (
    "Rạng sáng nay một trận sạt lở đất xảy ra trên đèo Gió Ngàn, quốc lộ 4K qua xã Lũng Chải. "
    "Hàng nghìn mét khối đất đá vùi lấp mặt đường, giao thông giữa hai huyện bị chia cắt."
)
LANDSLIDE_AGAIN = (
    "Trận sạt lở đất trên đèo Gió Ngàn sáng nay khiến quốc lộ 4K qua xã Lũng Chải tê liệt. "
    "Lực lượng chức năng đang đưa máy xúc tới dọn hàng nghìn mét khối đất đá vùi lấp mặt đường."
)
MARKET = (
    "Phiên chợ quế đầu tiên của xã Mường Lạn thu hút sáu mươi gian hàng. Ban quản lý cho biết "
    "giá quế năm nay cao hơn năm trước và người trồng rất phấn khởi."
)


def article(number: int, title: str, body: str, **more: object) -> Article:
    given = {"published": NOW - timedelta(hours=2), "section": "Xã hội"} | more
    return Article(url=f"https://bao.example/{number}", title=title, body=body, id=number, **given)  # type: ignore[arg-type]


NEWS = [
    article(1, "Sạt lở đèo Gió Ngàn", LANDSLIDE),
    article(2, "Chợ quế Mường Lạn họp phiên đầu", MARKET, section="Kinh tế"),
    article(3, "Đèo Gió Ngàn sạt lở, giao thông chia cắt", LANDSLIDE_AGAIN),
]


def test_one_event_is_told_once() -> None:
    assert group(NEWS) == [[0, 2], [1]]
    edition = make(NEWS, Wanted(), {}, NOW)
    assert sorted(map(sorted, edition.stories)) == [[1, 3], [2]]
    assert len(edition.stories[0]) == 2, "what two tell of weighs more"


def test_the_same_words_long_after_are_another_event() -> None:
    again = article(4, "Sạt lở đèo Gió Ngàn", LANDSLIDE, published=NOW - APART - timedelta(days=1))
    assert group([NEWS[0], again]) == [[0], [1]]


@settings(deadline=None, max_examples=30)
@given(st.lists(st.sampled_from(range(6)), max_size=14), st.randoms(use_true_random=False))
def test_every_article_is_in_one_group_whatever_the_order(
    kinds: list[int], chance: random.Random
) -> None:
    made = [
        article(number, f"Tin {kind}", " ".join(f"từ{kind * 100 + word}" for word in range(40)))
        for number, kind in enumerate(kinds)
    ]
    groups = group(made)
    assert sorted(number for each in groups for number in each) == list(range(len(made)))
    assert all(len({kinds[number] for number in each}) == 1 for each in groups)
    assert len(groups) == len(set(kinds))


@pytest.mark.parametrize(
    ("words", "found"),
    [
        (("chợ quế",), [2]),
        (("cho que",), [2]),
        (("chợ quê",), []),
        (("quế năm nay",), [2]),
        (("uế",), []),
        (("lung chai", "không có"), [1, 3]),
    ],
)
def test_followed_words_are_whole_syllables(words: tuple[str, ...], found: list[int]) -> None:
    assert [each.id for each in NEWS if mentions(each, words)] == found


def test_a_choice_takes_its_sections_and_its_words() -> None:
    assert [each.id for each in NEWS if Wanted(topics=("kinh te",)).takes(each)] == [2]
    both = Wanted(topics=("Kinh tế",), words=("đèo Gió Ngàn",))
    assert all(both.takes(each) for each in NEWS)
    assert not any(Wanted(words=("tàu vũ trụ",)).takes(each) for each in NEWS)


def test_old_articles_that_arrive_late_are_no_news() -> None:
    old = article(5, "Chuyện cũ", MARKET, published=NOW - FRESH)
    undated = article(6, "Không ngày", MARKET, published=None)
    assert [each.id for each in fresh([old, undated, NEWS[0]], NOW)] == [6, 1]


def test_what_people_ask_about_and_leading_sections_come_first() -> None:
    one, two = NEWS[0], NEWS[1]
    assert weight([one], Wanted(), {1: 8}, NOW) > weight([one], Wanted(), {}, NOW)
    assert weight([two], Wanted(first=("Kinh tế",)), {}, NOW) > weight([two], Wanted(), {}, NOW)
    older = article(7, "Cũ hơn", LANDSLIDE, published=NOW - timedelta(days=3))
    assert weight([older], Wanted(), {}, NOW) < weight([one], Wanted(), {}, NOW)
    assert make(NEWS, Wanted(first=("Kinh tế",)), {2: 5}, NOW).stories[0] == (2,)


def test_two_processes_make_the_same_edition() -> None:
    made = make(NEWS, Wanted(), {}, NOW)
    again = make(list(NEWS), Wanted(), {}, NOW + timedelta(seconds=9))
    assert made.key == again.key
    assert made.key != make(NEWS, Wanted(words=("quế",)), {}, NOW).key
    assert made.key.isascii() and len(made.key) <= 16


@given(st.dictionaries(st.sampled_from([each.id for each in NEWS]), st.integers(0, 5)))
def test_editors_place_stories_and_take_them_out(places: dict[int, int]) -> None:
    usual = make(NEWS, Wanted(), {}, NOW).stories
    made = make(NEWS, decided(Wanted(), places), {}, NOW).stories
    flat = [each for story in made for each in story]
    assert set(flat) == {each.id for each in NEWS} - {key for key, at in places.items() if not at}
    wanted = [(key, at) for key, at in places.items() if at]
    if len(wanted) == 1:
        [(key, at)] = wanted
        number = next(n for n, story in enumerate(made, 1) if key in story)
        assert number == min(at, len(made))
    if 0 not in places.values():
        others = [story for story in usual if not places.keys() & set(story)]
        assert [story for story in made if not places.keys() & set(story)] == others
