"""``hoitin run`` as a whole: what it shows, what it takes in, how it ends."""

from __future__ import annotations

import json
import signal
import socket
import time
from pathlib import Path

import httpx
import pytest

from tests.flows.commanding import LONGEST, Hoitin, running


def ask(url: str, question: str) -> str:
    """The page after a question."""
    with httpx.Client(base_url=url, trust_env=False, timeout=30) as client:
        return client.post("/say", data={"text": question}, follow_redirects=True).text


def test_a_first_start_answers_about_the_sample_and_says_so(tmp_path: Path) -> None:
    with running(Hoitin(tmp_path)) as (url, process):
        page = ask(url, "Giá quế vỏ tươi bao nhiêu?")
        assert "28.500 đồng" in page
        assert "tin mẫu" in page
    assert process.returncode == 0


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_ends_it_quietly(tmp_path: Path, number: signal.Signals) -> None:
    with running(Hoitin(tmp_path)) as (_, process):
        process.send_signal(number)
        assert process.wait(LONGEST) == 0
        assert process.stderr
        assert "Traceback" not in process.stderr.read()


def test_named_sources_are_taken_in_and_the_sample_leaves(tmp_path: Path) -> None:
    with running(Hoitin(tmp_path)) as (url, _):
        assert httpx.get(f"{url}/healthz", trust_env=False).json()["articles"] > 40
    (tmp_path / "tin").mkdir()
    article = {
        "url": "https://x.vn/1",
        "title": "Cầu Nậm Thia thông xe",
        "published": "2026-11-20T08:00:00+07:00",
        "body": "Cầu Nậm Thia dài 312 mét thông xe sáng 20/11.",
    }
    (tmp_path / "tin" / "a.jsonl").write_text(json.dumps(article), "utf-8")
    sources = Hoitin(tmp_path, {"SOURCES": "tin"})
    with running(sources) as (url, process):
        deadline = time.monotonic() + 60
        while httpx.get(f"{url}/healthz", trust_env=False).json()["articles"] != 1:
            assert process.poll() is None and time.monotonic() < deadline
            time.sleep(0.05)
        page = ask(url, "Cầu Nậm Thia dài bao nhiêu mét?")
        assert "312 mét" in page
        assert "tin mẫu" not in page


def test_a_port_in_use_is_told_in_one_line(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        done = Hoitin(tmp_path, {"WEB_PORT": port})("run")
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
    assert f"port {port} is in use" in done.stderr
    assert "HOITIN_WEB_PORT" in done.stderr


def test_telegram_out_of_reach_does_not_close_the_web_chat(tmp_path: Path) -> None:
    settings = {"TELEGRAM_TOKEN": "1:s3cret", "TELEGRAM_API_URL": "http://127.0.0.1:9"}
    with running(Hoitin(tmp_path, settings)) as (url, process):
        assert process.stderr
        seen = ""
        while "channel stopped" not in seen:
            seen += process.stderr.readline()
        assert "s3cret" not in seen
        assert "28.500 đồng" in ask(url, "Giá quế vỏ tươi bao nhiêu?")
    assert process.returncode == 0


def test_the_log_can_be_json(tmp_path: Path) -> None:
    with running(Hoitin(tmp_path, {"LOG_FORMAT": "json"})) as (_, process):
        assert process.stderr
        assert json.loads(process.stderr.readline())["level"] == "info"
