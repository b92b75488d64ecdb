"""Tune the last blocks of the picture network on open pictures, without forgetting ImageNet."""

from __future__ import annotations

import copy
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from torch import nn
from torch.nn import functional

from recipes.embedded.dequantise import Dequantised

SOFT = 2.0  # temperature of the distillation


@dataclass(frozen=True, slots=True)
class Activations:
    """Cached inputs of the first tuned step: float16 (n, channels, h, w), and class labels."""

    values: NDArray[np.float16]
    labels: NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Tuning:
    """Hyper-parameters of `tune`; `keep` weighs what ties the network to the original."""

    epochs: int
    batch: int
    rate: float
    head_rate: float
    decay: float
    smoothing: float
    keep_classes: float
    keep_features: float
    seed: int


@dataclass(frozen=True, slots=True)
class Tuned:
    """The tuned network and the weights (classes, 1280) and biases of the added classes."""

    net: Dequantised
    weight: NDArray[np.float32]
    bias: NDArray[np.float32]


def tune(net: Dequantised, cut: int, data: Activations, classes: int, how: Tuning) -> Tuned:
    """Train the steps from `cut` and `classes` new classes that compete with ImageNet's.

    The loss is cross-entropy over all classes, plus two terms that hold on to the original: its
    ImageNet probabilities (Li & Hoiem, Learning without Forgetting, 2016) and its features.
    """
    torch.manual_seed(how.seed)
    last = len(net.steps) - 1
    student = copy.deepcopy(net).train()
    keys = [step.key for step in net.steps[cut:last] if step.key]
    trained = [p for key in keys for p in student.convolutions[key].parameters()]
    head = nn.Linear(1280, classes)
    nn.init.normal_(head.weight, std=0.01)
    optimiser = torch.optim.AdamW(
        [
            {"params": trained, "lr": how.rate},
            {"params": head.parameters(), "lr": how.head_rate},
        ],
        weight_decay=how.decay,
    )
    steps = how.epochs * (len(data.labels) // how.batch)
    schedule = torch.optim.lr_scheduler.OneCycleLR(
        optimiser, [how.rate, how.head_rate], total_steps=steps, pct_start=0.15
    )
    classifier = net.classifier
    weight, bias = classifier.weight[1:, :, 0, 0].detach(), classifier.bias[1:].detach()  # type: ignore[index]
    targets = torch.from_numpy(data.labels) + len(weight)
    generator = torch.Generator().manual_seed(how.seed)
    for _ in range(how.epochs):
        order = torch.randperm(len(targets), generator=generator)
        for rows in order.split(how.batch)[: len(targets) // how.batch]:
            values = torch.from_numpy(data.values[rows.numpy()].astype(np.float32))
            values = values.contiguous(memory_format=torch.channels_last)
            # bfloat16 halves the time on processors that have it.
            with torch.autocast("cpu", torch.bfloat16):
                with torch.no_grad():
                    original = net(values, cut, last).flatten(1).float()
                features = student(values, cut, last).flatten(1)
            features = features.float()
            belief = ((original @ weight.T + bias) / SOFT).softmax(1)
            known = features @ weight.T + bias
            logits = torch.cat([known, head(features)], 1)
            loss = functional.cross_entropy(logits, targets[rows], label_smoothing=how.smoothing)
            kept = functional.kl_div((known / SOFT).log_softmax(1), belief, reduction="batchmean")
            moved = 1 - functional.cosine_similarity(features, original).mean()
            loss = loss + how.keep_classes * SOFT**2 * kept + how.keep_features * moved
            optimiser.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(trained, 1.0)
            optimiser.step()
            schedule.step()
    return Tuned(student.eval(), head.weight.detach().numpy(), head.bias.detach().numpy())


def average(states: Sequence[Mapping[str, NDArray[np.generic]]]) -> dict[str, NDArray[np.generic]]:
    """The mean of networks tuned from the same start with other seeds.

    One network that is better than each of them, and varies less from run to run (Wortsman et al.,
    Model soups, 2022).
    """
    return {
        key: np.mean([state[key] for state in states], axis=0, dtype=np.float64).astype(first.dtype)
        for key, first in states[0].items()
    }


def blend(original: Dequantised, tuned: Dequantised, share: float) -> Dequantised:
    """A network whose weights lie between two: `share` 0 is the original, 1 the tuned one.

    Half-way costs the trained domains little and keeps the others (Wortsman et al., Robust
    fine-tuning of zero-shot models, 2022).
    """
    between = copy.deepcopy(original)
    new = tuned.state_dict()
    between.load_state_dict(
        {key: old + share * (new[key] - old) for key, old in original.state_dict().items()}
    )
    return between.eval()
