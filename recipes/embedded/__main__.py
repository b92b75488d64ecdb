"""`python -m recipes.embedded`: train the embedded encoder and write its folder."""

from __future__ import annotations

import argparse
import logging
import tomllib
from pathlib import Path

from recipes.embedded.stages import Stages
from recipes.embedded.train import Run, train

HERE = Path(__file__).parent


def main() -> None:
    """Read the arguments and run the recipe."""
    parser = argparse.ArgumentParser(prog="python -m recipes.embedded", description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--out", type=Path, default=Path("src/skulens/encoders/embedded_files"))
    parser.add_argument("--config", type=Path, default=HERE / "config.toml")
    parser.add_argument("--work", type=Path, default=Path("build/embedded"), help="cached steps")
    parser.add_argument("--threads", type=int, default=2)
    given = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    config = tomllib.loads(given.config.read_text("utf-8"))
    train(Run(given.data, config, Stages(given.work), given.threads), given.out)


if __name__ == "__main__":
    main()
