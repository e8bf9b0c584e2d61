"""Zalo's events read: what is known of them, and whatever else may come."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.zalo.events import PRESS, Event, Kind, bot_event, oa_event
from bot.zalo.webhook import signature

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=8,
)
EVENTS = st.fixed_dictionaries(
    {},
    optional={
        "event_name": st.sampled_from(
            ["message.text.received", "user_send_text", "follow", "unfollow"]
        )
        | VALUES,
        "result": VALUES,
        "message": st.fixed_dictionaries(
            {},
            optional={
                "message_id": VALUES,
                "msg_id": VALUES,
                "text": VALUES,
                "caption": VALUES,
                "chat": VALUES | st.fixed_dictionaries({"id": VALUES}),
                "from": VALUES | st.fixed_dictionaries({"id": VALUES}),
            },
        )
        | VALUES,
        "sender": VALUES | st.fixed_dictionaries({"id": VALUES}),
        "follower": VALUES | st.fixed_dictionaries({"id": VALUES}),
    },
)


def message(name: str = "text", **more: Any) -> dict[str, Any]:
    body = {
        "from": {"id": "u1", "display_name": "Ted", "is_bot": False},
        "chat": {"id": "c1", "chat_type": "PRIVATE"},
        "message_id": "m1",
        "date": 1750316131602,
    }
    return {"event_name": f"message.{name}.received", "message": body | more}


def test_both_envelopes_are_the_same_event() -> None:
    bare = message(text="Xin chào")
    expected = Event(Kind.SAID, "c1/m1", "c1", "u1", "Xin chào", message_id="m1")
    assert bot_event(bare) == bot_event({"ok": True, "result": bare}) == expected


@pytest.mark.parametrize("kind", ["sticker", "voice", "image"])
def test_what_has_no_words_says_nothing(kind: str) -> None:
    event = bot_event(message(kind))
    assert event is not None and (event.kind, event.text) == (Kind.SAID, "")


def test_what_zalo_keeps_back_is_known_as_such() -> None:
    event = bot_event(message("unsupported"))
    assert event is not None and event.kind is Kind.UNDELIVERED


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"ok": False, "error_code": 408, "description": "Request timeout"},
        message(text="x", **{"from": {"id": "b", "is_bot": True}}),
        message(text="x", message_id=""),
        {"event_name": "chat.joined", "message": message()["message"]},
    ],
)
def test_what_is_not_for_us(body: dict[str, Any]) -> None:
    assert bot_event(body) is None


@pytest.mark.parametrize(
    ("said", "heard"),
    [
        ("@Hỏi Tin cầu dài bao nhiêu?", "cầu dài bao nhiêu?"),
        ("@hỏi tin, cầu dài?", "cầu dài?"),
        ("@bot.abc: chào", "chào"),
        ("@Hỏi Tin", ""),
        ("@An ơi", "@An ơi"),
        ("gửi cho @Hỏi Tin", "gửi cho @Hỏi Tin"),
    ],
)
def test_our_name_at_the_beginning_is_left_out(said: str, heard: str) -> None:
    event = bot_event(message(text=said), ("bot.abc", "Hỏi Tin", ""))
    assert event is not None and event.text == heard


def test_a_button_comes_back_as_a_text() -> None:
    body = {
        "event_name": "user_send_text",
        "sender": {"id": "u1"},
        "message": {"text": f"{PRESS}article:12", "msg_id": "m1"},
    }
    assert oa_event(body) == Event(Kind.SAID, "m1", "u1", "u1", "", "article:12", "m1")


def test_follow_and_unfollow() -> None:
    body = {"event_name": "follow", "follower": {"id": "u1"}, "timestamp": "5"}
    assert oa_event(body) == Event(Kind.SAID, "follow/u1/5", "u1", "u1", "/start")
    gone = oa_event(body | {"event_name": "unfollow"})
    assert gone is not None and gone.kind is Kind.LEFT


def test_the_signature_is_that_of_the_raw_body() -> None:
    body = '{"timestamp":"1717061839659", "text":"chào"}'.encode()
    first = signature("12", body, "key")
    assert len(first) == 64
    assert signature("12", json.dumps(json.loads(body)).encode(), "key") != first
    assert signature("12", body, "other") != first


@given(EVENTS)
def test_whatever_comes_is_an_event_or_none(body: dict[str, Any]) -> None:
    for event in (bot_event(body, ("Hỏi Tin",)), oa_event(body)):
        assert event is None or (event.key and event.chat_id and event.user_id)
