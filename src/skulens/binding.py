"""Which encoder a catalogue is bound to: vectors of two encoders never mix."""

from __future__ import annotations

from dataclasses import dataclass

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


def bound_spec(store: Store) -> str | None:
    """How the catalogue's encoder was asked for, or None for a catalogue never filled."""
    setting = store.setting(_SETTING)
    return None if setting is None else str(setting["spec"])


def bound_fingerprint(store: Store) -> str | None:
    """The fingerprint of the catalogue's encoder, or None."""
    setting = store.setting(_SETTING)
    return None if setting is None else str(setting["fingerprint"])


def bind(store: Store, wanted: str | None, default: str) -> Binding:
    """Load the catalogue's encoder, or give a new catalogue the one wanted or the default.

    Raises `EncoderMismatchError` where the catalogue was filled with another one.
    """
    spec = wanted or bound_spec(store) or default
    encoder = load_encoder(spec)
    filled_with = bound_fingerprint(store)
    if filled_with is None:
        return rebind(store, encoder, spec)
    if filled_with != encoder.fingerprint:
        raise EncoderMismatchError(
            f"this catalogue was filled with the encoder {filled_with} ('{bound_spec(store)}'), "
            f"but '{spec}' is {encoder.fingerprint}; leave the encoder out to use the first, "
            f"or encode all photos again with: skulens rebuild --encoder {spec}"
        )
    return Binding(encoder, spec, register(store, encoder))


def register(store: Store, encoder: Encoder) -> int:
    """The encoder's number in the store."""
    return store.register_encoder(encoder.fingerprint, encoder.name, encoder.blocks.sizes)


def rebind(store: Store, encoder: Encoder, spec: str) -> Binding:
    """Make `encoder` the catalogue's own from now on."""
    encoder_id = register(store, encoder)
    store.set_setting(_SETTING, {"spec": spec, "fingerprint": encoder.fingerprint})
    return Binding(encoder, spec, encoder_id)
