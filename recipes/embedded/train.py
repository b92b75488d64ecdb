"""All steps of the recipe in their order, from the open data to the encoder's folder."""

from __future__ import annotations

import copy
import hashlib
import logging
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray

from recipes.embedded import pictures, teacher, text_tower
from recipes.embedded.artefact import write_artefact
from recipes.embedded.corpus import build_corpus, imagenet_names
from recipes.embedded.dequantise import Dequantised, dequantise
from recipes.embedded.graph import Heads, build_graph
from recipes.embedded.heads import appearance_projection
from recipes.embedded.picture_tower import Activations, Tuned, Tuning, average, blend, tune
from recipes.embedded.quantise import Tower, gate, quantise
from recipes.embedded.stages import Arrays, Stages
from recipes.embedded.text_space import TextSpace, read_clip_names
from recipes.embedded.views import views
from skulens.encoders.blocks import unit_rows
from skulens.images.preparation import Preparation

NETWORK = "mobilenet/tf2_mobilenet_v2_1.0_224_ptq.tflite"
Matrix = NDArray[np.float32]
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Run:
    """What every step needs: the data folder, the settings, finished steps, threads."""

    data: Path
    config: dict[str, Any]
    stages: Stages
    threads: int

    def settings(self, *sections: str) -> dict[str, Any]:
        """The parts of the configuration that decide a step's result."""
        return {name: self.config[name] for name in ("seed", *sections)}

    def embed(self, name: str, texts: list[str]) -> Matrix:
        """The teacher's vectors of texts, kept as a stage."""

        def work() -> Arrays:
            vectors = teacher.embed_sentences(texts, self.threads)
            return {"vectors": vectors.astype(np.float16)}

        told = {"texts": hashlib.sha256("\n".join(texts).encode()).hexdigest()}
        return self.stages(name, told, work)["vectors"].astype(np.float32)


@dataclass(frozen=True, slots=True)
class TextTower:
    """The trained text side: the table, its tokenizer, and the shared space behind it."""

    tokenizer: Any
    table: Matrix
    space: TextSpace

    def encode(self, texts: list[str]) -> Matrix:
        """Unit vectors of texts, as the shipped tower gives them."""
        return text_tower.encode(self.tokenizer, self.table, texts)


def train_text(run: Run) -> TextTower:
    """Corpus, teacher, shared space, tokenizer, token table."""
    how, seed = run.config["text"], run.config["seed"]
    texts, held_out = build_corpus(run.data, run.config["corpus"]["combinations"], seed)
    minilm = run.embed("corpus", texts)
    names, clip = read_clip_names(run.data)
    classes = [line.split(", ")[0] for line in imagenet_names(run.data)]
    words = np.array([len(text.split()) for text in texts])
    short = words <= how["short_words"]
    space = TextSpace.fit(
        run.embed("clip-names", names),
        clip,
        run.embed("classes", classes),
        minilm[short][::4],
        **run.config["space"],
    )
    tokenizer = text_tower.build_tokenizer(teacher.teacher_folder(), texts, how["minimum"])
    tokens = sorted(tokenizer.get_vocab(), key=tokenizer.get_vocab().__getitem__)
    token_vectors = space(run.embed("tokens", [t.removeprefix("##") for t in tokens]))
    whole = [i for i, token in enumerate(tokens) if token.isalpha() and len(token) > 2]

    def work() -> Arrays:
        table = text_tower.train_table(
            tokenizer,
            text_tower.initial_table(tokenizer, token_vectors, texts),
            texts + [tokens[i] for i in whole],
            np.concatenate([space(minilm), token_vectors[whole]]),
            np.concatenate([np.where(short, how["short_repeats"], 1), np.ones(len(whole), int)]),
            seed=seed,
            **{key: how[key] for key in ("epochs", "batch", "rate", "decay")},
        )
        return {"table": table}

    table = run.stages("table", run.settings("corpus", "space", "text"), work)["table"]
    tower = TextTower(tokenizer, table.astype(np.float32), space)
    target = space(run.embed("held-out", held_out))
    cosine = float((tower.encode(held_out) * target).sum(1).mean())
    _log.info("held-out titles: cosine to the teacher %.3f", cosine)
    return tower


def _sources(run: Run) -> list[tuple[pictures.Labelled, int]]:
    how = run.config["views"]
    return [
        (pictures.grocery(run.data, "train"), how["grocery"]),
        (pictures.clothing(run.data, "train"), how["clothing"]),
        (
            pictures.fashion_mnist(run.data, how["fashion_mnist_pictures"], run.config["seed"]),
            how["fashion_mnist"],
        ),
    ]


