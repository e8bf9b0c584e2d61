"""What happens, under one key for all the ways to say it in both languages."""

from __future__ import annotations

import re
from functools import cache

from newsroom.answers.questions.nouns import alternatives
from newsroom.answers.questions.wording import Wording, loose, strict

SYNONYMS: dict[str, tuple[str, str]] = {
    "chair": ("chủ trì, chủ tọa, cầm trịch", "chair, chaired, chairs, preside, presided"),
    "attend": ("dự, tham dự, tham gia, có mặt, góp mặt", "attend, attended, joined, present"),
    "speak": (
        """phát biểu, nhấn mạnh, nói, cho biết, khẳng định, chia sẻ, tuyên bố, nhận định, cho rằng,
        lưu ý, kêu gọi, nhận xét, trả lời, bày tỏ, cảnh báo, phân tích""",
        "say, said, speak, spoke, stress, stressed, tell, told, emphasise, emphasize",
    ),
    "request": ("yêu cầu, đề nghị, chỉ đạo, kiến nghị", "request, requested, ask, asked, order"),
    "sign": ("ký, kí, ký kết, ký ban hành", "sign, signed, signs"),
    "issue": ("ban hành, công bố, phát hành, xuất bản", "issue, issued, publish, published"),
    "open": ("khai mạc, khai trương, khánh thành, khởi công", "open, opened, inaugurated, launch"),
    "close": ("bế mạc, kết thúc, đóng cửa", "close, closed, end, ended"),
    "award": (
        "trao, trao tặng, tặng, được nhận, nhận, khen thưởng, tặng thưởng, bằng khen",
        "award, awarded, receive, received, present, presented, win, won",
    ),
    "appoint": ("bổ nhiệm, bầu, đắc cử, điều động, giữ chức", "appoint, appointed, elect, elected"),
    "dismiss": (
        "miễn nhiệm, cách chức, từ chức, bãi nhiệm",
        "dismiss, dismissed, resign, resigned",
    ),
    "hold": ("tổ chức, diễn ra, tiến hành", "hold, held, take place, took place, organise"),
    "happen": ("xảy ra, bùng phát, nổ ra", "happen, happened, occur, occurred, break out"),
    "found": ("thành lập, sáng lập, lập nên, ra đời", "found, founded, establish, established"),
    "reach": ("đạt, đạt được, vượt, hoàn thành", "reach, reached, achieve, achieved, hit"),
    "die": ("chết, tử vong, thiệt mạng, qua đời, mất, tử nạn", "die, died, dead, killed"),
    "injure": ("bị thương, thương tích", "injure, injured, hurt"),
    "born": ("sinh, chào đời, sinh ra", "born, birth"),
    "arrest": ("bắt, bắt giữ, khởi tố, tạm giam, truy nã", "arrest, arrested, detain, detained"),
    "sentence": ("tuyên phạt, kết án, xét xử, tuyên án", "sentence, sentenced, convict, tried"),
    "build": ("xây dựng, xây, thi công, xây cất", "build, built, construct, constructed"),
    "cost": ("tốn, trị giá, kinh phí, chi phí, giá, tổng vốn, đầu tư", "cost, costs, worth, price"),
    "discover": ("phát hiện, tìm thấy, tìm ra, khám phá", "discover, discovered, find, found"),
    "invent": ("phát minh, sáng chế", "invent, invented"),
    "write": ("viết, sáng tác, soạn, biên soạn", "write, wrote, written, compose, composed"),
    "lead": ("lãnh đạo, dẫn đầu, đứng đầu, chỉ huy", "lead, led, leads, head, headed, command"),
    "win": ("thắng, chiến thắng, vô địch, giành, đoạt, đánh bại", "win, won, beat, defeat"),
    "lose": ("thua, thất bại, mất", "lose, lost"),
    "live": ("sống, sinh sống, cư trú, định cư", "live, lived, reside, resides"),
    "visit": ("thăm, đến thăm, thăm hỏi, kiểm tra, khảo sát", "visit, visited, inspect, inspected"),
    "support": ("hỗ trợ, ủng hộ, giúp đỡ, quyên góp", "support, supported, help, helped, donate"),
    "locate": ("nằm, tọa lạc, đóng", "located, lie, lies, situated"),
    "name": ("gọi là, được gọi, tên, mang tên, đặt tên", "name, named, called, call"),
    "contain": ("gồm, bao gồm, chứa, có chứa", "contain, contains, include, includes, consist"),
    "cause": ("gây ra, gây, dẫn đến, khiến, làm cho", "cause, caused, lead to, led to, result"),
    "become": ("trở thành", "become, became"),
    "marry": ("kết hôn, cưới, lấy vợ, lấy chồng", "marry, married, wed"),
    "play": ("thủ vai, đóng vai, vào vai, chơi, thi đấu", "play, played, plays, starred"),
    "vote": ("bỏ phiếu, bầu chọn, bình chọn, thông qua", "vote, voted, pass, passed"),
    "sell": ("bán, tiêu thụ, xuất khẩu", "sell, sold, export, exported"),
    "buy": ("mua, thu mua, nhập khẩu, mua lại", "buy, bought, import, imported"),
    "plan": ("dự kiến, kế hoạch, lên kế hoạch", "plan, planned, expect, expected"),
}


@cache
def _patterns(column: int, *, as_written: bool) -> tuple[tuple[str, re.Pattern[str]], ...]:
    compiled = strict if as_written else loose
    return tuple((key, compiled(alternatives(both[column]))) for key, both in SYNONYMS.items())


def predicate(words: Wording, language: str, gap: tuple[int, int]) -> str:
    """The key of the predicate nearest to the question words ``gap`` (a range of syllables), the
    longer wording where two are as near; empty when none is known."""
    best = (1000, 0, "")
    english = language == "en"
    for key, pattern in _patterns(int(english), as_written=english or words.marked):
        for match in pattern.finditer(words.line):
            first = words.index(match.start())
            last = first + match[0].count(" ") + 1
            distance = max(first - gap[1], gap[0] - last, 0)
            best = min(best, (distance, first - last, key))
    return best[2]


@cache
def synonyms(key: str) -> tuple[tuple[str, ...], ...]:
    """The Vietnamese wordings of a predicate as rows of syllables with diacritics."""
    listed = SYNONYMS[key][0].split(",") if key else []
    return tuple(tuple(word.split()) for word in listed)


@cache
def told_in_english(key: str) -> frozenset[str]:
    """The English words of a predicate."""
    listed = SYNONYMS[key][1].replace(",", " ").split() if key else []
    return frozenset(listed)
