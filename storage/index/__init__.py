"""The search index: tantivy behind the ``Search`` port, derived from the articles' change log."""

from storage.index.tantivy_index import TantivyIndex, open_index

__all__ = ["TantivyIndex", "open_index"]
