from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gather.encoding import decode
from gather.legacy import _TCVN3, from_tcvn3, from_vni, to_unicode

TEXT = "Hội nghị của tỉnh Mường Lạn được tổ chức trong ngày 6 tháng 1; các đại biểu về dự đông đủ."
OLD_LETTERS = {new: chr(old) for old, new in _TCVN3.items()}
VNI = (
    "Hoäi nghò cuûa tænh Möôøng Laïn ñöôïc toå chöùc trong ngaøy 6 thaùng 1; "
    "caùc ñaïi bieåu veà döï ñoâng ñuû."
)


def in_tcvn3(text: str) -> str:
    return "".join(OLD_LETTERS.get(letter, letter) for letter in text)


def page(text: str, charset: str = "") -> str:
    declared = f'<meta http-equiv="Content-Type" content="text/html; charset={charset}">'
    return f"<html><head>{declared if charset else ''}</head><body><p>{text}</p></body></html>"


def in_1258(text: str) -> bytes:
    """windows-1258 writes the tone as a mark of its own after the vowel."""
    out = []
    for letter in text:
        parts = unicodedata.normalize("NFD", letter)
        tones = "".join(c for c in parts if c in "\u0300\u0301\u0303\u0309\u0323")
        base = unicodedata.normalize("NFC", "".join(c for c in parts if c not in tones))
        out.append(base + tones)
    return "".join(out).encode("cp1258")


@pytest.mark.parametrize("charset", ["", "utf-8", "iso-8859-1", "windows-1258", "x-unknown"])
def test_utf8_is_seen_whatever_is_declared(charset: str) -> None:
    assert TEXT in decode(page(TEXT, charset).encode())


@pytest.mark.parametrize("declared", ["", "iso-8859-1", "UTF-8"])
def test_utf8_is_seen_whatever_the_server_says(declared: str) -> None:
    assert decode(TEXT.encode(), declared) == TEXT


@pytest.mark.parametrize("charset", ["", "windows-1258", "iso-8859-1", "utf-8"])
def test_windows_1258(charset: str) -> None:
    raw = page("", charset).encode().replace(b"<p>", b"<p>" + in_1258(TEXT))
    assert TEXT in decode(raw)


@pytest.mark.parametrize("charset", ["", "iso-8859-1", "windows-1252", "utf-8"])
def test_tcvn3_bytes(charset: str) -> None:
    assert TEXT in decode(page(in_tcvn3(TEXT), charset).encode("latin-1"))


def test_tcvn3_written_as_utf8_or_as_references() -> None:
    old = in_tcvn3(TEXT)
    references = "".join(f"&#{ord(c)};" if ord(c) > 127 else c for c in old)
    assert TEXT in decode(page(old, "utf-8").encode())
    assert TEXT in decode(page(references).encode())


def test_vni_bytes_and_utf8() -> None:
    assert decode(VNI.encode("cp1252")) == TEXT
    assert decode(VNI.encode()) == TEXT


def test_capitals_of_vni() -> None:
    assert from_vni("UÛY BAN NHAÂN DAÂN TÆNH ÑOÀNG THAÙP") == "ỦY BAN NHÂN DÂN TỈNH ĐỒNG THÁP"


def test_utf16_by_its_mark_and_utf8_with_one() -> None:
    assert decode(b"\xff\xfe" + TEXT.encode("utf-16-le")) == TEXT
    assert decode(b"\xef\xbb\xbf" + TEXT.encode()) == TEXT


def test_a_broken_byte_does_not_spoil_a_page() -> None:
    text = decode(page(TEXT * 20).encode().replace(b"<p>", b"<p>\xff"))
    assert TEXT in text


def test_other_languages_are_left_as_they_are() -> None:
    french = "Le congrès a été organisé à l'hôtel de ville; les délégués étaient présents. " * 5
    assert to_unicode(french) == french
    assert decode(french.encode("cp1252")) == french


@given(st.text(alphabet=sorted(OLD_LETTERS) + list("abc dehi"), max_size=60))
def test_tcvn3_is_converted_letter_by_letter(text: str) -> None:
    assert from_tcvn3(in_tcvn3(text)) == text


@given(st.binary(max_size=400))
def test_any_bytes_become_text(raw: bytes) -> None:
    text = decode(raw)
    assert unicodedata.is_normalized("NFC", text)
