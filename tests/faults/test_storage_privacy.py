"""What is deleted is not merely out of sight: the file no longer holds it."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from newsroom.comments.model import Author, NewComment
from newsroom.models import Outgoing, Priority, QuestionRecord
from tests.contract.making import NOW, opened, prepared, store_one

SECRET = "điều riêng tư"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "news.db"


def holds_secret(path: Path) -> bool:
    assert [each.name for each in path.parent.glob("*.db*") if each.is_file()] == [path.name]
    return SECRET.encode() in path.read_bytes()


async def test_what_is_kept_is_seen_by_this_test(path: Path) -> None:
    async with opened(f"sqlite:///{path}") as store:
        await store.journal.accept("telegram", "1", "1", SECRET, NOW)
    assert holds_secret(path)


async def test_a_handled_update_leaves_nothing_of_its_text(path: Path) -> None:
    async with opened(f"sqlite:///{path}") as store:
        await store.journal.accept("telegram", "1", "1", SECRET * 500, NOW)
        (update,) = await store.journal.pending("telegram", 1)
        await store.journal.finish(update.id)
    assert not holds_secret(path)


async def test_a_cleared_or_expired_state_leaves_nothing(path: Path) -> None:
    async with opened(f"sqlite:///{path}") as store:
        await store.chats.save_state("telegram", "1", "a", {"text": SECRET}, NOW)
        await store.chats.save_state("telegram", "1", "b", SECRET, NOW + timedelta(days=1))
        await store.chats.clear_state("telegram", "1", "b")
        await store.chats.forget_expired(NOW)
    assert not holds_secret(path)


async def test_an_old_question_leaves_nothing(path: Path) -> None:
    record = QuestionRecord(0, NOW, "telegram", SECRET, "vi", "who", True, 0.0, None)
    async with opened(f"sqlite:///{path}") as store:
        await store.questions.record(record)
        await store.questions.forget_before(NOW + timedelta(seconds=1))
    assert not holds_secret(path)


@pytest.mark.parametrize("keep_published", [True, False])
async def test_a_person_who_is_forgotten_leaves_nothing(path: Path, keep_published: bool) -> None:
    async with opened(f"sqlite:///{path}") as store:
        article = await store_one(store, prepared("cau"))
        person = Author("telegram", SECRET)
        new = NewComment(article, person, SECRET * 400, (), NOW, "t", "v1")
        notice = Outgoing("telegram", SECRET, "k", SECRET * 400, Priority.NOTICE, NOW)
        await store.comments.submit(new, [notice])
        await store.comments.like(1, person)
        await store.chats.save_state(*person, "draft", SECRET, NOW + timedelta(days=1))
        await store.personal.erase(person, keep_published, NOW)
    assert not holds_secret(path)


async def test_a_withdrawn_article_leaves_nothing_in_the_database(path: Path) -> None:
    async with opened(f"sqlite:///{path}") as store:
        key = await store_one(store, prepared("rut", text=f"Bài này kể {SECRET}. " * 100))
        await store.articles.remove(key)
    assert not holds_secret(path)
