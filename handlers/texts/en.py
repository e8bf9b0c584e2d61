"""The words of the conversation, in English. Implements handlers.texts.catalogue.Texts."""

from __future__ import annotations

from datetime import datetime

_COMMANDS = {
    "news": "Latest news",
    "topics": "News by section",
    "help": "What I can do",
    "subscribe": "Get a daily digest",
    "bulletin": "See and change your digests",
    "follow": "Tell me when there is news about something",
    "unsubscribe": "End a digest",
    "comment": "Comment on an article",
    "mycomments": "Your comments and what became of them",
    "mydata": "Your data: see, download, delete",
    "queue": "Comments waiting for an editor",
    "editor": "The editors, or use an invitation code",
    "invite": "Invite an editor",
    "sources": "See, add and pause the sources of news",
    "corrections": "Corrected articles, and telling who had the old answer",
    "edition": "The next digest: move, drop, pin, hold; how the sending goes",
    "breaking": "Send breaking news at once",
    "limits": "See how much of the channels' limits is used",
    "link": "Link your channels, so that no digest comes twice",
    "unlink": "Unlink your channels",
    "language": "Change the language",
    "cancel": "Drop what we are at and start afresh",
    "start": "Start",
}


class EnglishTexts:
    """English around news in Vietnamese."""

    own_name = "English"
    invitation = "Ask in your own words, in English or Vietnamese. For example:"
    help_title = "What can I do?"
    help_ask = "Ask anything about the local news: who, where, when, how many, why…"
    help_proof = (
        "Every answer comes with the sentence that proves it and a link. "
        "If I find nothing, I say so."
    )
    help_follow = (
        "You can go on: “when?”, “where?”, “who wrote this article?”. "
        "Send the link of an article to ask about that one."
    )
    help_commands = "Commands"

    unsupported = "I can only read text so far. Please type your question."
    not_within = "This article does not answer that."
    recorded = "Your question was kept (without your name) for the editors to see."
    nearest = "The articles nearest to your question:"
    newest_instead = "Here is the latest news:"
    greeted = "Hello! What would you like to know?"
    thanked = "Glad to help. Ask me again any time."
    unknown_command = "I do not know that command. These are the ones I understand:"

    news = "Latest news"
    topics = "Sections"
    no_news = "There are no articles yet. Please come back in a few minutes."
    no_topics = "The articles are not sorted into sections yet."
    end_of_list = "That is the end of the list."
    other_sources = "Other articles on this:"
    no_other_sources = "Those articles are no longer available."
    no_section = "There are no articles left in this section."

    left = "You are asking about all the news again."
    cancelled = "Dropped. What would you like to know?"

    gone_article = (
        "This article is no longer available. See the latest news, or ask something else."
    )
    outdated = "This button is too old to be used. Please type your question, or choose:"
    gone_question = "This question was deleted and can no longer be rated."
    unknown_link = (
        "I do not have the article at this address. Please ask in words what you want to know."
    )

    judged_right = "Thank you!"
    judged_wrong = "Thank you. The editors will look into it."

    choose_language = "Which language shall I answer in?"
    language_chosen = "I will answer in English from now on."

    open_button = "Open article"
    more_button = "More about it"
    others_button = "Other sources"
    right_button = "👍 Right"
    wrong_button = "👎 Not right"
    about_button = "Ask about this article"
    leave_button = "Ask about all news"
    everywhere_button = "Search all news"
    newer_button = "‹ Newer"
    older_button = "Older ›"
    news_button = "Latest news"
    topics_button = "Sections"
    help_button = "Help"

    apology = (
        "Sorry, something went wrong and I could not answer. Please try again in a few minutes."
    )

    def welcome(self, name: str) -> str:
        return (
            f"Hello, I am {name}. I answer questions about the local news, "
            "each with its proof from an article."
        )

    def welcome_group(self, name: str) -> str:
        return f"Hello all, I am {name}. Mention me with a question about the local news."

    def command(self, key: str) -> str:
        return _COMMANDS[key]

    def day(self, moment: datetime) -> str:
        return f"{moment.day} {moment:%B %Y}"

    def corrected(self, typed: str, understood: str) -> str:
        return f"I took “{typed}” for “{understood}”."

    def source(self, title: str, day: str) -> str:
        return f"Source: {title} · {day}" if day else f"Source: {title}"

    def too_long(self, limit: int) -> str:
        return (
            f"That is a little long. Please shorten it to one question of under {limit} characters."
        )

    def keeping_to(self, title: str) -> str:
        return f"Go ahead: I will look only in “{title}”."

    def within(self, title: str) -> str:
        return f"In the article “{title}”"

    def elsewhere(self, title: str) -> str:
        return f"“{title}” does not say this, but another article does:"

    def page(self, first: int, last: int, total: int) -> str:
        return f"Articles {first}–{last} of {total}"

    def section(self, name: str, count: int) -> str:
        return f"{name} ({count})"

    def ask_count(self, before: str, after: str) -> str:
        # Headlines are in Vietnamese, and English would have to turn the sentence round.
        return ""

    def ask_post(self, person: str) -> str:
        return f"What post does {person} hold?"

    def ask_said(self, person: str) -> str:
        return f"What did {person} say?"

    def ask_new(self, topic: str) -> str:
        return f"What is new about {topic}?"
