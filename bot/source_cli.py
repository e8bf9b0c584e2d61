"""``hoitin source``: the places that news comes from."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any

import click

from bot.app import App, open_app
from bot.following import midnight, rules, visitor
from bot.importing import Import, import_source
from bot.logging import configure
from bot.output import print_json, terminal
from bot.progress import Report
from bot.reading import fetcher, is_address
from bot.settings import Settings, load
from bot.source_views import articles_table, found_view, source_json, sources_table
from gather.encoding import decode
from gather.pages import extract
from gather.rules import NO_RULE, Rule
from gather.sources import Found, Source, discover
from newsroom.errors import BadArticle, FetchError, HoitinError
from newsroom.models import Article
from newsroom.sourcing.model import NewsSource, SourceKind, Tally


@click.group()
def source() -> None:
    """Follow news sites: add, list, pause, resume, remove, check, try."""


@source.command()
@click.argument("url")
@click.option("--yes", is_flag=True, help="Take the first one found, without asking.")
def add(url: str, yes: bool) -> None:
    """Follow the site at URL: find its feeds and sitemaps, show what they hold, and ask."""
    settings = _settings()
    found = asyncio.run(_discover(settings, url))
    console = terminal()
    for number, each in enumerate(found, start=1):
        console.print(found_view(number, each))
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
    _with_app(_settings(), lambda app: _known(app.store.sources.pause(url, True), url))
    click.echo(f"paused {url}")


@source.command()
@click.argument("url")
def resume(url: str) -> None:
    """Follow URL again."""
    _with_app(_settings(), lambda app: _known(app.store.sources.pause(url, False), url))
    click.echo(f"following {url}")


@source.command()
@click.argument("url")
def remove(url: str) -> None:
    """Forget URL. Its articles stay."""
    settings = _settings()
    _with_app(settings, lambda app: _known(app.store.sources.remove(url), url))
    click.echo(f"removed {url}; its articles stay")
    if url in settings.sources:
        click.echo("It is named in HOITIN_SOURCES and comes back at the next start.", err=True)


@source.command()
@click.argument("url")
def check(url: str) -> None:
    """Visit URL now and say what came of it."""
    _with_app(_settings(), lambda app: _check(app, url))


@source.command("try")
@click.argument("url")
def try_page(url: str) -> None:
    """Show what is read from the page at URL, beside what the site's rule makes of it."""
    settings = _settings()
    rule = rules(settings).of(url)
    text, address = asyncio.run(_page(settings, url))
    columns = [("as any page", _extracted(settings, text, address, NO_RULE))]
    if rule != NO_RULE:
        columns.append(("by the site's rule", _extracted(settings, text, address, rule)))
    terminal().print(articles_table(columns, settings.zone))
    if rule == NO_RULE:
        click.echo("HOITIN_SITE_RULES has no rule for this site.", err=True)


async def _discover(settings: Settings, url: str) -> list[Found]:
    if not is_address(url):
        raise FetchError(f"{url}: not a web address (http:// or https://)")
    async with fetcher(settings) as fetching:
        return await discover(fetching, url)


async def _add(app: App, chosen: Found) -> None:
    now = app.clock.now()
    kind = SourceKind(chosen.kind.value)
    await app.store.sources.add(NewsSource(chosen.url, now, now, kind=kind))
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


async def _check(app: App, url: str) -> None:
    """Read all that is due of a source, with progress. What a break leaves is read later."""
    await _known(_is_known(app, url), url)
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
        return f"({error})"


async def _is_known(app: App, url: str) -> bool:
    return await app.store.sources.by_url(url) is not None


async def _known(found: Coroutine[Any, Any, bool], url: str) -> None:
    if not await found:
        raise HoitinError(f"{url}: no such source; see hoitin source list")


def _settings() -> Settings:
    settings = load()
    configure("error", settings.log_format, settings.secrets())
    return settings


def _with_app(settings: Settings, work: Callable[[App], Coroutine[Any, Any, None]]) -> None:
    async def run() -> None:
        async with open_app(settings) as app:
            await work(app)

    asyncio.run(run())
