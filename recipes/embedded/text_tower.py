"""The text tower: one vector per token, trained so that their sum is what the teacher says."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from tokenizers import Tokenizer
from torch.nn import functional

from recipes.embedded.teacher import Matrix

UNKNOWN = "[UNK]"


def build_tokenizer(teacher: Path, texts: Sequence[str], minimum: int) -> Tokenizer:
    """The teacher's WordPiece without what shops do not write, plus the corpus's own words.

    A word of several pieces that occurs in `minimum` texts becomes a token, because a sum of
    pieces cannot say what the whole word means ("stilettos").
    """
    original = Tokenizer.from_file(str(teacher / "tokenizer.json"))
    original.no_truncation()
    vocabulary = sorted(original.get_vocab(), key=original.get_vocab().__getitem__)
    plain = re.compile(r"^(##)?[!-~]+$")
    kept = [token for token in vocabulary if plain.match(token) and not token.startswith("[")]
    normalise, split = original.normalizer.normalize_str, original.pre_tokenizer.pre_tokenize_str
    counts: Counter[str] = Counter()
    for text in texts:
        counts.update({word for word, _ in split(normalise(text))})
    known = set(kept)
    added = sorted(
        word
        for word, count in counts.items()
        if count >= minimum and word not in known and re.fullmatch(r"[a-z]{4,24}", word)
    )
    settings = json.loads(original.to_str())
    settings["added_tokens"] = []
    settings["post_processor"] = settings["padding"] = settings["truncation"] = None
    tokens = ["[", "]", UNKNOWN, *kept, *added]
    settings["model"]["vocab"] = {token: i for i, token in enumerate(dict.fromkeys(tokens))}
    return Tokenizer.from_str(json.dumps(settings))


def tokenise(tokenizer: Tokenizer, texts: Sequence[str]) -> tuple[torch.Tensor, torch.Tensor]:
    """All token ids in one row, and where each text begins (n + 1 offsets)."""
    unknown = tokenizer.token_to_id(UNKNOWN)
    encodings = tokenizer.encode_batch_fast(list(texts), add_special_tokens=False)
    ids = [[i for i in encoding.ids if i != unknown][:128] for encoding in encodings]
    offsets = np.cumsum([0, *map(len, ids)])
    flat = np.concatenate([np.asarray(row, np.int64) for row in ids])
    return torch.from_numpy(flat), torch.from_numpy(offsets)


def initial_table(tokenizer: Tokenizer, words: Matrix, texts: Sequence[str]) -> Matrix:
    """Start from the teacher's vectors of single tokens, rare ones louder (SIF weights).

    Source: Arora et al., A Simple but Tough-to-Beat Baseline for Sentence Embeddings, 2017.
    """
    ids, _ = tokenise(tokenizer, texts)
    frequency = np.bincount(ids.numpy(), minlength=len(words)) / len(ids)
    table = words * (1e-3 / (1e-3 + frequency))[:, None]
    pieces = [i for token, i in tokenizer.get_vocab().items() if token.startswith("##")]
    table[pieces] *= 0.3
    table[tokenizer.token_to_id(UNKNOWN)] = 0
    return table.astype(np.float32)


def train_table(
    tokenizer: Tokenizer,
    start: Matrix,
    texts: Sequence[str],
    targets: Matrix,
    repeats: NDArray[np.int64],
    *,
    epochs: int,
    batch: int,
    rate: float,
    decay: float,
    seed: int,
) -> Matrix:
    """Fit the table so that cos(sum of token vectors, target) is high; returns (tokens, dim).

    `repeats` says how often each text is seen in an epoch.
    """
    generator = torch.Generator().manual_seed(seed)
    ids, offsets = tokenise(tokenizer, texts)
    lengths = offsets[1:] - offsets[:-1]
    kept = torch.repeat_interleave(torch.from_numpy(repeats) * (lengths > 0))
    goal = torch.from_numpy(targets)
    origin = torch.from_numpy(start)
    table = origin.clone().requires_grad_()
    optimiser = torch.optim.Adam([table], lr=rate)
    steps = epochs * (len(kept) // batch)
    schedule = torch.optim.lr_scheduler.CosineAnnealingLR(optimiser, steps)
    for _ in range(epochs):
        order = kept[torch.randperm(len(kept), generator=generator)]
        for rows in order.split(batch)[: len(kept) // batch]:
            sizes = lengths[rows]
            begins = torch.cumsum(sizes, 0) - sizes
            within = torch.arange(int(sizes.sum())) - torch.repeat_interleave(begins, sizes)
            chosen = ids[torch.repeat_interleave(offsets[rows], sizes) + within]
            sums = functional.embedding_bag(chosen, table, begins, mode="sum")
            loss = (1 - functional.cosine_similarity(sums, goal[rows])).mean()
            if decay:
                # Tokens stay near the teacher's word vector unless the texts say otherwise.
                seen = chosen.unique()
                loss = loss + decay * (table[seen] - origin[seen]).square().sum(1).mean()
            optimiser.zero_grad()
            loss.backward()
            optimiser.step()
            schedule.step()
    return table.detach().numpy()


def encode(tokenizer: Tokenizer, table: Matrix, texts: Sequence[str]) -> Matrix:
    """Unit vectors of texts, (n, dim)."""
    ids, offsets = tokenise(tokenizer, texts)
    sums = functional.embedding_bag(ids, torch.from_numpy(table), offsets[:-1], mode="sum")
    return functional.normalize(sums, dim=1).numpy()


def quantise(table: Matrix) -> tuple[NDArray[np.int8], Matrix]:
    """Round each row to int8 with its own scale: table * scale[:, None] restores it."""
    scale = np.abs(table).max(axis=1) / 127
    rounded = np.round(table / np.where(scale > 0, scale, 1)[:, None]).astype(np.int8)
    return rounded, scale.astype(np.float32)
