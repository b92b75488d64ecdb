import os
import unicodedata
from pathlib import Path

import pytest

from skulens.errors import SourceError
from skulens.records import Product, Rejection
from skulens.sources.folder import FolderSource, PictureSource

not_as_root = pytest.mark.skipif(
    hasattr(os, "geteuid") and os.geteuid() == 0, reason="root reads everything"
)


def touch(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"\xff\xd8\xff")


def products(source: FolderSource) -> list[Product]:
    items = list(source.items())
    assert all(isinstance(item, Product) for item in items), items
    return [item for item in items if isinstance(item, Product)]


def ids(source: FolderSource) -> list[str]:
    return [product.id for product in products(source)]


def test_every_picture_is_a_product(tmp_path: Path) -> None:
    touch(tmp_path, "Fruit/Apple/Golden-Delicious/Golden-Delicious_001.jpg", "a.PNG")
    first, second = products(FolderSource(tmp_path, category_from_folder=True))
    assert first.id == "Fruit/Apple/Golden-Delicious/Golden-Delicious_001.jpg"
    assert first.title == "Golden Delicious"
    assert first.category == "Fruit > Apple > Golden Delicious"
    assert first.photos == (os.path.realpath(tmp_path / first.id),)
    assert (second.id, second.title, second.category) == ("a.PNG", "", "")


def test_category_only_on_request(tmp_path: Path) -> None:
    touch(tmp_path, "Fruit/x1.jpg")
    assert products(FolderSource(tmp_path))[0].category == ""


def test_title_falls_back_to_the_folder(tmp_path: Path) -> None:
    touch(tmp_path, "red-shoes/IMG_0001.jpg", "IMG_0002.jpg")
    assert [p.title for p in products(FolderSource(tmp_path))] == ["", "red shoes"]


def test_order_is_that_of_names(tmp_path: Path) -> None:
    touch(tmp_path, "b/2.jpg", "a/9.jpg", "b/1.jpg", "aa.jpg", "z.jpg")
    assert ids(FolderSource(tmp_path)) == ["a/9.jpg", "aa.jpg", "b/1.jpg", "b/2.jpg", "z.jpg"]


def test_other_files_are_counted_and_hidden_ones_left_out(tmp_path: Path) -> None:
    touch(tmp_path, "a.jpg", "Thumbs.db", "notes.txt", ".DS_Store", ".hidden/b.jpg", ".c.jpg")
    touch(tmp_path, "@eaDir/a.jpg")
    source = FolderSource(tmp_path)
    assert ids(source) == ["a.jpg"]
    assert source.ignored == 5
    assert source.complete


def test_unsupported_pictures_are_handed_on(tmp_path: Path) -> None:
    touch(tmp_path, "a.heic", "b.svg", "c.psd")
    assert ids(FolderSource(tmp_path)) == ["a.heic", "b.svg", "c.psd"]


def test_files_without_extension_are_sniffed(tmp_path: Path) -> None:
    touch(tmp_path, "photo")
    (tmp_path / "README").write_text("hello")
    (tmp_path / "empty").touch()
    assert ids(FolderSource(tmp_path)) == ["photo"]


def test_skipped_folder(tmp_path: Path) -> None:
    touch(tmp_path, "a.jpg", "catalogue/b.jpg")
    assert ids(FolderSource(tmp_path, skip=[tmp_path / "catalogue", tmp_path / "none"])) == [
        "a.jpg"
    ]


def test_loops_of_links_end(tmp_path: Path) -> None:
    touch(tmp_path, "a/b/1.jpg")
    (tmp_path / "a" / "b" / "up").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "a" / "self").symlink_to("self")
    (tmp_path / "again").symlink_to(tmp_path / "a", target_is_directory=True)
    source = FolderSource(tmp_path)
    assert [i.id for i in source.items() if isinstance(i, Product)] == ["a/b/1.jpg"]


