"""The commands that operators and scripts use, each in a process of its own."""

from __future__ import annotations

import json
import signal
from pathlib import Path

import pytest

from tests.flows.commanding import LONGEST, SAMPLE, Hoitin, objects

QUESTION = "Giá quế vỏ tươi bao nhiêu?"


@pytest.fixture
def hoitin(tmp_path: Path) -> Hoitin:
    return Hoitin(tmp_path)


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Hoitin:
    """A database with the sample news in it; only to be read."""
    one = Hoitin(tmp_path_factory.mktemp("filled"))
    assert one("ingest", SAMPLE).returncode == 0
    return one


def record(number: int, **other: object) -> str:
    fields = {
        "url": f"https://x.vn/{number}",
        "title": f"Bài số {number}",
        "published": "2026-11-20T08:00:00+07:00",
        "body": f"Xã Đồng Vải trồng {number} ha quế.",
    }
    return json.dumps(fields | other, ensure_ascii=False)


def test_the_overview_comes_without_loading_the_commands(hoitin: Hoitin) -> None:
    shown = hoitin("--help", PYTHONPROFILEIMPORTTIME="1")
    assert shown.returncode == 0
    for command in ("run", "chat", "ask", "search", "ingest", "comment", "doctor", "db"):
        assert f"\n  {command} " in shown.stdout
    loaded = {line.rpartition("|")[2].strip() for line in shown.stderr.splitlines()}
    assert "click" in loaded
    assert not loaded & {"pydantic", "rich", "asyncio", "telegram", "tantivy", "newsroom.answers"}


@pytest.mark.parametrize("command", ["ask", "search", "ingest", "run", "chat", "doctor", "db"])
def test_every_command_explains_itself(hoitin: Hoitin, command: str) -> None:
    shown = hoitin(command, "--help")
    assert shown.returncode == 0
    assert shown.stdout.startswith(f"Usage: hoitin {command}")


def test_a_rerun_of_an_import_changes_nothing(hoitin: Hoitin) -> None:
    first = hoitin("ingest", SAMPLE)
    count = int(first.stdout.split()[1].rstrip(","))
    assert first.stdout == f"added {count}, updated 0, unchanged 0, problems 0\n"
    assert first.stderr == ""
    again = hoitin("ingest", SAMPLE)
    assert again.stdout == f"added 0, updated 0, unchanged {count}, problems 0\n"


def test_bad_records_are_named_and_the_rest_goes_in(hoitin: Hoitin, tmp_path: Path) -> None:
    lines = [record(1), "{", record(2, title=""), record(3)]
    (tmp_path / "tin.jsonl").write_text("\n".join(lines), "utf-8")
    done = hoitin("ingest", "tin.jsonl", "không-có.txt")
    assert done.returncode == 0
    assert done.stdout == "added 2, updated 0, unchanged 0, problems 3\n"
    problems = done.stderr.splitlines()
    assert [line.split(": ")[0] for line in problems] == [
        "tin.jsonl:2",
        "tin.jsonl:3",
        "không-có.txt",
    ]


def test_a_corrected_article_is_updated(hoitin: Hoitin) -> None:
    assert hoitin("ingest", "-", given=record(1)).stdout.startswith("added 1")
    done = hoitin("ingest", "-", given=record(1, body="Xã Đồng Vải trồng 77 ha quế."))
    assert done.stdout == "added 0, updated 1, unchanged 0, problems 0\n"
    answer = hoitin("ask", "Xã Đồng Vải trồng bao nhiêu ha quế?", "--json")
    assert "77 ha" in answer.stdout


def test_an_import_that_reads_nothing_fails(hoitin: Hoitin) -> None:
    done = hoitin("ingest", "-", given="not json\n")
    assert done.returncode == 1
    assert done.stderr.splitlines()[-1] == "Error: no article could be read"


def test_an_answer_has_the_shape_that_scripts_rely_on(filled: Hoitin) -> None:
    (answer,) = objects(filled("ask", QUESTION, "--json").stdout)
    assert list(answer) == [
        "question",
        "language",
        "answer_type",
        "abstained",
        "answer",
        "sources",
        "elapsed_ms",
    ]
    assert (answer["question"], answer["language"], answer["abstained"]) == (QUESTION, "vi", False)
    assert list(answer["answer"]) == ["text", "span", "confidence"]
    assert 0 < answer["answer"]["confidence"] <= 1
    assert 1 <= len(answer["sources"]) <= 10
    for source in answer["sources"]:
        assert list(source) == ["url", "title", "published", "quote"]
        assert len(source["quote"]) <= 400
    assert answer["answer"]["span"] in answer["sources"][0]["quote"]
    assert answer["sources"][0]["published"].endswith("+07:00")


