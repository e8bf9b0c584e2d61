"""``hoitin comment list`` and ``hoitin comment export``: what waits, and what is for the site."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from datetime import datetime, tzinfo
from email.utils import format_datetime
from typing import Any
from urllib.parse import urlsplit
from xml.etree.ElementTree import Element, SubElement, indent, tostring

import click

from bot.app import App, opened
from bot.logging import configure
from bot.output import print_json
from bot.settings import Settings, load
from newsroom.comments.model import Comment
from newsroom.models import Article

_BATCH = 200
_LISTED = 1000


@click.command()
@click.option(
    "--since",
    type=click.DateTime(["%Y-%m-%d", "%Y-%m-%dT%H:%M:%S"]),
    required=True,
    help="Published on or after this day or moment, where the newsroom is.",
)
@click.option("--format", "shape", type=click.Choice(["jsonl", "rss"]), default="jsonl")
def export(since: datetime, shape: str) -> None:
    """Print published comments for the site, the earliest first."""
    settings = load()
    configure("warning", settings.log_format, settings.secrets())
    with opened(settings) as (app, run):
        found = run(_published(app, since.replace(tzinfo=app.zone)))
    if shape == "rss":
        click.echo(rss(found, settings))
    else:
        for comment, article in found:
            print_json(record(comment, article, settings.zone))


@click.command("list")
def waiting() -> None:
    """Print the comments that wait for an editor, the oldest first."""
    settings = load()
    configure("warning", settings.log_format, settings.secrets())
    with opened(settings) as (app, run):
        for comment, article in run(_waiting(app)):
            print_json(record(comment, article, settings.zone))


def record(comment: Comment, article: Article, zone: tzinfo) -> dict[str, Any]:
    """A comment as scripts read it: nothing tells who wrote it."""
    decided = comment.decided
    return {
        "id": comment.id,
        "article_url": article.url,
        "article_title": article.title,
        "text": comment.text,
        "status": comment.status.value,
        "reasons": list(comment.reasons),
        "created": comment.created.astimezone(zone).isoformat(),
        "published": decided.astimezone(zone).isoformat() if decided else None,
        "likes": comment.likes,
    }


def rss(found: Sequence[tuple[Comment, Article]], settings: Settings) -> str:
    """Comments as an RSS 2.0 feed."""
    feed = Element("rss", version="2.0")
    channel = SubElement(feed, "channel")
    _tell(channel, "title", settings.name)
    _tell(channel, "link", _site(found[0][1].url) if found else settings.contact)
    _tell(channel, "description", settings.name)
    for comment, article in found:
        item = SubElement(channel, "item")
        _tell(item, "title", article.title)
        _tell(item, "link", article.url)
        SubElement(item, "guid", isPermaLink="false").text = f"hoitin-comment-{comment.id}"
        if comment.decided:
            _tell(item, "pubDate", format_datetime(comment.decided.astimezone(settings.zone)))
        _tell(item, "description", comment.text)
    indent(feed)
    return tostring(feed, encoding="unicode", xml_declaration=True)


async def _published(app: App, since: datetime) -> list[tuple[Comment, Article]]:
    return [pair async for pair in _pages(app, since)]


async def _pages(app: App, since: datetime) -> AsyncIterator[tuple[Comment, Article]]:
    after: tuple[datetime, int] | None = None
    while found := await app.store.comments.published_since(since, _BATCH, after):
        for pair in await _with_articles(app, found):
            yield pair
        last = found[-1]
        after = (last.decided or since, last.id)


async def _waiting(app: App) -> list[tuple[Comment, Article]]:
    return await _with_articles(app, await app.store.comments.open(_LISTED))


async def _with_articles(app: App, found: Sequence[Comment]) -> list[tuple[Comment, Article]]:
    articles = await app.store.articles.get_many([each.article_id for each in found])
    return [(each, articles[each.article_id]) for each in found if each.article_id in articles]


def _site(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}/"


def _tell(parent: Element, name: str, words: str) -> None:
    # Control characters, which XML does not know, would break the whole feed.
    SubElement(parent, name).text = "".join(each for each in words if each >= " " or each in "\n\t")
