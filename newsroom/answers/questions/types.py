"""What a question can ask for."""

from __future__ import annotations

from enum import StrEnum


class AnswerType(StrEnum):
    """The kind of answer that a question wants.

    ``CHAIR`` (who chaired a meeting) is a person with a wording of its own; ``AUTHOR`` and
    ``PUBLISHED`` ask about the article itself; ``WHATS_NEW`` wants articles on a topic.
    """

    PERSON = "person"
    PEOPLE = "people"
    POST = "post"
    ORGANISATION = "organisation"
    PLACE = "place"
    TIME = "time"
    DURATION = "duration"
    AMOUNT = "amount"
    COUNT = "count"
    QUOTATION = "quotation"
    REASON = "reason"
    MANNER = "manner"
    DEFINITION = "definition"
    YES_NO = "yes-no"
    LIST = "list"
    AUTHOR = "author"
    PUBLISHED = "published"
    WHATS_NEW = "whats-new"
    CHAIR = "chair"
    OTHER = "other"
