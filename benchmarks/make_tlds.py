"""Write newsroom/comments/tlds.txt: the top-level domains in use, from tldextract's snapshot.

python -m benchmarks.make_tlds
"""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

TARGET = Path("newsroom/comments/tlds.txt")
_HEADER = """\
# The top-level domains of the Public Suffix List (https://publicsuffix.org/list/), ICANN section,
# as bundled with tldextract. Made by benchmarks/make_tlds.py.
# This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0.
# If a copy of the MPL was not distributed with this file, You can obtain one at
# https://mozilla.org/MPL/2.0/.
"""


def main() -> None:
    snapshot = (files("tldextract") / ".tld_set_snapshot").read_text(encoding="utf-8")
    official = snapshot.split("// ===END ICANN DOMAINS===")[0]
    rules = (line.strip() for line in official.splitlines())
    suffixes = {rule.rpartition(".")[2] for rule in rules if rule and not rule.startswith("//")}
    names = sorted(suffixes - {"*"})
    TARGET.write_text(_HEADER + "\n".join(names) + "\n", encoding="utf-8")
    print(f"{len(names)} top-level domains in {TARGET}")


if __name__ == "__main__":
    main()
