"""What an installation weighs, package by package: `python -m benchmarks.weight`, in the environment that is
weighed. Needs nothing but qcheck and what it stands on, so that it can be asked on a server too.
"""

from __future__ import annotations

from collections import Counter
from importlib.metadata import distributions
from pathlib import Path

from deploy.server_requirements import LEFT_OUT, needed

SHOWN = 14
LINE = "{:<44} {:>8.0f} MB   {}"


def main() -> None:
    weights = weighed()
    served = needed()
    locked = served | LEFT_OUT
    for name, weight in weights.most_common(SHOWN):
        print(
            LINE.format(
                name, weight / 1e6, "" if name in served else "left out on a server" * (name in LEFT_OUT)
            )
        )
    print(LINE.format("all that is installed here", weights.total() / 1e6, ""))
    print(LINE.format("of it what a server needs", _sum(weights, served), "requirements-server.txt"))
    print(LINE.format("… and what Streamlit asks for besides", _sum(weights, locked - served), ""))


def weighed() -> Counter[str]:
    """Bytes of each package, compiled modules included."""
    weights: Counter[str] = Counter()
    for distribution in distributions():
        files = [Path(str(file.locate())) for file in distribution.files or []]
        name = distribution.metadata["Name"].lower().replace("_", "-")
        weights[name] = sum(file.stat().st_size for file in files if file.is_file())
    return weights


def _sum(weights: Counter[str], names: set[str]) -> float:
    return sum(weights[name] for name in names) / 1e6


if __name__ == "__main__":
    main()
