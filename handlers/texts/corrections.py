"""What editors and readers are told of corrected articles."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from newsroom.models import Language


@dataclass(frozen=True, slots=True)
class CorrectionTexts:
    """One language's words, with gaps for what they are about."""

    # To editors
    none: str
    heading: str
    corrected: str
    nobody: str
    people: str
    version: str
    unchanged: str
    more_changes: str
    told: str
    notice: str
    asking: str
    sent: str
    again: str
    gone: str
    show_button: str
    list_button: str
    older_button: str
    text_button: str
    announce_button: str
    send_button: str
    back_button: str
    # To readers
    correction: str
    explained: str
    old: str
    new: str
    added: str
    removed: str

    def count(self, people: int) -> str:
        """How many people were answered from an earlier text."""
        return self.people.format(count=people) if people else self.nobody


CORRECTIONS: Mapping[Language, CorrectionTexts] = {
    "vi": CorrectionTexts(
        none="Chưa có bài nào được sửa.",
        heading="Bài đã sửa",
        corrected="sửa lúc {time}",
        nobody="không ai nhận câu trả lời từ bản cũ",
        people="{count} người nhận câu trả lời từ bản cũ",
        version="Lần sửa {number}/{count}, lúc {time}",
        unchanged="Lời văn không đổi.",
        more_changes="và {count} chỗ khác",
        told="Đã gửi đính chính cho {count} người.",
        notice="Bài “{title}” vừa được sửa; {people}.",
        asking="Gửi tin đính chính trên cho {count} người?",
        sent="Đang gửi đính chính cho {count} người.",
        again="Bài vừa được sửa thêm lần nữa. Xem lại trước khi gửi.",
        gone="Bài này không còn nữa.",
        show_button="Xem: {title}",
        list_button="Các bài đã sửa",
        older_button="Lần sửa trước",
        text_button="Nguyên văn bản cũ",
        announce_button="Đính chính với {count} người",
        send_button="Gửi cho {count} người",
        back_button="Quay lại",
        correction="Đính chính",
        explained="Tôi đã trả lời bạn theo bài “{title}”. Bài ấy nay đã được sửa.",
        old="Trước: {text}",
        new="Nay: {text}",
        added="Thêm: {text}",
        removed="Bỏ: {text}",
    ),
    "en": CorrectionTexts(
        none="No article has been corrected yet.",
        heading="Corrected articles",
        corrected="corrected at {time}",
        nobody="nobody was answered from the old text",
        people="answers from the old text went to {count}",
        version="Correction {number}/{count}, at {time}",
        unchanged="The wording is the same.",
        more_changes="and {count} more changes",
        told="The correction was sent to {count}.",
        notice="“{title}” has just been corrected; {people}.",
        asking="Send the correction above to {count}?",
        sent="The correction is on its way to {count}.",
        again="The article has been corrected once more. Look again before you send.",
        gone="This article is gone.",
        show_button="Show: {title}",
        list_button="Corrected articles",
        older_button="The correction before",
        text_button="The old text in full",
        announce_button="Tell the {count} who had the old answer",
        send_button="Send to {count}",
        back_button="Back",
        correction="Correction",
        explained="I answered you from “{title}”, which has been corrected since.",
        old="Before: {text}",
        new="Now: {text}",
        added="Added: {text}",
        removed="Removed: {text}",
    ),
}
