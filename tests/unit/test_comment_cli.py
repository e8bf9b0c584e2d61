"""``hoitin comment check`` as scripts and people use it."""

from __future__ import annotations

import json

from click.testing import CliRunner

from bot.cli import cli

BARE = "Toi rat thich bai viet nay, cam on nha bao da len tieng giup ba con vung lu"
GOOD = "Đường vào thôn tôi sửa ba năm nay vẫn chưa xong, mong xã quan tâm."


def run(*arguments: str, stdin: str = "") -> str:
    result = CliRunner().invoke(cli, ["comment", "check", *arguments], input=stdin)
    assert result.exit_code == 0, result.output
    return result.stdout


def test_one_comment_as_json() -> None:
    value = json.loads(run(GOOD, "--json"))
    assert value == {
        "accepted": True,
        "reasons": [],
        "words": 15,
        "message": "Bình luận đúng quy định.",
        "suggestion": None,
    }


def test_a_batch_goes_on_after_bad_lines() -> None:
    lines = [json.dumps({"text": GOOD}), "{broken", "[1]", '{"text": 3}', "", '{"text": "Hay!"}']
    values = [
        json.loads(line)
        for line in run("--batch", "-", "--json", stdin="\n".join(lines)).splitlines()
    ]
    assert [value.get("accepted") for value in values] == [True, None, None, None, False]
    assert "line 2" in values[1]["error"]
    assert values[4]["reasons"] == ["too-short"]


def test_a_person_reads_every_reason_and_the_suggestion() -> None:
    assert "còn thiếu 6" in run("Vao ngay t.me/abc nhan qua")
    assert "“t.me/abc”" in run("Vao ngay t.me/abc nhan qua")
    assert "tôi" in run(BARE).lower()
    assert "→" in run(BARE)


def test_english_words_and_odd_characters() -> None:
    assert "diacritics" in run(BARE, "--language", "en")
    lone = run("--batch", "-", "--json", stdin='{"text": "\\ud800 \\u0000"}')
    assert json.loads(lone)["accepted"] is False


def test_bad_use_exits_with_2() -> None:
    for arguments in ([], ["a", "--batch", "-"], ["--batch", "-"]):
        assert CliRunner().invoke(cli, ["comment", "check", *arguments]).exit_code == 2
