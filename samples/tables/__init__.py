"""The shop's tables: products, taxonomy, schema, supplier feeds, reviews; no Blender needed."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from samples.designs import Design
from samples.lines import Line
from samples.measures import Measures
from samples.tables.catalogue import write_masks, write_phone_photos, write_products, write_taxonomy
from samples.tables.feeds import write_feeds
from samples.tables.goods import goods_of
from samples.tables.reviews import write_reviews
from samples.tables.schema import write_schema


def write_tables(
    lines: Sequence[Line], designs: Sequence[Design], measures: Measures, out: Path
) -> None:
    """Write every table of the shop into `out`.

    Raises KeyError that names a design whose measure is not known: it was never rendered.
    """
    goods = [goods_of(design, measures[design.id]) for design in designs]
    own = [g for g in goods if not g.design.owner]
    write_products(own, out / "products.csv")
    write_phone_photos(own, out / "phone.csv")
    write_masks(own, out / "masks.csv")
    write_taxonomy(lines, out / "taxonomy.csv")
    write_schema(own, out / "attributes.yaml")
    write_reviews(own, out / "reviews.csv")
    write_feeds(goods, out / "feeds")
