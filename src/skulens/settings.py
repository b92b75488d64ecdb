"""Every setting, read from the environment (prefix `SKULENS_`) or a `.env` file."""

from __future__ import annotations

import os
from typing import Self

from pydantic import Field, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from skulens.errors import UsageError


class Settings(BaseSettings):
    """What can be set without touching code; each has a default that works."""

    model_config = SettingsConfigDict(
        env_prefix="SKULENS_", env_file=".env", extra="ignore", frozen=True
    )

    catalog: str = Field(
        default="./skulens-catalog",
        description="The catalogue that commands use: a folder, or `postgresql://user:password@host/database`.",
    )
    encoder: str = Field(
        default="embedded",
        description="Encoder of new catalogues: `embedded`, `onnx:FOLDER`, or `dummy`.",
    )
    threads: int = Field(
        default_factory=lambda: (
            max(1, len(os.sched_getaffinity(0)))
            if hasattr(os, "sched_getaffinity")
            else (os.cpu_count() or 1)
        ),
        ge=1,
        description="Threads that decode and encode while photos are added (default: all cores).",
    )
    batch_size: int = Field(
        default=64,
        ge=1,
        le=4096,
        description="Photos per batch, which is one transaction of the store.",
    )
    max_file_mb: int = Field(default=64, ge=1, description="Largest picture file accepted, in MiB.")
    max_megapixels: float | None = Field(
        default=None,
        gt=0,
        description="Largest picture accepted (default: what the memory allows).",
    )
    index: str = Field(
        default="auto",
        description="Kind of vector index: `auto` (by size), `exact`, `flat`, `hnsw`, `ivfpq`.",
    )
    query_cache_size: int = Field(
        default=10_000,
        ge=0,
        description="How many query vectors are kept (0 switches the cache off).",
    )
    statement_timeout: float = Field(
        default=60.0,
        gt=0,
        description="Seconds that PostgreSQL may work on one statement (index builds take longer).",
    )
    retry_seconds: float = Field(
        default=60.0,
        ge=0,
        description="Seconds for which work is tried again while PostgreSQL cannot be reached.",
    )
    target_precision: float = Field(
        default=0.95,
        gt=0,
        lt=1,
        description="How often categories that are taken without asking a person are to be right.",
    )
    adapter_min_pairs: int = Field(
        default=100,
        ge=10,
        description="Photo-title pairs from which on the adapter is fitted on `add`.",
    )

    @classmethod
    def read(cls) -> Self:
        """Read them from where they come; raises `UsageError` naming one that cannot be used."""
        try:
            return cls()
        except ValidationError as error:
            first = error.errors()[0]
            name = f"{cls.model_config['env_prefix']}{first['loc'][0]}".upper()
            raise UsageError(f"the setting {name} is {first['input']!r}: {first['msg']}") from error
