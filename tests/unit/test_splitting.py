"""Splitting: nothing lost, nothing too long, and cut where a reader would."""

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.splitting import DRESS, split_blocks, split_text, utf16_length
from newsroom.chat import Block, Span, item, text, title

WORDS = st.text(alphabet="aăâ ộ́đ.!? \n😀👩‍🌾é1", max_size=400)
BLOCKS = st.lists(
    st.builds(
        Block,
        st.lists(st.builds(Span, WORDS, bold=st.booleans()), max_size=3).map(tuple),
        st.sampled_from(["text", "title", "quote", "item", "note"]),
    ),
    max_size=8,
)


def squeezed(words: str) -> str:
    return "".join(words.split())


def cost(message: tuple[Block, ...]) -> int:
    return sum(utf16_length(block.plain) + DRESS for block in message)


@settings(deadline=None)
@given(st.text())
def test_utf16_length_is_that_of_the_encoding(words: str) -> None:
    assert utf16_length(words) == len(words.encode("utf-16-le", "surrogatepass")) // 2


@settings(deadline=None)
@given(WORDS, st.integers(4, 60))
def test_parts_fit_and_nothing_is_lost(words: str, limit: int) -> None:
    parts = split_text(words, limit)
    assert all(0 < utf16_length(part) <= limit for part in parts)
    assert squeezed("".join(parts)) == squeezed(words)


@settings(deadline=None)
@given(WORDS, st.integers(1, 60))
def test_characters_are_counted_where_the_platform_counts_them(words: str, limit: int) -> None:
    assert all(len(part) <= limit for part in split_text(words, limit, len))


@settings(deadline=None)
@given(BLOCKS, st.integers(20, 120))
def test_messages_fit_and_keep_text_and_styles(blocks: list[Block], limit: int) -> None:
    messages = split_blocks(blocks, limit)
    assert all(cost(message) <= limit for message in messages)
    for style in (True, False):
        assert squeezed(styled([b for m in messages for b in m], style)) == squeezed(
            styled(blocks, style)
        )


def styled(blocks: list[Block], bold: bool) -> str:
    return "".join(span.text for block in blocks for span in block.spans if span.bold is bold)


def test_a_short_text_stays_whole() -> None:
    assert split_text("Chào bạn.", 4096) == ["Chào bạn."]
    assert split_text("", 4096) == []


def test_the_cut_falls_between_sentences() -> None:
    words = "Cầu Ngòi Sen dài 1.200 m. TP. Hạ Lam góp 3 tỷ đồng. Xe chạy từ 06/1."
    assert split_text(words, 55) == [
        "Cầu Ngòi Sen dài 1.200 m. TP. Hạ Lam góp 3 tỷ đồng.",
        "Xe chạy từ 06/1.",
    ]


def test_a_sentence_that_is_too_long_is_cut_between_words() -> None:
    assert split_text("một hai ba bốn năm", 9) == ["một hai", "ba bốn", "năm"]


def test_no_emoji_and_no_marked_letter_is_torn() -> None:
    assert split_text("😀" * 5, 5) == ["😀😀", "😀😀", "😀"]
    assert split_text("👩‍🌾👩‍🌾", 7) == ["👩‍🌾", "👩‍🌾"]
    assert split_text("e\u0301" * 4, 3) == ["e\u0301"] * 4


def test_a_title_goes_with_the_block_that_follows_it() -> None:
    blocks = [text("x" * 30), title("Tin mới"), text("y" * 30), item("z" * 30)]
    assert split_blocks(blocks, 60) == [
        (blocks[0],),
        (blocks[1], blocks[2]),
        (blocks[3],),
    ]


def test_a_block_cut_in_two_keeps_its_kind_and_link() -> None:
    parts = Span("Một câu. ", bold=True), Span("Hai câu.", url="https://bao.example/1")
    (first,), (second,) = split_blocks([Block(parts, "quote")], 8 + 4 + DRESS)
    assert first == Block(parts[:1], "quote")
    assert second == Block(parts[1:], "quote")
