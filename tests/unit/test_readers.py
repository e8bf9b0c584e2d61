"""Optional readers: a tiny model made here, a server on this machine, and their failures."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path

import pytest
from pytest_httpserver import HTTPServer
from werkzeug import Request, Response

from bot.readers import open_reader
from newsroom.answers.consulting import consult
from newsroom.answers.question import understand
from newsroom.answers.rank import Ranked
from newsroom.answers.reading import Reading
from newsroom.answers.retrieve import Retrieval
from newsroom.errors import ReaderError, SettingsError
from newsroom.models import Candidate, Extract, Passage
from newsroom.ports import Reader

NOON = datetime(2026, 11, 24, 5, tzinfo=UTC)
TEXTS = ("Trời mưa to ở Nậm Tông.", "Cầu Suối Ngọc dài 84 mét, rộng 7 m.")


class Noon:
    def now(self) -> datetime:
        return NOON


def says(content: str) -> Callable[[Request], Response]:
    body = json.dumps({"choices": [{"message": {"content": content}}]})
    return lambda request: Response(body, content_type="application/json")


async def ask_server(server: HTTPServer, *, daily: int = 9) -> Extract | None:
    spec = f"openai:{server.url_for('/v1')}#tiny"
    options = {"key": "k", "seconds": 2.0, "clock": Noon()}
    async with open_reader(spec, daily=daily, **options) as reader:
        assert reader is not None
        return await reader.read("Cầu dài bao nhiêu?", TEXTS)


async def test_a_server_points_to_words_of_a_passage(httpserver: HTTPServer) -> None:
    seen: list[Request] = []

    def handle(request: Request) -> Response:
        seen.append(request)
        return says('Here: {"passage": 2, "extract": "84 mét"}')(request)

    httpserver.expect_request("/v1/chat/completions", method="POST").respond_with_handler(handle)
    found = await ask_server(httpserver)
    assert found is not None
    assert TEXTS[found.passage][found.start : found.end] == "84 mét"
    assert seen[0].headers["Authorization"] == "Bearer k"


@pytest.mark.parametrize(
    "content",
    ['{"passage": 2, "extract": "85 mét"}', '{"passage": 7, "extract": "84"}', "84 mét", "{1}"],
)
async def test_words_that_no_passage_has_do_not_count(httpserver: HTTPServer, content: str) -> None:
    httpserver.expect_request("/v1/chat/completions").respond_with_handler(says(content))
    with pytest.raises(ReaderError):
        await ask_server(httpserver)


async def test_no_answer_is_an_answer(httpserver: HTTPServer) -> None:
    content = '{"passage": 0, "extract": ""}'
    httpserver.expect_request("/v1/chat/completions").respond_with_handler(says(content))
    assert await ask_server(httpserver) is None


async def test_a_failing_server_and_a_spent_budget_are_reader_errors(
    httpserver: HTTPServer,
) -> None:
    httpserver.expect_request("/v1/chat/completions").respond_with_data("no", status=500)
    with pytest.raises(ReaderError, match="failed"):
        await ask_server(httpserver)
    with pytest.raises(ReaderError, match="spent"):
        await ask_server(httpserver, daily=0)


@pytest.mark.parametrize("spec", ["onnx:", "openai:http://x", "bert", "builtin:x"])
async def test_another_shape_is_refused_in_words(spec: str) -> None:
    with pytest.raises(SettingsError, match="HOITIN_READER"):
        async with open_reader(spec, key="", seconds=1, daily=1, clock=Noon()):
            pass


def make_model(folder: Path) -> None:
    """A model that takes the token "84" for the start and "mét" after it for the end."""
    onnx = pytest.importorskip("onnx")
    tokenizers = pytest.importorskip("tokenizers")
    words = ["[UNK]", "[CLS]", "[SEP]", "84", "mét", "Cầu", "dài"]
    vocabulary = {word: at for at, word in enumerate(words)}
    tokenizer = tokenizers.Tokenizer(tokenizers.models.WordLevel(vocabulary, "[UNK]"))
    tokenizer.pre_tokenizer = tokenizers.pre_tokenizers.Whitespace()
    tokenizer.post_processor = tokenizers.processors.TemplateProcessing(
        single="[CLS] $A [SEP]",
        pair="[CLS] $A [SEP] $B:1 [SEP]:1",
        special_tokens=[("[CLS]", 1), ("[SEP]", 2)],
    )
    tokenizer.save(str(folder / "tokenizer.json"))
    helper, kinds = onnx.helper, onnx.TensorProto
    value = helper.make_tensor_value_info
    scores = {"start": [0, 1, 0, 9, 0, 0, 0], "end": [0, 1, 0, 0, 9, 0, 0]}
    tables = [
        helper.make_tensor(f"{name}_table", kinds.FLOAT, [7], [float(v) for v in values])
        for name, values in scores.items()
    ]
    nodes = [
        helper.make_node("Gather", [f"{name}_table", "input_ids"], [f"{name}_logits"])
        for name in scores
    ]
    graph = helper.make_graph(
        nodes,
        "tiny",
        [value("input_ids", kinds.INT64, [1, None])],
        [value(f"{name}_logits", kinds.FLOAT, [1, None]) for name in scores],
        tables,
    )
    opset = [helper.make_opsetid("", 17)]
    onnx.save(helper.make_model(graph, opset_imports=opset, ir_version=9), folder / "model.onnx")


async def test_a_model_reads_passages(tmp_path: Path) -> None:
    pytest.importorskip("onnxruntime")
    make_model(tmp_path)
    options = {"key": "", "seconds": 1.0, "daily": 1, "clock": Noon()}
    async with open_reader(f"onnx:{tmp_path}", **options) as reader:
        assert reader is not None
        found = await reader.read("Cầu dài bao nhiêu?", TEXTS)
        assert found is not None
        assert TEXTS[found.passage][found.start : found.end] == "84 mét"
        assert found.confidence > 0.9
        assert await reader.read("Cầu dài bao nhiêu?", TEXTS[:1]) is None


async def test_a_folder_without_a_model_is_told_in_words(tmp_path: Path) -> None:
    pytest.importorskip("onnxruntime")
    with pytest.raises(ReaderError, match=r"has no model\.onnx"):
        async with open_reader(f"onnx:{tmp_path}", key="", seconds=1, daily=1, clock=Noon()):
            pass


class Scripted:
    """A reader that does what it is told."""

    def __init__(self, outcome: Extract | Exception | None, wait: asyncio.Event | None = None):
        self._outcome = outcome
        self._wait = wait

    async def read(self, question: str, passages: Sequence[str]) -> Extract | None:
        if self._wait is not None:
            await self._wait.wait()
        if isinstance(self._outcome, Exception):
            raise self._outcome
        return self._outcome


BUILTIN = (Reading(1, 0, TEXTS[1], "7 m", 31, 34, 0.4, 0.4, TEXTS[1]),)
RETRIEVAL = Retrieval(
    tuple(Ranked(Candidate(Passage(1, at, text), "t", 1.0), 1.0) for at, text in enumerate(TEXTS))
)


async def consulted(reader: Reader) -> tuple[str, ...]:
    question = understand("Cầu dài bao nhiêu?", NOON)
    return tuple(r.span for r in await consult(reader, 0.05, question, RETRIEVAL, BUILTIN))


async def test_a_reader_comes_first_and_its_failure_goes_unnoticed() -> None:
    assert await consulted(Scripted(Extract(1, 18, 24, 0.9))) == ("84 mét", "7 m")
    assert await consulted(Scripted(None)) == ()
    assert await consulted(Scripted(ReaderError("down"))) == ("7 m",)
    assert await consulted(Scripted(None, asyncio.Event())) == ("7 m",)
