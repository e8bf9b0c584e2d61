"""Web addresses: the one by which an article is known."""

from __future__ import annotations

import hashlib
import re
from datetime import datetime
from typing import Final
from urllib.parse import parse_qsl, urlencode, urljoin, urlsplit, urlunsplit

from newsroom.text.fold import fold

_TRACKING: Final = re.compile(
    r"utm_\w+|fbclid|gclid|zarsrc|mc_[ce]id|_ga|ref|refer|referrer|source|gidzl|amp", re.IGNORECASE
)

_HOST: Final = re.compile(r"(?:[\w-]+\.)+[a-z]{2,}(?::\d+)?(?:/|\Z)", re.IGNORECASE)


def canonical(url: str, claimed: str = "") -> str:
    """The address of a page without tracking and fragment; the one it claims for itself where that
    is believable: on the same site and not merely the site's front page."""
    own = clean(url)
    full = clean(joined(url, claimed)) if claimed else ""
    if not full.startswith(("http://", "https://")):
        return own
    if not own:
        return full
    ours, theirs = urlsplit(own), urlsplit(full)
    front = theirs.path in ("", "/") and not theirs.query and ours.path not in ("", "/")
    return own if front or not same_site(own, full) else full


def with_scheme(address: str) -> str:
    """An address as people type it, with the https:// that they leave out."""
    bare = address.strip()
    is_host = _HOST.match(bare) is not None
    return f"https://{bare}" if is_host and "://" not in bare else bare


def joined(base: str, href: str) -> str:
    """The full address of a link on the page at ``base``; "" where it makes none."""
    try:
        return urljoin(base, href.strip())
    except ValueError:
        return ""


def clean(url: str) -> str:
    """``url`` without its fragment and without parameters that only track; "" where it is no
    address at all."""
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return ""
    query = parts.query
    if query:
        kept = [(k, v) for k, v in parse_qsl(query, keep_blank_values=True) if not _tracks(k)]
        if len(kept) < query.count("&") + 1:
            query = urlencode(kept)
    return urlunsplit((parts.scheme.lower(), parts.netloc.lower(), parts.path, query, "")).strip()


def stand_in(name: str, title: str, published: datetime | None) -> str:
    """The address of an article from a file that names none: ``urn:hoitin:<name>:<digest>``.

    The digest is of title and publication time, so that a corrected text keeps its address,
    wherever the file lies, and two files of one name do not share one.
    """
    stem = re.sub(r"[^a-z0-9]+", "-", fold(name.rpartition(".")[0] or name)).strip("-")
    identity = f"{fold(title)}\n{published.isoformat() if published else ''}"
    return f"urn:hoitin:{stem or 'text'}:{hashlib.sha256(identity.encode()).hexdigest()[:12]}"


def same_site(one: str, other: str) -> bool:
    """Whether two addresses belong to one site: www., m. and amp. hosts are the site itself."""
    return _site(one) == _site(other)


def _site(url: str) -> str:
    host = urlsplit(url).hostname or ""
    return re.sub(r"^(?:www|m|amp|mobile)\.", "", host)


def _tracks(name: str) -> bool:
    return _TRACKING.fullmatch(name) is not None
