"""``hoitin source``: the places that news comes from."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any

import click
from rich.table import Table

from bot.app import App, open_app
from bot.following import midnight, rules, visitor
from bot.importing import Import, import_source
from bot.logging import configure
from bot.output import print_json, terminal
from bot.progress import Report
from bot.reading import fetcher
from bot.scouting import SiteScout
from bot.settings import Settings, load
from bot.source_views import (
    articles_table,
    correction_json,
    correction_view,
    offer_view,
    source_json,
    sources_table,
)
from gather.addresses import canonical, same_site, with_scheme
from gather.encoding import decode
from gather.pages import extract
from gather.rules import NO_RULE, Rule, overruling
from gather.sources import Source
from newsroom.errors import BadArticle, FetchError, HoitinError
from newsroom.models import Article, ArticleVersion
from newsroom.sourcing.model import NewsSource, Offer, Tally
from newsroom.sourcing.schedule import SETTLED

_WIDEST = 160


@click.group()
def source() -> None:
    """Follow news sites: add, list, pause, resume, remove, check, try."""


@source.command()
@click.argument("url")
@click.option("--yes", is_flag=True, help="Take the first one found, without asking.")
def add(url: str, yes: bool) -> None:
    """Follow the site at URL: find its feeds and sitemaps, show what they hold, and ask."""
    settings = _settings()
    found = asyncio.run(SiteScout(settings).offers(url))
    console = terminal()
    for number, each in enumerate(found, start=1):
        console.print(offer_view(number, each))
    choice = 1
    if not yes:
        choices = click.Choice(["0", *map(str, range(1, len(found) + 1))])
        choice = int(click.prompt("Which one to follow (0: none)", default="1", type=choices))
    if not choice:
        return
    chosen = found[choice - 1]
    _with_app(settings, lambda app: _add(app, chosen))


@source.command("list")
@click.option("--json", "as_json", is_flag=True, help="One object a line.")
def list_sources(as_json: bool) -> None:
    """Show every source: when it was read, when it is next, what it gave and what is wrong."""
    _with_app(_settings(), lambda app: _list(app, as_json))


@source.command()
@click.argument("url")
def pause(url: str) -> None:
    """Stop following URL for a while."""
    _with_app(_settings(), lambda app: _pause(app, url, True))


@source.command()
@click.argument("url")
def resume(url: str) -> None:
    """Follow URL again."""
    _with_app(_settings(), lambda app: _pause(app, url, False))


@source.command()
@click.argument("url")
def remove(url: str) -> None:
    """Forget URL. Its articles stay."""
    _with_app(_settings(), lambda app: _remove(app, url))


@source.command()
@click.argument("url")
@click.option("--again", is_flag=True, help="Read the pages of the last days again, too.")
def check(url: str, again: bool) -> None:
    """Visit URL now and say what came of it: what is new, and with --again what was corrected."""
    _with_app(_settings(), lambda app: _check_meant(app, url, again))


@source.command("try")
@click.argument("url")
@click.option("--with", "trials", multiple=True, help="Try FIELD=SELECTOR over the site's rule.")
def try_page(url: str, trials: tuple[str, ...]) -> None:
    """Show what is read from the page at URL, beside what the site's rule makes of it.

    A rule that does not stand in the file yet is tried with --with, once for each field:
    --with "body=div.content" --with "remove=.ads, .related".
    """
    settings = _settings()
    url = with_scheme(url)
    rule = overruling(rules(settings).of(url), dict(map(_trial, trials)))
    text, address = asyncio.run(_page(settings, url))
    columns = [("as any page", _extracted(settings, text, address, NO_RULE))]
    if rule != NO_RULE:
        columns.append(("by the site's rule", _extracted(settings, text, address, rule)))
    if not any(isinstance(found, Article) for _, found in columns):
        raise BadArticle(f"{address}: {columns[-1][1]}")
    _print_table(articles_table(columns, settings.zone))
    if rule == NO_RULE:
        click.echo('There is no rule for this site. Try one: --with "body=div.content"', err=True)


def _print_table(table: Table) -> None:
    """A table of whole paragraphs, which would be as wide as they are where nobody watches."""
    console = terminal()
    console.print(table, width=min(console.width, _WIDEST))


def _trial(words: str) -> tuple[str, str]:
    field, _, selector = words.partition("=")
    return field.strip(), selector.strip()


@source.command()
@click.argument("url")
@click.option("--json", "as_json", is_flag=True, help="One object a correction, the last first.")
def history(url: str, as_json: bool) -> None:
    """Show how the article at URL was corrected, and what it said before."""
    _with_app(_settings(), lambda app: _history(app, url, as_json))


async def _history(app: App, url: str, as_json: bool) -> None:
    article = await app.store.articles.by_url(canonical(url))
    if article is None:
        raise HoitinError(f"{url}: no such article; give its address as the site has it")
    versions = await app.store.articles.versions(article.id)
    texts: list[Article | ArticleVersion] = [article, *versions]
    for new, old in zip(texts, versions, strict=False):
        if as_json:
            print_json(correction_json(old, new, app.zone))
        else:
            _print_table(correction_view(old, new, app.zone))
    if not versions and not as_json:
        click.echo("It was never corrected.")


async def _add(app: App, chosen: Offer) -> None:
    now = app.clock.now()
    await app.store.sources.add(NewsSource(chosen.url, now, now, kind=chosen.kind))
    await app.store.sources.pause(chosen.url, False)  # it may be known, and rest
    click.echo(f"following {chosen.url}")
    await _check(app, chosen.url)


async def _list(app: App, as_json: bool) -> None:
    sources = await app.store.sources.all()
    tallies = await app.store.sources.tallies(midnight(app), app.clock.now())
    if as_json:
        for each in sources:
            print_json(source_json(each, tallies.get(each.id, Tally()), app.zone))
    elif sources:
        terminal().print(sources_table(sources, tallies, app.zone))
    else:
        click.echo("There are no sources yet: hoitin source add URL")


async def _pause(app: App, url: str, paused: bool) -> None:
    url = await _meant(app, url)
    await app.store.sources.pause(url, paused)
    click.echo(f"paused {url}" if paused else f"following {url}")


async def _remove(app: App, url: str) -> None:
    url = await _meant(app, url)
    await app.store.sources.remove(url)
    click.echo(f"removed {url}; its articles stay")
    if url in app.settings.sources:
        click.echo("It is named in HOITIN_SOURCES and comes back at the next start.", err=True)


async def _meant(app: App, url: str) -> str:
    """The source at ``url``, or the only one of that site. Raises HoitinError where that is none or
    one of several."""
    url = with_scheme(url)
    known = [each.url for each in await app.store.sources.all()]
    near = [each for each in known if same_site(each, url)]
    if url in known:
        return url
    if len(near) == 1:
        return near[0]
    named = f"; of this site there are {', '.join(near)}" if near else "; see hoitin source list"
    raise HoitinError(f"{url}: no such source{named}")


async def _check_meant(app: App, url: str, again: bool) -> None:
    url, now = await _meant(app, url), app.clock.now()
    source = await app.store.sources.by_url(url)
    if again and source:
        await app.store.sources.read_again(source.id, now - SETTLED, now)
    await _check(app, url)


async def _check(app: App, url: str) -> None:
    """Read all that is due of a source, with progress. What a break leaves is read later."""
    async with visitor(app) as visiting:
        with Report() as report:

            def show(done: Import) -> None:
                report.show(done.read, done.problems, done.waiting)

            done = await import_source(app, visiting, url, show)
    sums = done.summary
    click.echo(
        f"read {done.read}: added {sums.added}, updated {sums.updated}, "
        f"unchanged {sums.unchanged}, withdrawn {done.withdrawn}, problems {len(sums.problems)}"
    )
    found = await app.store.sources.by_url(url)
    if found and found.failures:
        raise FetchError(f"{url}: {found.reason}")


async def _page(settings: Settings, url: str) -> tuple[str, str]:
    async with fetcher(settings) as fetching:
        page = await Source(fetching).get(url)
    return decode(page.body, page.charset), page.url


def _extracted(settings: Settings, text: str, url: str, rule: Rule) -> Article | str:
    try:
        return extract(text, url, zone=settings.zone, rule=rule)
    except BadArticle as error:
        return str(error)


def _settings() -> Settings:
    settings = load()
    configure("error", settings.log_format, settings.secrets())
    return settings


def _with_app(settings: Settings, work: Callable[[App], Coroutine[Any, Any, None]]) -> None:
    async def run() -> None:
        async with open_app(settings) as app:
            await work(app)

    asyncio.run(run())
