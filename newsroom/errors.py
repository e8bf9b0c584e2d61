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


class ReaderError(HoitinError):
    """An optional reader could not be loaded or gave no usable answer."""
