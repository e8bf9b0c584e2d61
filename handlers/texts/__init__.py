"""The catalogues: everything that people read."""

from collections.abc import Mapping

from handlers.texts.answers_en import EnglishAnswers
from handlers.texts.answers_vi import VietnameseAnswers
from handlers.texts.catalogue import Texts
from handlers.texts.digests import DigestTexts
from handlers.texts.digests_en import EnglishDigests
from handlers.texts.digests_vi import VietnameseDigests
from handlers.texts.en import EnglishTexts
from handlers.texts.vi import VietnameseTexts
from newsroom.answers.phrases import Phrases
from newsroom.models import Language

__all__ = ["APOLOGIES", "DIGESTS", "PHRASES", "TEXTS", "Texts"]

TEXTS: Mapping[Language, Texts] = {"vi": VietnameseTexts(), "en": EnglishTexts()}
PHRASES: Mapping[Language, Phrases] = {"vi": VietnameseAnswers(), "en": EnglishAnswers()}
DIGESTS: Mapping[Language, DigestTexts] = {"vi": VietnameseDigests(), "en": EnglishDigests()}
APOLOGIES: Mapping[Language, str] = {key: texts.apology for key, texts in TEXTS.items()}
