"""The frames of answers, in English. Implements newsroom.answers.phrases.Phrases."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

_DID = {
    "chair": "Chaired by",
    "attend": "Attended by",
    "speak": "Who spoke",
    "sign": "Signed by",
}
_SAID_TO = {
    "attend": "attending",
    "speak": "speaking",
    "attend-and-speak": "attending and speaking",
}
_PARTS = {
    "rạng sáng": "in the small hours of",
    "sáng": "on the morning of",
    "trưa": "at midday on",
    "chiều": "on the afternoon of",
    "tối": "on the evening of",
    "đêm": "on the night of",
    "khuya": "late on",
}


class EnglishAnswers:
    """English frames around names, posts and quotations in Vietnamese, as the article has them."""

    def answer(self, span: str, answer_type: str) -> str:
        return f"The article says: “{span}”."

    def passage(self, sentence: str) -> str:
        return f"The sentence nearest to your question: “{sentence}”"

    def author(self, name: str) -> str:
        return f"The article was written by {name}."

    def published(self, day: str) -> str:
        return f"The article was published at {day}."

    def day(self, day: date, part: str, written: str) -> str:
        lead = _PARTS.get(part, "on")
        return f"{lead[:1].upper()}{lead[1:]} {day.day} {day:%B %Y} (“{written}”)."

    def people(self, names: Sequence[str], predicate: str) -> str:
        lead = _DID.get(predicate, "")
        if len(names) == 1:
            return f"{lead}: {names[0]}." if lead else f"{names[0]}."
        lines = "\n".join(f"• {name}" for name in names)
        return f"{lead or 'These'}:\n{lines}"

    def post_holder(self, post: str, person: str) -> str:
        return f"{post[:1].upper()}{post[1:]}: {person}."

    def posts_of(self, person: str, posts: str) -> str:
        return f"{person}: {posts}."

    def quotation(self, speaker: str, words: str) -> str:
        return f"{speaker[:1].upper()}{speaker[1:]}: “{words}”"

    def no_chair(self, title: str, person: str, verb: str) -> str:
        unsaid = f"The article “{title}” does not name a chair."
        if not person:
            return unsaid
        return f"{unsaid} The highest leader it names as {_SAID_TO[verb]} is {person}."

    def unnamed(self, group: str) -> str:
        return f"“{group}”. The article gives no names."

    def earlier(self, day: date, span: str) -> str:
        return f"An earlier article, of {day.day} {day:%B %Y}, said otherwise: “{span}”."

    def yes(self, proof: str) -> str:
        return f"Yes. The article says: “{proof}”"

    def no(self, proof: str) -> str:
        return f"No. The article says: “{proof}”"

    def not_said(self, title: str) -> str:
        return f"I do not see that the nearest article, “{title}”, says this."

    def not_found(self) -> str:
        return "I found no news that answers this question."

    def which_article(self) -> str:
        return "Which article do you mean? Open one and ask, or name it in your question."

    def empty(self) -> str:
        return "There are no articles yet. Please come back in a few minutes."

    def headlines(self, topic: str, lines: Sequence[str]) -> str:
        listed = "\n".join(f"• {line}" for line in lines)
        return f"News about {topic}:\n{listed}" if topic else f"The latest news:\n{listed}"
