"""People with posts, days, quotations and roles in invented sentences."""

from __future__ import annotations

from datetime import date

import pytest

from newsroom.answers.entities.dates import days
from newsroom.answers.entities.people import mentions, people
from newsroom.answers.entities.posts import posts
from newsroom.answers.entities.quotations import quotations
from newsroom.answers.entities.roles import roles
from newsroom.answers.evidence import dump, find_evidence, load

LIST = (
    "Dự Hội nghị có đồng chí Lù Văn Pao, Phó Bí thư Tỉnh ủy, Chủ tịch UBND tỉnh; đồng chí Tẩn Mý "
    "Lan, Ủy viên Ban Thường vụ Tỉnh uỷ, Giám đốc Sở Giáo dục và Đào tạo; bà Giàng Thị Súa, "
    "Trưởng Ban Dân tộc HĐND tỉnh."
)


def held(text: str) -> dict[str, tuple[str, ...]]:
    return {person.name: person.posts for person in people(mentions(text))}


def test_a_list_gives_everyone_all_posts() -> None:
    assert held(LIST) == {
        "Lù Văn Pao": ("Phó Bí thư Tỉnh ủy", "Chủ tịch UBND tỉnh"),
        "Tẩn Mý Lan": ("Ủy viên Ban Thường vụ Tỉnh uỷ", "Giám đốc Sở Giáo dục và Đào tạo"),
        "Giàng Thị Súa": ("Trưởng Ban Dân tộc HĐND tỉnh",),
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Bí thư Huyện ủy Nậm Tông Hoàng Văn Hiệp đã trao quà.",
            {"Hoàng Văn Hiệp": ("Bí thư Huyện ủy Nậm Tông",)},
        ),
        (
            "Ông Vàng A Lử - chủ tịch UBND xã Tả Pín - cho biết nước đã rút.",
            {"Vàng A Lử": ("chủ tịch UBND xã Tả Pín",)},
        ),
        ("Cầu Nguyễn Văn Ba ở phường Trần Phú đã xong.", {}),
        ("Thủ tướng Canada Ahmed Hussen đến thăm.", {"Ahmed Hussen": ("Thủ tướng Canada",)}),
        ("Chủ tịch UBND tỉnh Lù Văn Pao kết luận.", {"Lù Văn Pao": ("Chủ tịch UBND tỉnh",)}),
    ],
)
def test_posts_before_and_after_a_name(text: str, expected: dict[str, tuple[str, ...]]) -> None:
    assert held(text) == expected


def test_a_short_name_joins_the_full_one() -> None:
    text = "Ông Lù Văn Pao, Chủ tịch UBND tỉnh, đến sớm. Ông Pao ở lại lâu."
    assert held(text) == {"Lù Văn Pao": ("Chủ tịch UBND tỉnh",)}


@pytest.mark.parametrize(
    ("text", "published", "expected"),
    [
        ("Sáng 06/1, tỉnh họp.", date(2024, 1, 7), [(date(2024, 1, 6), "sáng")]),
        ("Ngày 28-12 đã xong.", date(2025, 1, 3), [(date(2024, 12, 28), "")]),
        ("Từ ngày 5 tháng 9 năm 2024.", date(2026, 1, 1), [(date(2024, 9, 5), "")]),
        ("Tối qua mưa lớn.", date(2026, 11, 2), [(date(2026, 11, 1), "tối")]),
        (
            "Thắng 3-1, tăng 3.5 lần, 1/2 số hộ, 20.11 kg.",
            date(2026, 11, 2),
            [(date(2027, 2, 1), "")],
        ),
    ],
)
def test_days_are_completed(text: str, published: date, expected: list[object]) -> None:
    assert [(day.day, day.part) for day in days(text, published)] == expected


def test_a_quotation_has_its_speaker() -> None:
    text = "Chủ tịch UBND tỉnh Lù Văn Pao nhấn mạnh: “Phải giữ rừng như giữ nhà mình.”"
    found = quotations(text, mentions(text))
    assert [(each.speaker, each.words, each.direct) for each in found] == [
        ("Lù Văn Pao", "Phải giữ rừng như giữ nhà mình.", True)
    ]
    assert text[found[0].start : found[0].end] == found[0].words


@pytest.mark.parametrize(
    ("text", "chairs"),
    [
        ("Sáng 3/11, bà Tẩn Mý Lan, Giám đốc Sở Y tế chủ trì cuộc họp.", ["Tẩn Mý Lan"]),
        ("Hội nghị do ông Lù Văn Pao, Chủ tịch UBND tỉnh chủ trì.", ["Lù Văn Pao"]),
        ("Dưới sự chủ trì của đồng chí Lù Văn Pao, hội nghị đã bàn ba việc.", ["Lù Văn Pao"]),
        ("Chủ trì cuộc họp, ông Lù Văn Pao cho biết mưa còn kéo dài.", ["Lù Văn Pao"]),
        ("Cử tri đề nghị ông Lù Văn Pao chủ trì cuộc họp.", []),
        ("Giao Sở Y tế chủ trì, phối hợp với các xã.", []),
        ("Ông Lù Văn Pao không chủ trì cuộc họp.", []),
        ("Bà Tẩn Mý Lan chủ trì buổi họp, đến dự còn có ông Lù Văn Pao.", ["Tẩn Mý Lan"]),
    ],
)
def test_who_chaired(text: str, chairs: list[str]) -> None:
    found = roles(text, mentions(text), "chair")
    assert [person.name for role in found for person in role.people] == chairs


def test_who_attended_is_the_whole_list() -> None:
    found = roles(LIST, mentions(LIST), "attend")
    assert [len(role.people) for role in found] == [3]
    assert LIST[found[0].start : found[0].end].startswith("Lù Văn Pao, Phó Bí thư")


def test_evidence_survives_storage() -> None:
    text = (
        "Ủy ban nhân dân (UBND) xã họp. Ông Lù Văn Pao, Chủ tịch UBND xã, nói: “Nước đã rút hết.”"
    )
    evidence = find_evidence([LIST, text])
    assert load(dump(evidence)) == evidence
    assert dict(evidence.abbreviations) == {"UBND": "Ủy ban nhân dân"}
    assert evidence.said[0].passage == 1
    assert load("[1]") == load("not json") == find_evidence([])


def test_growth_is_no_post() -> None:
    found = posts("Tốc độ tăng trưởng dân số; ông Lò Văn Pan, trưởng bản")
    assert [post.text for post in found] == ["trưởng bản"]
