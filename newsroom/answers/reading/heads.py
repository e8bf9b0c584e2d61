"""Nouns before or in a name that say whether it is a person, an organisation or a place."""

from __future__ import annotations

from newsroom.answers.reading.chunks import Head

_PERSONS = """
    ông, bà, anh, chị, cô, chú, bác, em, cụ, ngài, vua, đồng chí, giáo sư, tiến sĩ, bác sĩ,
    thạc sĩ, nhà thơ, nhà văn, nhà báo, tổng thống, thủ tướng, chủ tịch, bộ trưởng, giám đốc,
    hoàng đế, đại tướng, tướng, ca sĩ, diễn viên, nhạc sĩ, họa sĩ, nghị sĩ, bí thư, linh mục,
    giám mục, hoàng tử, công chúa, nữ hoàng, đại tá, trung tá, thiếu tướng, luật sư, kỹ sư,
    sĩ, tá, trưởng, tịch, viên
"""
_ORGANISATIONS = """
    công ty, tập đoàn, trường, đại học, học viện, viện, bệnh viện, ngân hàng, đảng, hội,
    ủy ban, ban, bộ, sở, cục, tổ chức, liên đoàn, hiệp hội, câu lạc bộ, đội, báo, đài, kênh,
    hãng, tòa, quân đội, hội đồng, quỹ, cơ quan, liên minh, trung tâm, ubnd, hđnd, văn phòng,
    phòng, nhóm
"""
_PLACES = """
    thành phố, tỉnh, huyện, xã, phường, quận, thị xã, thị trấn, thủ đô, nước, sông, núi, đảo,
    quần đảo, hồ, biển, vịnh, đường, phố, đại lộ, quảng trường, cầu, chợ, cảng, sân bay, bang,
    tiểu bang, pháo đài, làng, thôn, bản, khu, miền, vùng, tp, châu, nhà thờ, cung điện,
    lâu đài, tháp, công viên, đèo, thung lũng, khách sạn, quốc lộ, sân vận động, bảo tàng,
    nhà hát
"""

LONGEST = 3
"""Syllables of a head."""

HEADS: dict[tuple[str, ...], Head] = {
    tuple(noun.split()): head
    for listed, head in (
        (_PERSONS, Head.PERSON),
        (_ORGANISATIONS, Head.ORGANISATION),
        (_PLACES, Head.PLACE),
    )
    for noun in listed.split(",")
}
