"""Every error of ours. Each message is one line that tells an operator what to do."""


class HoitinError(Exception):
    """Base of all errors that we raise on purpose; the command line prints its text and exits 1."""


class SettingsError(HoitinError):
    """A setting is missing or wrong."""


class StorageError(HoitinError):
    """The database cannot be used as it is (wrong address, locked for too long, damaged)."""


class SchemaTooNew(StorageError):
    """The database was written by a newer version of Hỏi Tin than this one."""


class BadArticle(HoitinError):
    """A record or page does not hold an article; the text says what is missing and where."""


class FetchError(HoitinError):
    """An address could not be read; the text says why in words an editor understands."""


class ForbiddenAddress(FetchError):
    """The address points into a private network or uses a scheme that is not allowed."""


class ChannelError(HoitinError):
    """A chat platform refused or failed."""


class Refused(ChannelError):
    """The platform refuses a chat for good: we are blocked there, or it is no more."""


class Moved(ChannelError):
    """The platform has given the chat a new id."""

    def __init__(self, new_chat_id: str) -> None:
        super().__init__(f"the chat is now {new_chat_id}")
        self.new_chat_id = new_chat_id


class RetryLater(ChannelError):
    """The platform wants to be left alone for ``seconds``: by one chat, or ``everywhere``."""

    def __init__(self, seconds: float, *, everywhere: bool = False) -> None:
        super().__init__(f"told to wait {seconds:g} s")
        self.seconds = seconds
        self.everywhere = everywhere


class Unclear(ChannelError):
    """Nobody knows whether the message arrived: the connection ended after it had been sent."""


class Unaffordable(ChannelError):
    """The platform's limits have no room for a message that nobody waits for: it is left out, and
    the subscription stays."""


class ReaderError(HoitinError):
    """An optional reader could not be loaded or gave no usable answer."""
