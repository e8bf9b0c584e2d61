"""Chat writing in full: what people shorten when they ask."""

from __future__ import annotations

import re

from newsroom.text.normalize import nfc

_LONG_FORMS = {
    short: long
    for line in """
        ko k kg kh hk hok khum hong hông kô = không
        dc đc đk dk đươc = được
        mn mng = mọi người
        ntn nhtn = như thế nào
        tnao thnao = thế nào
        bnhiu bnhiêu bnhieu bnh baonhieu bnhìu = bao nhiêu
        j gj = gì
        lj = là gì
        z zậy zay dzậy zị dị = vậy
        hnay hnai = hôm nay
        hqua = hôm qua
        ng ngta = người
        vs = với
        đag dag đg = đang
        lm = làm
        ns = nói
        cx cux cũg = cũng
        nx = nữa
        nhìu nhiu = nhiều
        trc trcs = trước
        bh = bao giờ
        cty = công ty
        bv = bệnh viện
        gv = giáo viên
        hs = học sinh
        sv = sinh viên
        cttp = chủ tịch thành phố
        cttinh = chủ tịch tỉnh
        pct = phó chủ tịch
        bttu = bí thư tỉnh ủy
        tv = thành viên
        đv = đơn vị
        đb = đại biểu
        qđ = quyết định
        nq = nghị quyết
        dn = doanh nghiệp
        tnxh = tệ nạn xã hội
        tngt = tai nạn giao thông
        gthong = giao thông
        csgt = cảnh sát giao thông
        vn = việt nam
        tq = trung quốc
        hcm tphcm = thành phố hồ chí minh
        sg = sài gòn
        wa = quá
        thik = thích
        r = rồi
        mik mk = mình
        vc = việc
    """.strip().splitlines()
    for long in [line.split(" = ")[1].strip()]
    for short in line.split(" = ")[0].split()
}
_WORD = re.compile(r"[^\W_]+")
# Single letters and abbreviations with two meanings, decided by what stands beside them.
_IN_CONTEXT = (
    (re.compile(r"(?<!\S)s(?= (?:lại|lai|mà|ma|không|khong)\b)"), "sao"),
    (re.compile(r"(?<=\bvì )s\b|(?<=\bvi )s\b|(?<=\btại )s\b|(?<=\btai )s\b"), "sao"),
    (re.compile(r"(?<=[\w] )v(?=[\s?!.]*$)"), "vậy"),
    (re.compile(r"(?<=\bmấy )h\b|(?<=\bmay )h\b"), "giờ"),
    (re.compile(r"(?<=\bbao )h\b"), "giờ"),
    (re.compile(r"(?<=\bmay)h\b|(?<=\bmấy)h\b"), " giờ"),
    (re.compile(r"\bbn(?= \w)|\bbn(?=[\s?!.]*$)"), "bao nhiêu"),
    (re.compile(r"(?<=\bbao )nhi?[uù]\b"), "nhiêu"),
    (re.compile(r"(?<!\bbao )\bnhiêu\b"), "bao nhiêu"),
    (re.compile(r"(?<=\b(?:het|hết|dai|dài|gia|giá|mat|mất) )nhieu\b"), "bao nhieu"),
    (re.compile(r"\b(?:bữa|bua) (?:nào|nao)\b"), "ngày nào"),
    (re.compile(r"\b(?:chừng|chung) (?:nào|nao)\b"), "khi nào"),
    (re.compile(r" (?:ad|admin)(?=[\s?!.]*$)"), ""),
    (re.compile(r"\b[oơở] ?đâu\b"), "ở đâu"),
    (re.compile(r"\b(?:là|la) ?j\b"), "là gì"),
)


def expand(text: str) -> str:
    """``text`` with its shorthand written out; capitals are names or terms and stay as they are
    (vitamin K), unless the whole text is in capitals."""
    text = nfc(text)
    for pattern, long in _IN_CONTEXT:
        text = pattern.sub(long, text)
    shouting = text.isupper()
    return _WORD.sub(lambda match: _long(match[0], shouting), text)


def _long(word: str, shouting: bool) -> str:
    if word.islower() or shouting:
        return _LONG_FORMS.get(word.lower(), word)
    return word