def test_nothing_is_answered_from_nothing(hoitin: Hoitin) -> None:
    (answer,) = objects(hoitin("ask", QUESTION, "--json").stdout)
    assert answer["abstained"] is True
    assert answer["answer"] is None
    assert answer["sources"] == []


def test_a_person_reads_the_answer_with_its_proof(filled: Hoitin) -> None:
    (answer,) = objects(filled("ask", QUESTION, "--json").stdout)
    shown = filled("ask", QUESTION).stdout
    assert shown.startswith(answer["answer"]["text"] + "\n")
    assert answer["sources"][0]["quote"] in shown
    assert answer["sources"][0]["url"] in shown
    assert "\x1b" not in shown


def test_the_language_can_be_chosen(filled: Hoitin) -> None:
    (answer,) = objects(filled("ask", QUESTION, "--json", "--language", "en").stdout)
    assert answer["language"] == "en"


def test_a_batch_is_answered_line_by_line_in_order(filled: Hoitin) -> None:
    process = filled.start("ask", "--batch", "-", "--json")
    assert process.stdin and process.stdout
    for question in (QUESTION, "", "  hồ Tà Vèn ở đâu  ", "Ai chủ trì lễ khởi công?"):
        # Each answer is read before the next question is written.
        process.stdin.write(question + "\n")
        process.stdin.flush()
        answer = json.loads(process.stdout.readline())
        assert answer["question"] == question
        assert answer["elapsed_ms"] >= 0
        assert answer["abstained"] or question
    process.stdin.close()
    assert process.stdout.read() == ""
    assert process.wait(LONGEST) == 0


def test_a_batch_comes_from_a_file_too(filled: Hoitin, tmp_path: Path) -> None:
    file = tmp_path / "câu hỏi.txt"
    file.write_text("\ufeffmột\r\nhai", "utf-8")
    answers = objects(filled("ask", "--batch", file, "--json").stdout)
    assert [answer["question"] for answer in answers] == ["một", "hai"]


def test_text_is_utf8_whatever_the_locale_says(filled: Hoitin) -> None:
    for locale in ("C", "POSIX", "en_US.ISO-8859-1"):
        done = filled("ask", QUESTION, "--json", LC_ALL=locale, PYTHONUTF8="0")
        assert objects(done.stdout)[0]["question"] == QUESTION
        done = filled(
            "ask", "--batch", "-", "--json", given=QUESTION, LC_ALL=locale, PYTHONIOENCODING="ascii"
        )
        assert objects(done.stdout)[0]["question"] == QUESTION


def test_bytes_that_are_no_text_do_not_stop_a_batch(filled: Hoitin) -> None:
    done = filled("ask", "--batch", "-", "--json", given=b"\xff\xfe\nhai\n")
    assert done.returncode == 0
    assert [answer["question"] for answer in objects(done.stdout)] == ["\ufffd\ufffd", "hai"]


def test_search_gives_articles_best_first(filled: Hoitin) -> None:
    done = filled("search", "hồ Tà Vèn", "--json", "--limit", "3")
    found = objects(done.stdout)
    assert 1 <= len(found) <= 3
    for each in found:
        assert list(each) == ["url", "title", "published", "score", "snippet"]
    scores = [each["score"] for each in found]
    assert scores == sorted(scores, reverse=True)
    assert "Tà Vèn" in found[0]["title"] + found[0]["snippet"]
    assert found[0]["title"] in filled("search", "hồ Tà Vèn").stdout


@pytest.mark.parametrize(
    "words",
    [
        (),
        ("ask",),
        ("ask", "a", "--batch", "-"),
        ("ask", "--batch", "-"),
        ("ask", "--batch", "missing.txt", "--json"),
        ("ask", "a", "--language", "fr"),
        ("search", "a", "--limit", "0"),
        ("ingest",),
        ("nonsense",),
    ],
)
def test_bad_use_exits_with_2(hoitin: Hoitin, words: tuple[str, ...]) -> None:
    done = hoitin(*words)
    assert done.returncode == 2
    assert "Usage: hoitin" in done.stderr
    assert done.stdout == ""


