"""Which encoder a catalogue is bound to: vectors of two encoders never mix."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from skulens.encoders import Encoder, load_encoder
from skulens.errors import EncoderMismatchError
from skulens.store import Store

_SETTING = "encoder"


@dataclass(frozen=True, slots=True)
class Binding:
    """The encoder in use, how it was asked for, and its number in the store."""

    encoder: Encoder
    spec: str
    encoder_id: int


@dataclass(frozen=True, slots=True)
class Bound:
    """What a catalogue remembers of its encoder."""

    spec: str
    fingerprint: str


def bound(store: Store) -> Bound | None:
    """The encoder the catalogue was filled with, or None for one never filled."""
    setting = store.setting(_SETTING)
    return None if setting is None else Bound(setting["spec"], setting["fingerprint"])


def bind(store: Store, wanted: str | None, default: str) -> Binding:
    """Load the catalogue's encoder, or give a new catalogue the one wanted or the default.

    Raises `EncoderMismatchError` where the catalogue was filled with another one.
    """
    before = bound(store)
    spec = wanted or (before.spec if before else default)
    encoder = load_encoder(spec)
    if before is None:
        return rebind(store, encoder, spec)
    if before.fingerprint != encoder.fingerprint:
        raise EncoderMismatchError(
            f"this catalogue was filled with the encoder {before.fingerprint} ('{before.spec}'), "
            f"but '{spec}' is {encoder.fingerprint}; leave the encoder out to use the first, "
            f"or encode all photos again with: skulens rebuild --encoder {spec}"
        )
    return Binding(encoder, spec, register(store, encoder))


def check_binding(store: Store, binding: Binding) -> None:
    """Raise `EncoderMismatchError` where the catalogue has been given another encoder since."""
    now = bound(store)
    if now is not None and now.fingerprint != binding.encoder.fingerprint:
        raise EncoderMismatchError(
            f"another process encoded this catalogue again, with {now.fingerprint} "
            f"('{now.spec}'); open it again"
        )


def register(store: Store, encoder: Encoder) -> int:
    """The encoder's number in the store."""
    return store.register_encoder(encoder.fingerprint, encoder.name, encoder.blocks.sizes)


def rebind(store: Store, encoder: Encoder, spec: str) -> Binding:
    """Make `encoder` the catalogue's own from now on."""
    encoder_id = register(store, encoder)
    kind, _, folder = spec.partition(":")
    if folder:  # found again from wherever the catalogue is opened
        spec = f"{kind}:{Path(folder).expanduser().absolute()}"
    store.set_setting(_SETTING, {"spec": spec, "fingerprint": encoder.fingerprint})
    return Binding(encoder, spec, encoder_id)
