"""Rendering: whatever a reply says, Telegram's parser reads it and shows exactly that."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.telegram.render import TEXT_LIMIT, Draft, drafts, html, keyboard, plain
from newsroom.chat import Block, Button, Reply, Span, item, note, quote, text, title
from tests.channels.telegram_html import parse_html, units

URL = 'https://bao.example/?a=1&b="2"'
WORDS = st.text(st.sampled_from("aộ <>&\"'😀;#\n/b="), max_size=30)
SPANS = st.builds(
    Span, WORDS, bold=st.booleans(), italic=st.booleans(), url=st.sampled_from(["", URL])
)
BLOCKS = st.lists(
    st.builds(
        Block,
        st.lists(SPANS, min_size=1, max_size=3).map(tuple),
        st.sampled_from(["text", "title", "quote", "item", "note"]),
    ),
    min_size=1,
    max_size=6,
)


@settings(deadline=None)
@given(BLOCKS)
def test_html_shows_what_the_blocks_say(blocks: list[Block]) -> None:
    shown, _ = parse_html(html(blocks))
    said = "".join(("• " if block.kind == "item" else "") + block.plain for block in blocks)
    assert "".join(shown.split()) == "".join(said.split())


@settings(deadline=None, max_examples=50)
@given(BLOCKS, st.integers(1, 60))
def test_every_part_of_a_reply_fits_a_message(blocks: list[Block], times: int) -> None:
    for draft in drafts(Reply(tuple(blocks * times))):
        shown, _ = parse_html(html(draft.blocks))
        assert 0 < units(shown) <= TEXT_LIMIT


@pytest.mark.parametrize(
    ("block", "expected"),
    [
        (text("a < b", bold=True), "<b>a &lt; b</b>"),
        (text("x", italic=True), "<i>x</i>"),
        (title("T"), "<b>T</b>"),
        (title("T", "https://x.vn"), '<b><a href="https://x.vn">T</a></b>'),
        (quote("một hai", "hai"), "<blockquote>một <b>hai</b></blockquote>"),
        (item("I"), "• I"),
        (note("N", "https://x.vn?a&b"), '<i><a href="https://x.vn?a&amp;b">N</a></i>'),
        (note("N", "javascript:alert(1)"), "<i>N</i>"),
        (text("x < y"), "x &lt; y"),
    ],
)
def test_blocks(block: Block, expected: str) -> None:
    assert html([block]) == expected


def test_list_entries_stand_close_and_paragraphs_apart() -> None:
    blocks = [title("T"), text("a"), text("b"), quote("q"), item("1"), item("2"), note("n")]
    assert parse_html(html(blocks))[0] == "T\na\n\nb\nq\n• 1\n• 2\n\nn"


def test_plain_words_keep_the_addresses() -> None:
    draft = Draft(
        (title("T", "https://x.vn/1"), item("a")),
        ((Button("Mở", url="https://x.vn/2"), Button("Đúng", data="r")),),
    )
    assert plain(draft) == "T (https://x.vn/1)\n• a\nMở: https://x.vn/2"


def test_an_empty_reply_is_no_message() -> None:
    assert drafts(Reply(toast="Cảm ơn")) == []
    assert drafts(Reply((text("  "),))) == []


def test_a_picture_alone_is_one_message() -> None:
    assert drafts(Reply(picture="https://x.vn/1.jpg")) == [Draft((), (), "https://x.vn/1.jpg")]


def test_the_first_part_has_the_picture_and_the_last_the_buttons() -> None:
    buttons = ((Button("Đúng", data="r"),),)
    first, *_, last = drafts(Reply((text("Câu. " * 3000),), buttons, picture="https://x.vn/1.jpg"))
    assert (first.picture, first.buttons) == ("https://x.vn/1.jpg", ())
    assert (last.picture, last.buttons) == ("", buttons)
    assert not first.fits_caption


def test_keyboards_keep_to_the_limits() -> None:
    row = tuple(Button(str(number), data=f"p:{number}") for number in range(20))
    drawn = keyboard([row] * 6)
    assert drawn is not None
    sizes = [len(row) for row in drawn.inline_keyboard]
    assert max(sizes) == 8
    assert sum(sizes) == 100


def test_a_button_that_telegram_would_refuse_is_left_out() -> None:
    drawn = keyboard([(Button("dài", data="đ" * 33), Button("vừa", data="x" * 64))])
    assert drawn is not None
    assert [[button.text for button in row] for row in drawn.inline_keyboard] == [["vừa"]]
    assert keyboard([(Button("dài", data="x" * 65),)]) is None


def test_links_and_answers_can_be_left_out() -> None:
    rows = [(Button("Mở", url="https://x.vn"), Button("Đúng", data="r"))]
    only_links, only_data = keyboard(rows, data=False), keyboard(rows, links=False)
    assert only_links is not None
    assert only_data is not None
    assert [button.text for button in only_links.inline_keyboard[0]] == ["Mở"]
    assert [button.text for button in only_data.inline_keyboard[0]] == ["Đúng"]
    assert keyboard([]) is None