@pytest.mark.parametrize(
    ("name", "value", "told"),
    [
        ("WEB_PORT", "x", "HOITIN_WEB_PORT: write a port"),
        ("DATABASE_URL", "mysql://host/db", "HOITIN_DATABASE_URL"),
        ("DATABASE_URL", "sqlite:////proc/nothing/news.db", "choose another path"),
    ],
)
def test_an_error_of_the_operators_is_one_line(
    tmp_path: Path, name: str, value: str, told: str
) -> None:
    done = Hoitin(tmp_path, {name: value})("ask", "a")
    assert done.returncode == 1
    assert done.stdout == ""
    assert len(done.stderr.splitlines()) == 1
    assert told in done.stderr


def test_a_reader_that_hangs_up_is_no_error_to_talk_about(filled: Hoitin) -> None:
    process = filled.start("ask", "--batch", "-", "--json")
    assert process.stdin and process.stdout and process.stderr
    process.stdin.write("một\n")
    process.stdin.flush()
    process.stdout.readline()
    process.stdout.close()
    process.stdin.write("hai\n")
    process.stdin.close()
    assert process.wait(LONGEST) != 0
    assert process.stderr.read() == ""


@pytest.mark.parametrize("words", [("ask", "--batch", "-", "--json"), ("chat",)])
def test_an_interrupt_ends_quietly(filled: Hoitin, words: tuple[str, ...]) -> None:
    process = filled.start(*words)
    assert process.stdin and process.stdout and process.stderr
    process.stdin.write(QUESTION + "\n")
    process.stdin.flush()
    while "uế" not in process.stdout.readline():
        pass
    process.send_signal(signal.SIGINT)
    assert process.wait(LONGEST) == 130
    assert "Traceback" not in process.stderr.read()


def test_a_backup_is_restored(hoitin: Hoitin, tmp_path: Path) -> None:
    assert hoitin("db", "migrate").returncode == 0
    assert hoitin("db", "migrate").stdout == "nothing to do\n"
    hoitin("ingest", "-", given=record(1))
    assert hoitin("db", "backup", "copy.db").returncode == 0
    hoitin("ingest", "-", given=record(1, body="Xã Đồng Vải trồng 99 ha quế."))
    refused = hoitin("db", "backup", "copy.db")
    assert refused.returncode == 1
    assert len(refused.stderr.splitlines()) == 1
    assert hoitin("db", "restore", "copy.db").returncode == 0
    found = hoitin("search", "quế Đồng Vải", "--json").stdout
    assert "trồng 1 ha" in found
    assert "99" not in found


def test_the_doctor_finds_good_and_bad(filled: Hoitin, tmp_path: Path) -> None:
    good = filled("doctor", HOITIN_WEB_PORT="0", HOITIN_TELEGRM_TOKEN="1:x")
    assert good.returncode == 0, good.stdout
    assert "search finds the newest article" in good.stdout
    assert "! HOITIN_TELEGRM_TOKEN is no setting" in good.stdout
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "hoitin.db").write_bytes(b"this is no database at all" * 100)
    bad = Hoitin(tmp_path)("doctor")
    assert bad.returncode == 1
    assert "✗ database: " in bad.stdout


def test_the_doctor_asks_telegram(filled: Hoitin) -> None:
    done = filled(
        "doctor",
        HOITIN_WEB_PORT="0",
        HOITIN_TELEGRAM_TOKEN="1:abc",
        HOITIN_TELEGRAM_API_URL="http://127.0.0.1:9",
    )
    assert done.returncode == 1
    assert "✗ telegram: " in done.stdout
    assert "1:abc" not in done.stdout + done.stderr


def test_a_conversation_goes_through_a_pipe(filled: Hoitin) -> None:
    done = filled("chat", given=f"\n{QUESTION}\n1\n/quit\nnot read\n")
    assert done.returncode == 0, done.stderr
    assert "28.500 đồng" in done.stdout
    welcome, _, rest = done.stdout.partition("28.500 đồng")
    assert "  1 " in welcome
    assert "  1 " in rest
    assert "not read" not in done.stdout
    assert "\x1b" not in done.stdout


def test_two_people_at_two_terminals_have_two_conversations(filled: Hoitin) -> None:
    filled("chat", "--as", "an", given="/ngonngu en\n")
    assert "Latest news" in filled("chat", "--as", "an", given="\n").stdout
    assert "Latest news" not in filled("chat", "--as", "binh", given="\n").stdout
