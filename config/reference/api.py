"""The API, from its own OpenAPI description."""

from collections.abc import Iterator

from attendance.api import api as desk_api
from attendance.api_gate import PREFIX
from config.reference.tables import code, table
from config.reference.words import in_turkish, say


def described() -> dict:
    """What ``/api/v1/openapi.json`` answers."""
    return desk_api.get_openapi_schema(path_prefix=PREFIX)


def operations(language: str) -> str:
    """One heading an operation: what it does, what goes in, what comes out."""
    return "\n\n".join(
        _operation(path, method, said, language)
        for path, methods in described()["paths"].items()
        for method, said in methods.items()
    )


def sentences() -> Iterator[str]:
    """What operations, shapes and fields say about themselves."""
    for methods in described()["paths"].values():
        yield from (said["description"] for said in methods.values())
    for shape in described()["components"]["schemas"].values():
        yield shape.get("description", "")
        yield from (field.get("description", "") for field in shape["properties"].values())


def _operation(path, method, said, language):
    return "\n\n".join([
        f"### `{method.upper()} {path}`",
        in_turkish(said["description"], language),
        "\n".join([*_takes(said, language), *_answers(said, language)]),
    ])  # fmt: skip


def _takes(said, language):
    for parameter in said.get("parameters", []):
        yield f"- {say('parameter', language)}: `{parameter['name']}`, {_kind(parameter['schema'])}"
    if body := said.get("requestBody"):
        yield f"- {say('body', language)}: {_kind(_json(body))}"


def _answers(said, language):
    for status, answer in said["responses"].items():
        shape = _kind(_json(answer)) if "content" in answer else ""
        yield f"- {say('answer', language)} {status}: {shape or answer['description']}"


def _json(holder):
    return holder["content"]["application/json"]["schema"]


def shapes(language: str) -> str:
    """One table a shape: its fields, what they hold, whether they must be there."""
    known = sorted(described()["components"]["schemas"].items())
    return "\n\n".join(_shape(name, shape, language) for name, shape in known)


def _shape(name, shape, language):
    titles = [say("field", language), say("holds", language), say("required", language)]
    needed = shape.get("required", [])
    rows = [
        [code(field), _field(described, language), say("yes", language) if field in needed else ""]
        for field, described in shape["properties"].items()
    ]
    means = in_turkish(shape.get("description", "").replace("\n", " "), language)
    return "\n\n".join(part for part in [f"### `{name}`", means, table(titles, rows)] if part)


def _field(schema, language):
    note = in_turkish(schema.get("description", ""), language)
    return _kind(schema) + (f"; {note}" if note else "")


def _kind(schema) -> str:
    """A type in a few words: text, a choice, a list of another shape."""
    if "$ref" in schema:
        return code(schema["$ref"].rsplit("/", 1)[-1])
    if "anyOf" in schema:
        return " / ".join(_kind(each) for each in schema["anyOf"])
    if "enum" in schema or "const" in schema:
        return ", ".join(code(f'"{word}"') for word in schema.get("enum", [schema.get("const")]))
    if schema.get("type") == "array":
        return f"[{_kind(schema['items'])}]"
    if isinstance(schema.get("additionalProperties"), dict):
        return f"{{…: {_kind(schema['additionalProperties'])}}}"
    return " ".join(filter(None, [schema.get("type"), schema.get("format"), _bounds(schema)]))


def _bounds(schema):
    least, most = schema.get("minLength"), schema.get("maxLength")
    if least is None and most is None:
        return ""
    return f"({least or 0}–{most or '∞'})"
