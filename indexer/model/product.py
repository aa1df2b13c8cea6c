"""A product that a task is expected to bring, and the document that seems to be it."""

from dataclasses import dataclass

from indexer.model.document import Document


@dataclass(frozen=True, slots=True)
class Product:
    """`name` as written in the task. `document` of the kind or title it names; only a draft unless `is_final`."""

    name: str
    document: Document | None = None
    is_final: bool = False
