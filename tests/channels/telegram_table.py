"""The official method and type tables, to check calls, answers and updates against."""

from __future__ import annotations

import json
import re
import warnings
from functools import cache
from pathlib import Path
from typing import Any

TABLE = Path(__file__).parents[3] / "shared/data/telegram-bot-api-10.1.json"

Types = list[str]
Value = Any
"""A JSON value."""

_CONSTANT = re.compile(r"(?:must be|always)\s+[“\"*_]*([a-z_0-9]+)")
_BOOLEANS = ("true", "false", "True", "False", "1", "0")


@cache
def load_table() -> ApiTable | None:
    """The table, None where it is absent, which is then said in the summary of the tests."""
    if TABLE.exists():
        return ApiTable(json.loads(TABLE.read_text()))
    warnings.warn(f"no {TABLE}: calls are not checked against Telegram's tables", stacklevel=2)
    return None


class ApiTable:
    """Each ``..._problems`` method returns lines that say what is wrong; none: all is right."""

    def __init__(self, spec: dict[str, Any]) -> None:
        self.methods: dict[str, Any] = spec["methods"]
        self.types: dict[str, Any] = spec["types"]

    def call_problems(self, method: str, form: dict[str, str]) -> list[str]:
        """What is wrong with a call whose parameters arrived as form fields."""
        if method not in self.methods:
            return [f"{method}: no such method"]
        fields = {field["name"]: field for field in self.methods[method].get("fields", [])}
        problems = [f"{method}.{name}: no such field" for name in form if name not in fields]
        for name, field in fields.items():
            where = f"{method}.{name}"
            if name in form:
                problems += self._form_problems(field["types"], form[name], where)
            elif field["required"]:
                problems.append(f"{where}: missing")
        return problems

    def answer_problems(self, method: str, result: Value) -> list[str]:
        """What is wrong with the ``result`` that a method was answered with."""
        return self._value_problems(self.methods[method]["returns"], result, method)

    def type_problems(self, name: str, value: Value) -> list[str]:
        """What is wrong with a value of a type such as ``Update``."""
        return self._problems(name, value, name)

    def _form_problems(self, types: Types, raw: str, where: str) -> list[str]:
        if "String" in types:
            return []
        if types == ["Boolean"]:
            return [] if raw in _BOOLEANS else [f"{where}: {raw!r} is no Boolean"]
        try:
            value = json.loads(raw)
        except ValueError:
            return [f"{where}: {raw[:40]!r} is no JSON of type {' or '.join(types)}"]
        return self._value_problems(types, value, where)

    def _value_problems(self, types: Types, value: Value, where: str) -> list[str]:
        """The problems with the type that fits best."""
        likely = [name for name in types if self._looks_like(name, value)] or types
        return min((self._problems(name, value, where) for name in likely), key=len)

    def _looks_like(self, name: str, value: Value) -> bool:
        """Whether the keys and the constants of an object are those of a type."""
        kind = self.types.get(name)
        if kind is None or "subtypes" in kind or not isinstance(value, dict):
            return True
        fields = {field["name"]: field for field in kind.get("fields", [])}
        return value.keys() <= fields.keys() and all(
            _constant(fields[key]) in ("", value[key]) for key in value
        )

    def _problems(self, name: str, value: Value, where: str) -> list[str]:
        if name.startswith("Array of "):
            if not isinstance(value, list):
                return [f"{where}: must be an Array"]
            inner = name.removeprefix("Array of ")
            return [
                problem
                for number, entry in enumerate(value)
                for problem in self._problems(inner, entry, f"{where}[{number}]")
            ]
        if name in ("Integer", "Float", "String", "Boolean", "True"):
            return [] if _is_simple(name, value) else [f"{where}: must be of type {name}"]
        return self._object_problems(self.types[name], value, where)

    def _object_problems(self, kind: dict[str, Any], value: Value, where: str) -> list[str]:
        if subtypes := kind.get("subtypes"):
            return self._value_problems(subtypes, value, where)
        if not isinstance(value, dict):
            return [f"{where}: must be an Object ({kind['name']})"]
        fields = {field["name"]: field for field in kind.get("fields", [])}
        problems = [
            f"{where}.{key}: no such field in {kind['name']}" for key in value if key not in fields
        ]
        for key, field in fields.items():
            if key not in value:
                problems += [f"{where}.{key}: missing"] if field["required"] else []
            elif _constant(field) not in ("", value[key]):
                problems.append(f"{where}.{key}: must be {_constant(field)}")
            else:
                problems += self._value_problems(field["types"], value[key], f"{where}.{key}")
        return problems


def _is_simple(name: str, value: Value) -> bool:
    match name:
        case "Integer":
            return isinstance(value, int) and not isinstance(value, bool)
        case "Float":
            return isinstance(value, int | float) and not isinstance(value, bool)
        case "String":
            return isinstance(value, str)
    return isinstance(value, bool)


def _constant(field: dict[str, Any]) -> str:
    """The only value that tells this type from its siblings, where the field has one."""
    if field["name"] not in ("type", "status", "source"):
        return ""
    found = _CONSTANT.search(str(field["description"]))
    return found[1] if found else ""
