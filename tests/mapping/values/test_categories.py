import pytest

from skulens.mapping.values.categories import category_reader
from skulens.taxonomy.tree import Node, Taxonomy

SHOP = Taxonomy(
    [
        *(Node("furniture", "Furniture", None), Node("chairs", "Chairs", "furniture")),
        *(Node("tables", "Coffee Tables", "furniture"), Node("kitchen", "Kitchen", None)),
        *(
            Node("mugs", "Mugs", "kitchen", ("coffee mug",)),
            Node("pins", "Rolling Pins", "kitchen"),
        ),
        *(Node("paper", "Stationery", None), Node("books", "Notebooks", "paper")),
        *(Node("tech", "Electronics", None), Node("laptops", "Laptops", "tech", ("notebook",))),
        *(Node("toys", "Toys", None), Node("toy boxes", "Boxes", "toys")),
        Node("chaises", "Chaises", "furniture"),
        Node("boxes", "Boxes", "kitchen"),
    ]
)


@pytest.mark.parametrize(
    ("text", "path"),
    [
        *(("Chairs", "Furniture > Chairs"), ("Möbel / Stuhl", "Furniture > Chairs")),
        *(("Küche / Nudelholz", "Kitchen > Rolling Pins"), ("Kaffeebecher", "Kitchen > Mugs")),
        *(
            ("Furniture > Chairs", "Furniture > Chairs"),
            ("Couchtisch", "Furniture > Coffee Tables"),
        ),
        *(
            ("Papier & Bücher / Notizbuch", "Stationery > Notebooks"),
            ("coffee mug", "Kitchen > Mugs"),
        ),
        *(("Elektronik/Notebook", "Electronics > Laptops"), ("Spielzeug|Kiste", "Toys > Boxes")),
        *(("Quantum flux", None), ("", None), ("Boxes", None)),
    ],
)
def test_a_suppliers_category_becomes_a_path(text: str, path: str | None) -> None:
    (one,) = category_reader(SHOP).read([text])
    assert one.value == path


def test_a_name_of_two_categories_is_not_decided_but_shown() -> None:
    (one,) = category_reader(SHOP).read(["Boxes"])
    assert one.value is None
    assert {path for path, _ in one.alternatives} == {"Kitchen > Boxes", "Toys > Boxes"}