def test_links_are_followed(tmp_path: Path) -> None:
    touch(tmp_path, "elsewhere/1.jpg", "shop/2.jpg")
    (tmp_path / "shop" / "linked").symlink_to(tmp_path / "elsewhere", target_is_directory=True)
    (tmp_path / "shop" / "3.jpg").symlink_to(tmp_path / "elsewhere" / "1.jpg")
    assert ids(FolderSource(tmp_path / "shop")) == ["2.jpg", "3.jpg", "linked/1.jpg"]


def test_broken_links_and_pipes_are_rejected(tmp_path: Path) -> None:
    touch(tmp_path, "a.jpg")
    (tmp_path / "gone.jpg").symlink_to(tmp_path / "missing.jpg")
    os.mkfifo(tmp_path / "pipe.jpg")
    os.mkfifo(tmp_path / "pipe")
    items = list(FolderSource(tmp_path).items())
    reasons = [item.reason for item in items if isinstance(item, Rejection)]
    assert reasons == ["broken_link", "not_a_file"]


def test_folder_that_cannot_be_read_is_rejected(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    touch(tmp_path, "a.jpg", "locked/b.jpg")
    scan = os.scandir

    def refuse(path: str) -> object:
        if str(path).endswith("locked"):
            raise PermissionError(13, "Permission denied")
        return scan(path)

    source = FolderSource(tmp_path)
    monkeypatch.setattr(os, "scandir", refuse)
    product, rejection = source.items()
    assert isinstance(product, Product)
    assert isinstance(rejection, Rejection)
    assert rejection.reason == "unreadable_folder"
    assert rejection.source.endswith("locked")
    assert not source.complete


@not_as_root
def test_locked_folder_on_disk(tmp_path: Path) -> None:
    touch(tmp_path, "locked/b.jpg", "a.jpg")
    (tmp_path / "locked").chmod(0)
    try:
        items = list(FolderSource(tmp_path).items())
    finally:
        (tmp_path / "locked").chmod(0o755)
    assert [type(item) for item in items] == [Product, Rejection]


def test_undecodable_names(tmp_path: Path) -> None:
    raw = os.fsencode(tmp_path) + b"/caf\xe9.jpg"
    try:
        with open(raw, "wb") as file:  # noqa: PTH123
            file.write(b"x")
    except OSError:
        pytest.skip("this file system takes Unicode names only")
    (product,) = products(FolderSource(tmp_path))
    assert product.id == r"caf\xe9.jpg"
    assert Path(product.photos[0]).read_bytes() == b"x"


def test_decomposed_names_become_composed_ids(tmp_path: Path) -> None:
    name = unicodedata.normalize("NFD", "Äpfel.jpg")
    touch(tmp_path, name)
    (product,) = products(FolderSource(tmp_path))
    assert product.id == "Äpfel.jpg"
    assert Path(product.photos[0]).exists()


def test_deep_trees_and_long_names(tmp_path: Path) -> None:
    touch(tmp_path, "/".join(["folder-with-a-long-name"] * 100) + "/" + "x" * 200 + ".jpg")
    (product,) = products(FolderSource(tmp_path))
    assert len(product.id) <= 512


def test_estimate_and_origin(tmp_path: Path) -> None:
    touch(tmp_path, "a.jpg", "b/c.jpg")
    source = FolderSource(tmp_path / "b" / "..")
    assert source.estimate() == 2
    assert source.origin == f"folder:{os.path.realpath(tmp_path)}"
    assert not source.is_empty()


def test_missing_folder(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="cannot read the folder"):
        FolderSource(tmp_path / "none")


def test_single_picture(tmp_path: Path) -> None:
    touch(tmp_path, "blue-mug.jpg")
    source = PictureSource(tmp_path / "blue-mug.jpg")
    (product,) = source.items()
    assert isinstance(product, Product)
    assert (product.id, product.title) == ("blue-mug.jpg", "blue mug")
    assert source.estimate() == 1
    assert source.origin.startswith("photo:/")
    assert source.complete


@pytest.mark.real_data
def test_grocery_photos(real_data: Path) -> None:
    source = FolderSource(real_data / "grocery" / "val", category_from_folder=True)
    found = products(source)
    assert len(found) == source.estimate() == 296
    assert {product.category.split(" > ")[0] for product in found} == {
        "Fruit",
        "Packages",
        "Vegetables",
    }