def look(run: Run, net: Dequantised, preparation: Preparation) -> Arrays:
    """Activations before the first tuned step for all views, labels, and which views are plain."""
    sources = _sources(run)
    names = list(dict.fromkeys(name for source, _ in sources for name in source.names))
    sample = [source.images[:: max(1, len(source.images) // 100)] for source, _ in sources[:2]]
    pixels = pictures.prepare_all([image for images in sample for image in images], preparation)
    tower = Tower(quantise(build_graph(net, stop=run.config["views"]["cut"]), pixels), run.threads)
    values, labels, plain = [], [], []
    for source, count in sources:
        ids = [names.index(name) for name in source.names]
        looks = views(source.images, preparation, count, run.config["seed"])
        for label, pixels in zip(source.labels, looks, strict=True):
            (activations,) = tower(pixels).values()
            values.append(activations.reshape(count, -1, 14, 14).astype(np.float16))
            labels += [ids[label]] * count
            plain += [source.source != "fashion-mnist"] + [False] * (count - 1)
    return {
        "values": np.concatenate(values),
        "labels": np.array(labels),
        "plain": np.array(plain),
        "names": np.array(names),
    }


def train_pictures(run: Run, preparation: Preparation) -> tuple[Tuned, list[str], Matrix]:
    """The tuned network, the names of its new classes, features of the plain training pictures."""
    torch.set_num_threads(run.threads)
    net = dequantise(run.data / NETWORK)
    cut = run.config["views"]["cut"]
    seen = run.stages(
        "looks", run.settings("views", "preparation"), lambda: look(run, net, preparation)
    )
    names = [str(name) for name in seen["names"]]
    data = Activations(seen["values"], seen["labels"])  # type: ignore[arg-type]

    def work(seed: int) -> Arrays:
        tuned = tune(net, cut, data, len(names), Tuning(**run.config["tuning"], seed=seed))
        state = {key: value.numpy() for key, value in tuned.net.state_dict().items()}
        return {**state, "new_weight": tuned.weight, "new_bias": tuned.bias}

    told = run.settings("views", "preparation", "tuning")
    seeds = range(run.config["seed"], run.config["seed"] + run.config["averaging"]["runs"])
    state = average([run.stages(f"tuned-{seed}", told, partial(work, seed)) for seed in seeds])
    weight, bias = state.pop("new_weight"), state.pop("new_bias")
    tuned_net = copy.deepcopy(net)
    tuned_net.load_state_dict({key: torch.from_numpy(value) for key, value in state.items()})
    net = blend(net, tuned_net, run.config["heads"]["blend"])
    with torch.inference_mode():
        parts = torch.from_numpy(seen["values"][seen["plain"]]).split(64)
        features = [net(part.float(), cut, len(net.steps) - 1).flatten(1) for part in parts]
    return Tuned(net, weight, bias), names, torch.cat(features).numpy()  # type: ignore[arg-type]


def build_heads(
    run: Run, text: TextTower, tuned: Tuned, names: list[str], features: Matrix
) -> Heads:
    """The projections and class vectors that turn features into blocks."""
    how = run.config["heads"]
    labels = imagenet_names(run.data)
    first = text.encode([line.split(", ")[0] for line in labels])
    known = unit_rows(first + text.encode(labels))
    weight, bias = tuned.net.classifier.weight, tuned.net.classifier.bias
    mean, directions = appearance_projection(features, how["appearance"], how["whitening"])
    return Heads(
        np.concatenate([weight.detach().numpy()[1:, :, 0, 0], tuned.weight]),  # type: ignore[union-attr,index]
        np.concatenate([bias.detach().numpy()[1:], tuned.bias + how["new_class_bias"]]),  # type: ignore[union-attr,index]
        np.concatenate([known, text.encode(names)]),
        how["temperature"],
        how["top"],
        mean,
        directions,
    )


def train(run: Run, out: Path) -> None:
    """Run all steps and write the encoder's folder."""
    about = run.config["preparation"]
    preparation = Preparation(size=about["size"], background=tuple(about["background"]))
    text = train_text(run)
    tuned, names, features = train_pictures(run, preparation)
    heads = build_heads(run, text, tuned, names, features)
    exact = build_graph(tuned.net, heads)
    how = run.config["quantisation"]
    everything = [image for source, _ in _sources(run)[:2] for image in source.images]
    sample = everything[:: len(everything) // how["pictures"]]
    rounded = quantise(exact, pictures.prepare_all(sample, preparation))
    unseen = [pictures.grocery(run.data, "val"), pictures.clothing(run.data, "validation")]
    pixels = pictures.prepare_all([p for part in unseen for p in part.images], preparation)
    cosines = gate(
        Tower(exact, run.threads)(pixels), Tower(rounded, run.threads)(pixels), how["gate"]
    )
    _log.info("int8 against float: %s", cosines)
    table, scale = text_tower.quantise(text.table)
    size = write_artefact(
        out,
        image=rounded,
        table=table,
        scale=scale,
        tokenizer=text.tokenizer,
        preparation=preparation,
        blocks={
            "appearance": heads.appearance_directions.shape[1],
            "meaning": heads.class_vectors.shape[1],
        },
        weights=run.config["weights"],
        version=run.config["version"],
    )
    _log.info("%s: %.1f MB", out.name, size / 1e6)
