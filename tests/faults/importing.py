"""A process that imports small articles, to be killed: ``python -m tests.faults.importing URL N``.

After each batch that was committed it prints how many articles it has stored by then. Every third
batch search is brought up to date, so that a kill may also hit the index.
"""

from __future__ import annotations

import asyncio
import sys

from tests.contract.making import opened, prepared

BATCH = 100


def word(number: int) -> str:
    """A word of letters that only article ``number`` has."""
    return "q" + "".join(chr(ord("a") + int(digit)) for digit in f"{number:05}")


async def run(url: str, total: int) -> None:
    """Import ``total`` articles, skipping none: what is stored already stays unchanged."""
    async with opened(url) as store:
        for start in range(0, total, BATCH):
            await store.articles.save([prepared(word(n)) for n in range(start, start + BATCH)])
            print(start + BATCH, flush=True)  # noqa: T201
            if start // BATCH % 3 == 2:
                await store.search.catch_up()
        await store.search.catch_up()


if __name__ == "__main__":
    asyncio.run(run(sys.argv[1], int(sys.argv[2])))
