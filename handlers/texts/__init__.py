"""The catalogues: everything that people read."""

from collections.abc import Mapping

from handlers.texts.answers_en import EnglishAnswers
from handlers.texts.answers_vi import VietnameseAnswers
from handlers.texts.catalogue import Texts
from handlers.texts.en import EnglishTexts
from handlers.texts.vi import VietnameseTexts
from newsroom.answers.phrases import Phrases
from newsroom.models import Language

__all__ = ["APOLOGIES", "PHRASES", "TEXTS", "Texts"]

TEXTS: Mapping[Language, Texts] = {"vi": VietnameseTexts(), "en": EnglishTexts()}
PHRASES: Mapping[Language, Phrases] = {"vi": VietnameseAnswers(), "en": EnglishAnswers()}
APOLOGIES: Mapping[Language, str] = {key: texts.apology for key, texts in TEXTS.items()}
