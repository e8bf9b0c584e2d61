"""``hoitin digest``: what editors see and decide, each command in a process of its own."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.flows.commanding import Hoitin, objects
from tests.flows.test_cli import record


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Hoitin:
    """A database with three articles without dates, which are news when they arrive."""
    made = Hoitin(tmp_path_factory.mktemp("digest"))
    bodies = ("Xã trồng quế.", "Trường học mở thư viện.", "Cầu treo được sửa xong.")
    lines = [
        record(number, published=None, body=body, section="Đời sống")
        for number, body in enumerate(bodies)
    ]
    assert made("ingest", "-", given="\n".join(lines)).returncode == 0
    return made


def test_a_preview_shows_the_stories_and_what_editors_decided(filled: Hoitin) -> None:
    [shown] = objects(filled("digest", "preview", "--json").stdout)
    urls = [article["url"] for story in shown["stories"] for article in story]
    assert sorted(urls) == [f"https://x.vn/{number}" for number in range(3)]
    assert filled("digest", "pin", urls[-1]).returncode == 0
    assert filled("digest", "drop", urls[0]).returncode == 0
    [again] = objects(filled("digest", "preview", "--json").stdout)
    assert [story[0]["url"] for story in again["stories"]] == [urls[2], urls[1]]
    text = filled("digest", "preview", "--for", "thư viện").stdout
    assert text.count("Trường học mở thư viện.") <= 1


def test_an_article_that_is_not_there_is_told_in_one_line(filled: Hoitin) -> None:
    done = filled("digest", "pin", "https://x.vn/none")
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1 and "hoitin ingest" in done.stderr


def test_the_status_counts_and_breaking_news_is_confirmed(filled: Hoitin) -> None:
    asked = filled("digest", "breaking", "https://x.vn/1", given="n\n")
    assert "0 chats" in asked.stdout
    assert asked.returncode == 1
    [status] = objects(filled("digest", "status", "--json").stdout)
    assert status["subscriptions"] == {}
    assert set(status["messages"].values()) == {0}
    assert status["kept_within_five_minutes"] == 9000


def test_a_send_without_subscribers_sends_nothing(tmp_path: Path) -> None:
    done = Hoitin(tmp_path)("digest", "send")
    assert done.returncode == 0
    assert done.stdout.startswith("0 written, 0 taken up")
