"""The frames of answers, in Vietnamese. Implements newsroom.answers.phrases.Phrases."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

_DID = {
    "chair": "Người chủ trì",
    "attend": "Những người dự",
    "speak": "Người phát biểu",
    "sign": "Người ký",
}
_SAID_TO = {
    "attend": "có mặt",
    "speak": "phát biểu",
    "attend-and-speak": "dự và phát biểu",
}


class VietnameseAnswers:
    """Vietnamese frames: names, posts and quotations stay as the article has them."""

    def answer(self, span: str, answer_type: str) -> str:
        return _sentence(span)

    def passage(self, sentence: str) -> str:
        return f"Câu gần nhất với điều bạn hỏi: “{sentence}”"

    def author(self, name: str) -> str:
        return f"Tác giả bài viết: {name}."

    def published(self, day: str) -> str:
        return f"Bài được đăng lúc {day}."

    def day(self, day: date, part: str, written: str) -> str:
        whole = f"ngày {day:%d/%m/%Y}"
        return _sentence(f"{part} {whole}" if part else whole)

    def people(self, names: Sequence[str], predicate: str) -> str:
        lead = _DID.get(predicate, "")
        if len(names) == 1:
            return _sentence(f"{lead}: {names[0]}" if lead else names[0])
        lines = "\n".join(f"• {name}" for name in names)
        return f"{lead or 'Gồm'}:\n{lines}"

    def post_holder(self, post: str, person: str) -> str:
        return _sentence(f"{_capital(post)}: {person}")

    def posts_of(self, person: str, posts: str) -> str:
        return _sentence(f"{person}: {posts}")

    def quotation(self, speaker: str, words: str) -> str:
        return f"{_capital(speaker)}: “{words}”"

    def no_chair(self, title: str, person: str, verb: str) -> str:
        unsaid = f"Bài “{title}” không nêu ai chủ trì."
        if not person:
            return unsaid
        return f"{unsaid} Lãnh đạo cao nhất được nêu là {_SAID_TO[verb]}: {person}."

    def unnamed(self, group: str) -> str:
        return f"{_sentence(group)} Bài viết không nêu tên."

    def earlier(self, day: date, span: str) -> str:
        return f"Bài trước đó, ngày {day:%d/%m/%Y}, nêu khác: “{span}”."

    def yes(self, proof: str) -> str:
        return f"Có. Theo bài viết: “{proof}”"

    def no(self, proof: str) -> str:
        return f"Không. Theo bài viết: “{proof}”"

    def not_said(self, title: str) -> str:
        return f"Tôi không thấy bài gần nhất, “{title}”, nói điều này."

    def not_found(self) -> str:
        return "Tôi chưa tìm thấy tin nào trả lời câu hỏi này."

    def which_article(self) -> str:
        return "Bạn hỏi về bài nào? Hãy mở một bài rồi hỏi, hoặc nêu tên bài trong câu hỏi."

    def empty(self) -> str:
        return "Chưa có bài viết nào. Hãy quay lại sau ít phút."

    def headlines(self, topic: str, lines: Sequence[str]) -> str:
        listed = "\n".join(f"• {line}" for line in lines)
        return f"Tin về {topic}:\n{listed}" if topic else f"Tin mới:\n{listed}"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _sentence(text: str) -> str:
    """``text`` as a sentence: a capital first and a full stop last."""
    whole = _capital(text.strip(" ,;:"))
    return whole if whole.endswith((".", "!", "?", "…", "”")) else f"{whole}."
