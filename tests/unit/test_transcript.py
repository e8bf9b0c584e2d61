"""The page's transcript: what it keeps, in which order, and that it survives being stored."""

import json
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.web.transcript import LIMIT, Transcript, dump, load
from newsroom.chat import Block, Button, Reply, Span, note, quote, text

NOW = datetime(2026, 11, 24, 7, 0, tzinfo=UTC)

words = st.text(min_size=1, max_size=20)
spans = st.builds(Span, text=words, bold=st.booleans(), italic=st.booleans(), url=st.text())
blocks = st.builds(
    Block,
    spans=st.lists(spans, min_size=1, max_size=3).map(tuple),
    kind=st.sampled_from(["text", "title", "quote", "item", "note"]),
)
buttons = st.builds(Button, label=words, data=words) | st.builds(Button, label=words, url=words)
replies = st.builds(
    Reply,
    blocks=st.lists(blocks, max_size=3).map(tuple),
    buttons=st.lists(st.lists(buttons, max_size=3).map(tuple), max_size=2).map(tuple),
    picture=st.text(max_size=5),
    replaces=st.booleans(),
    article_id=st.integers(0, 9),
    toast=st.text(max_size=5),
)


@given(st.lists(replies, max_size=5))
def test_it_survives_being_stored(said: list[Reply]) -> None:
    transcript = Transcript().say("câu hỏi", NOW).answer(said, NOW)
    assert load(json.loads(json.dumps(dump(transcript)))) == transcript


@pytest.mark.parametrize(
    "value", [None, [], "x", {}, {"messages": [{}], "toast": ""}, {"messages": 3, "toast": ""}]
)
def test_what_another_version_stored_is_an_empty_conversation(value: object) -> None:
    assert load(value) == Transcript()


def test_old_messages_are_forgotten_and_numbers_never_return() -> None:
    transcript = Transcript()
    for number in range(LIMIT + 10):
        transcript = transcript.say(str(number), NOW)
    ids = [message.id for message in transcript.messages]
    assert ids == list(range(11, LIMIT + 11))


def test_a_replacing_reply_takes_the_place_of_the_pressed_message() -> None:
    page = Reply((text("trang 1"),), ((Button("Tiếp", data="news:1"),),))
    before = Transcript().answer([page], NOW).say("câu khác", NOW)
    after = before.answer([Reply((text("trang 2"),), replaces=True)], NOW, pressed=1)
    assert [message.reply.plain for message in after.messages] == ["trang 2", "câu khác"]
    assert [message.id for message in after.changed_since(before)] == [1]


def test_a_replacing_reply_to_a_forgotten_message_is_a_new_one() -> None:
    before = Transcript().say("câu hỏi", NOW)
    after = before.answer([Reply((text("trang 2"),), replaces=True)], NOW, pressed=99)
    assert [message.id for message in after.changed_since(before)] == [2]


def test_a_toast_alone_adds_no_message_and_the_next_answer_ends_it() -> None:
    before = Transcript().say("câu hỏi", NOW)
    thanked = before.answer([Reply(toast="Cảm ơn")], NOW)
    assert thanked.messages == before.messages
    assert thanked.toast == "Cảm ơn"
    assert thanked.answer([Reply((quote("a"), note("b")))], NOW).toast == ""
