"""Readers' comments and personal data, in English."""

from __future__ import annotations

_STATUS = {
    "pending": "waiting for an editor",
    "held": "waiting for an editor",
    "published": "published",
    "refused": "not published",
    "withdrawn": "withdrawn",
}
_REFUSAL = {
    "off-topic": "it is not about the article",
    "insult": "it insults somebody",
    "unproven": "it states what could not be verified",
    "private": "it contains private information",
    "advert": "it is an advertisement",
    "repeated": "it repeats a comment already sent",
    "unlawful": "its content breaks the law",
}
_DATA = {
    "language": "The language you chose",
    "comments": "Your comments: {count}",
    "likes": "Comments you liked: {count}",
    "reports": "Comments you reported: {count}",
    "lock": "Until when you are locked out of commenting",
    "office": "That you are an editor",
    "subscriptions": "Subscriptions: {count}",
    "conversation": "State of the conversation and drafts: {count}",
    "last_written": "Time of your last message: {count}",
    "linked_channels": "Links with other channels: {count}",
    "messages_about_articles": "Messages tied to articles: {count}",
    "answered_from": "Articles you were answered from lately: {count}",
    "messages_sent": "Notices sent to you: {count}",
}


class EnglishCommenting:
    """English. Implements ``CommentingTexts``."""

    rule = "At least 10 Vietnamese words, written with diacritics. No links."
    choose_article = (
        "Which article would you like to comment on? Choose one below, or reply to a message "
        "about it with /comment."
    )
    privately = "Please write to me privately for this: in a group everybody reads along."
    draft_kept = "Your draft is kept for 24 hours. Change it and send it again, or /cancel."
    draft_deleted = "The draft was deleted."
    no_draft = "There is no draft any more. Open an article and press “Comment” to write anew."
    draft_changed = "The draft has changed. This is the latest one:"
    left_writing = "Dropped. Your draft is kept for 24 hours; /comment takes it up again."
    rewrite = "Send the whole comment again as you want it. As it is now:"
    suggestion = "Did you mean to write:"
    preview = "Your comment will be sent like this:"
    consent = (
        "By pressing “Send comment” you agree that the newsroom keeps it with the number of this "
        "chat and, if an editor approves, publishes it (without your name). See and delete your "
        "data: /mydata."
    )
    too_many = "Many of your comments still wait. Please give the editors time to read them."

    mine = "Your comments"
    nothing_mine = "You have not commented yet. Open an article and press “Comment” to begin."
    nothing_mine_left = "That is the end of the list."
    withdrawn = "The comment was withdrawn."
    appealed = "Another editor will look at it. That decision will be final."
    not_any_more = "That cannot be done any more. The comment is"
    unlike = "You no longer like this."
    like_thanks = "You like this comment."
    report_thanks = "Thank you for the report. The editors will look at it."
    gone_comment = "This comment is no longer there."
    no_comments = "No comments have been published on this article yet. Will you be the first?"
    anonymous = "A reader"

    comment_button = "Comment"
    send_button = "Send comment"
    rewrite_button = "Change"
    adopt_button = "Use the version shown"
    ask_button = "It is a question"
    stop_button = "Stop"
    delete_draft_button = "Delete draft"
    mine_button = "My comments"
    edit_button = "Edit comment"
    withdraw_button = "Withdraw"
    appeal_button = "Appeal"
    report_button = "Report"
    show_button = "Show comments"

    data_title = "Your data"
    data_nothing = "I keep nothing about you."
    data_rights = (
        "I keep neither your name nor your phone number, and questions are logged without who "
        "asked. You can download or delete all of this at any time."
    )
    data_erase_which = (
        "Delete all your data? This cannot be undone. Published comments can stay without any "
        "tie to you, or go with everything else."
    )
    data_not_erased = "Nothing was deleted."
    data_erased_all = "All your data was deleted, published comments included."
    data_erased_anonymous = "Your data was deleted. Published comments stay, no longer tied to you."
    export_button = "Download"
    erase_button = "Delete everything…"
    erase_anonymous_button = "Delete, stay anonymous"
    erase_all_button = "Delete comments too"
    keep_button = "Keep it"

    def begin(self, title: str) -> str:
        return f"Please write your comment on “{title}”."

    def too_long(self, limit: int) -> str:
        return f"The comment has more than {limit} characters. Please shorten it."

    def banned(self, day: str) -> str:
        return f"You cannot comment for now, up to and including {day}."

    def receipt(self, number: int) -> str:
        return (
            f"Comment number {number} was received. An editor reads it before it is published, "
            "and you will be told here. Follow it with /mycomments."
        )

    def edited(self, number: int) -> str:
        return f"Comment number {number} was changed. The editors will read the new version."

    def one_of_mine(self, number: int, status: str, title: str) -> str:
        return f"Comment {number} · {status} · {title}"

    def status(self, status: str) -> str:
        return _STATUS[status]

    def refusal(self, reason: str) -> str:
        return _REFUSAL.get(reason, "it is not suitable")

    def because(self, refusal: str) -> str:
        return f"Reason: {refusal}."

    def about(self, title: str) -> str:
        return f"On “{title}”"

    def opinions_button(self, count: int) -> str:
        return f"Comments ({count})"

    def opinions(self, title: str, count: int) -> str:
        return f"{count} comments on “{title}”"

    def like_button(self, number: int, likes: int) -> str:
        return f"👍 {likes} · no. {number}"

    def told_published(self, number: int) -> str:
        return f"Your comment number {number} was published. Thank you!"

    def told_refused(self, number: int, refusal: str) -> str:
        return f"Sorry, your comment number {number} was not published: {refusal}."

    def told_removed(self, number: int, refusal: str) -> str:
        return f"Your comment number {number} was taken down: {refusal}."

    def told_undone(self, number: int) -> str:
        return f"Comment number {number} is being looked at again. Disregard the earlier notice."

    def data(self, kind: str, count: int) -> str:
        return _DATA.get(kind, f"{kind}: {{count}}").format(count=count)
