"""What the SQLite schema promises beyond the port: speed by indexes, and privacy."""

from __future__ import annotations

import re
import sqlite3

import pytest

from storage.sqlite import chats
from storage.sqlite.migrating import scripts


@pytest.fixture
def schema() -> sqlite3.Connection:
    connection = sqlite3.connect(":memory:")
    for script in scripts():
        connection.executescript(script)
    return connection


def columns(schema: sqlite3.Connection) -> dict[str, set[str]]:
    rows = schema.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'"
    )
    tables = [name for (name,) in rows]
    return {
        table: {row[1] for row in schema.execute(f"PRAGMA table_info({table})")} for table in tables
    }


def test_every_table_with_a_chat_moves_with_it(schema: sqlite3.Connection) -> None:
    holding = {table for table, names in columns(schema).items() if "chat_id" in names}
    assert holding
    assert holding == set(chats.TABLES)


def test_no_column_holds_a_person(schema: sqlite3.Connection) -> None:
    personal = re.compile(r"user|name|phone|email")
    found = {(table, name) for table, names in columns(schema).items() for name in names}
    assert {pair for pair in found if personal.search(pair[1])} == set()
    assert "chat_id" not in columns(schema)["questions"]


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * FROM articles ORDER BY published DESC, id DESC LIMIT 10",
        "SELECT * FROM articles WHERE section = ? ORDER BY published DESC, id DESC LIMIT 10",
        "SELECT * FROM articles WHERE url = ?",
        "SELECT * FROM articles WHERE id IN (SELECT value FROM json_each(?))",
        "SELECT seq FROM changes WHERE seq > ? ORDER BY seq LIMIT 10",
        "SELECT id FROM updates WHERE channel = ? AND finished = 0 ORDER BY id LIMIT 10",
        "DELETE FROM updates WHERE finished = 1 AND accepted < ?",
        "SELECT id FROM questions WHERE abstained = 1 ORDER BY asked DESC, id DESC LIMIT 10",
        "DELETE FROM questions WHERE asked < ?",
        "DELETE FROM chat_states WHERE expires <= ?",
        "SELECT article_id FROM chat_messages WHERE channel = ? AND chat_id = ? AND message_id = ?",
        "SELECT * FROM comments WHERE article_id = ? AND status = 'published'"
        " ORDER BY decided DESC, id DESC LIMIT 10",
        "SELECT * FROM comments WHERE status = 'published' AND (decided, id) > (?, ?)"
        " ORDER BY decided, id LIMIT 10",
        "SELECT * FROM comments WHERE status IN ('pending', 'held') AND id > ? ORDER BY id LIMIT 1",
        "SELECT * FROM comments WHERE channel = ? AND chat_id = ? ORDER BY id DESC LIMIT 10",
        "DELETE FROM comments WHERE status IN ('refused', 'withdrawn') AND decided < ?",
        "SELECT * FROM comment_audit WHERE comment_id = ? ORDER BY id",
        "DELETE FROM comment_likes WHERE channel = ? AND chat_id = ?",
        "DELETE FROM comment_reports WHERE channel = ? AND chat_id = ?",
    ],
)
def test_queries_neither_scan_nor_sort(schema: sqlite3.Connection, query: str) -> None:
    parameters = ["1"] * query.count("?")
    plan = [row[3] for row in schema.execute(f"EXPLAIN QUERY PLAN {query}", parameters)]
    whole = re.compile(r"SCAN (?!json_each)(?!.* USING .*INDEX)|TEMP B-TREE")
    assert [step for step in plan if whole.search(step)] == []


def test_removing_an_article_looks_nothing_up_without_an_index(schema: sqlite3.Connection) -> None:
    for table in columns(schema):
        for _, _, target, column, *_ in schema.execute(f"PRAGMA foreign_key_list({table})"):
            plan = schema.execute(f"EXPLAIN QUERY PLAN SELECT 1 FROM {table} WHERE {column} = 1")
            assert all("SEARCH" in step for *_, step in plan), (table, target)
