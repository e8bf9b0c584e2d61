"""Replies as Zalo shows them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from bot.zalo.render import LIMIT, draw
from newsroom.chat import Block, Button, Reply, Span, item, note, quote, text, title

HINT = "Trả lời bằng số:"
WORDS = st.text(alphabet="aăâ bcdđeêơ.\n", max_size=900)
BLOCKS = st.lists(
    st.builds(
        lambda words, kind, url: Block((Span(words, url=url),), kind),
        WORDS,
        st.sampled_from(["text", "title", "quote", "item", "note"]),
        st.sampled_from(["", "https://bao.example/bai-viet"]),
    ),
    max_size=8,
)


def shown(reply: Reply) -> str:
    [draft] = draw(reply, HINT).drafts
    return draft.text


def test_styles_become_words_and_addresses_lines() -> None:
    reply = Reply(
        (
            title("Khánh thành cầu", "https://bao.example/cau"),
            quote("Cầu dài 42 mét.", "42 mét"),
            item("Chợ quế"),
            item("Trường mới"),
            note("Nguồn: Khánh thành cầu", "https://bao.example/cau"),
        )
    )
    assert shown(reply) == (
        "Khánh thành cầu\nhttps://bao.example/cau\n“Cầu dài 42 mét.”\n• Chợ quế\n• Trường mới\n\n"
        "Nguồn: Khánh thành cầu\nhttps://bao.example/cau"
    )


def test_a_quotation_that_has_its_marks_gets_no_more() -> None:
    assert shown(Reply((quote("“Bà con rất mừng”, ông nói."),))) == "“Bà con rất mừng”, ông nói."


def test_an_address_is_written_once() -> None:
    link = Button("Mở bài", url="https://bao.example/cau")
    assert shown(Reply((title("Cầu", link.url),), ((link,),))).count("https://") == 1
    assert shown(Reply((text("Cầu"),), ((link,),))) == "Cầu\n\nMở bài:\nhttps://bao.example/cau"


def test_an_entry_that_no_button_repeats_is_not_numbered() -> None:
    reply = Reply(
        (item("Chợ quế"), item("Cầu mới")),
        ((Button("Cầu mới", data="article:2"), Button("Cũ hơn ›", data="news:5")),),
    )
    drawing = draw(reply, HINT)
    assert drawing.drafts[0].text == ("• Chợ quế\n1. Cầu mới\n\nTrả lời bằng số:\n2. Cũ hơn ›")
    assert drawing.presses == ("article:2", "news:5")


def test_markup_is_escaped_and_left_out_where_there_is_none() -> None:
    [bold] = draw(Reply((title("Giá < 5 & > 3"),)), HINT).drafts
    assert bold.html == "<b>Giá &lt; 5 &amp; &gt; 3</b>"
    [plain] = draw(Reply((text("Giá < 5"),)), HINT).drafts
    assert plain.html == ""


def test_nothing_to_say_is_no_message() -> None:
    assert draw(Reply((text("  "),)), HINT).drafts == ()


@given(BLOCKS, st.integers(0, 12), st.integers(0, 5))
def test_every_message_fits_and_every_button_is_there(
    blocks: list[Block], count: int, room: int
) -> None:
    row = tuple(Button(f"Nút {number}", data=f"b:{number}") for number in range(count))
    drawing = draw(Reply((text("Chọn"), *blocks), (row,)), HINT, room=room)
    assert all(1 <= len(draft.text) <= LIMIT for draft in drawing.drafts)
    whole = "\n".join(draft.text for draft in drawing.drafts)
    if 0 < count <= room:
        assert drawing.drafts[-1].buttons == row
        assert drawing.presses == ()
    else:
        assert drawing.presses == tuple(each.data for each in row)
        assert all(f"{number}. Nút {number - 1}" in whole for number in range(1, count + 1))
