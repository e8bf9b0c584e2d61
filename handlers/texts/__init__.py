"""The catalogues: everything that people read."""

from collections.abc import Mapping

from handlers.texts.answers_en import EnglishAnswers
from handlers.texts.answers_vi import VietnameseAnswers
from handlers.texts.catalogue import Texts
from handlers.texts.commenting import CommentingTexts
from handlers.texts.commenting_en import EnglishCommenting
from handlers.texts.commenting_vi import VietnameseCommenting
from handlers.texts.comments_en import EnglishCommentWords
from handlers.texts.comments_vi import VietnameseCommentWords
from handlers.texts.digests import DigestTexts
from handlers.texts.digests_en import EnglishDigests
from handlers.texts.digests_vi import VietnameseDigests
from handlers.texts.en import EnglishTexts
from handlers.texts.moderating import ModeratingTexts
from handlers.texts.moderating_en import EnglishModerating
from handlers.texts.moderating_vi import VietnameseModerating
from handlers.texts.sourcing import SourcingTexts
from handlers.texts.sourcing_en import EnglishSourcing
from handlers.texts.sourcing_vi import VietnameseSourcing
from handlers.texts.vi import VietnameseTexts
from newsroom.answers.phrases import Phrases
from newsroom.comments.report import CommentWords
from newsroom.models import Language

__all__ = [
    "APOLOGIES",
    "COMMENTING",
    "COMMENT_WORDS",
    "DIGESTS",
    "MODERATING",
    "PHRASES",
    "SOURCING",
    "TEXTS",
    "CommentingTexts",
    "ModeratingTexts",
    "SourcingTexts",
    "Texts",
]

TEXTS: Mapping[Language, Texts] = {"vi": VietnameseTexts(), "en": EnglishTexts()}
PHRASES: Mapping[Language, Phrases] = {"vi": VietnameseAnswers(), "en": EnglishAnswers()}
DIGESTS: Mapping[Language, DigestTexts] = {"vi": VietnameseDigests(), "en": EnglishDigests()}
COMMENT_WORDS: Mapping[Language, CommentWords] = {
    "vi": VietnameseCommentWords(),
    "en": EnglishCommentWords(),
}
COMMENTING: Mapping[Language, CommentingTexts] = {
    "vi": VietnameseCommenting(),
    "en": EnglishCommenting(),
}
MODERATING: Mapping[Language, ModeratingTexts] = {
    "vi": VietnameseModerating(),
    "en": EnglishModerating(),
}
SOURCING: Mapping[Language, SourcingTexts] = {
    "vi": VietnameseSourcing(),
    "en": EnglishSourcing(),
}
APOLOGIES: Mapping[Language, str] = {key: texts.apology for key, texts in TEXTS.items()}
