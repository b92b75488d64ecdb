"""An attribute schema from a file: our own YAML, or Shopify's attributes."""

from __future__ import annotations

from pathlib import Path

from skulens.errors import TaxonomyError
from skulens.taxonomy.attribute_schema import AttributeSchema
from skulens.taxonomy.problems import Place, Problem, error_of, problem_at
from skulens.taxonomy.schema_outlines import read_schema
from skulens.taxonomy.shopify import FOLDER, category_files, read_verticals
from skulens.taxonomy.shopify_attributes import (
    attributes_of_json,
    attributes_of_yaml,
    uses_of_verticals,
)
from skulens.taxonomy.text_files import read_text
from skulens.taxonomy.yaml_text import Fields, Items, parse_yaml

_ATTRIBUTES = ("attributes.yml", "attributes.yaml", "attributes.json")
_VALUES = "values.yml"


def read_attributes(path: Path) -> AttributeSchema:
    """Return the attribute schema of a file or of Shopify's folder.

    Which category uses which attribute of Shopify's is known from the folder only.
    Raises `TaxonomyError` with the first problems and their lines.
    """
    problems: list[Problem] = []
    schema = _load(path, problems)
    if schema is None or problems:
        raise error_of(path, sorted(problems, key=lambda problem: problem.line))
    return schema


def check_attributes(path: Path) -> list[Problem]:
    """Return everything that is wrong in a schema, by line; nothing if it can be used.

    Raises `TaxonomyError` if the file cannot be read at all.
    """
    problems: list[Problem] = []
    _load(path, problems)
    return sorted(problems, key=lambda problem: problem.line)


def _load(path: Path, problems: list[Problem]) -> AttributeSchema | None:
    if path.is_dir():
        return _load_folder(path, problems)
    value = parse_yaml(read_text(path), problems)
    if value is None and problems:
        return None
    if isinstance(value, Fields):
        if "base_attributes" in value.fields:
            return AttributeSchema(attributes_of_yaml(value, _values_beside(path), problems))
        if isinstance(value.fields.get("attributes"), Items):
            return AttributeSchema(attributes_of_json(value, problems))
        if "attributes" in value.fields:
            return read_schema(value, problems)
    message = "no attributes; write 'attributes:' and below it each attribute with its type"
    problems.append(problem_at(Place(value.line if value else 1), "shape", message))
    return None


def _load_folder(path: Path, problems: list[Problem]) -> AttributeSchema | None:
    if path.name == FOLDER and not any((path / name).is_file() for name in _ATTRIBUTES):
        path = path.parent
    file = next((path / name for name in _ATTRIBUTES if (path / name).is_file()), None)
    if file is None:
        raise TaxonomyError(
            f"no attributes in the folder {path}; name a file, or the folder that has Shopify's "
            "attributes.yml in it"
        )
    schema = _load(file, problems)
    if schema is None or not (path / FOLDER).is_dir() or schema.categories:
        return schema
    lists = read_verticals(category_files(path), problems)
    return AttributeSchema(schema, (), uses_of_verticals(lists, schema, problems))


def _values_beside(path: Path) -> Items:
    problems: list[Problem] = []
    file = path.with_name(_VALUES)
    if not file.is_file():
        raise TaxonomyError(f"{path} needs Shopify's {_VALUES} beside it, which has its values")
    value = parse_yaml(read_text(file), problems, file.name)
    if not isinstance(value, Items) or problems:
        problems = problems or [problem_at(Place(1), "shape", "no list of values")]
        raise error_of(file, problems)
    return value
