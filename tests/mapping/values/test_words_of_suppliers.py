"""Words of suppliers in many trades, read into the values that a shop of that trade allows."""

import pytest

from skulens.mapping.target import TargetField
from skulens.mapping.values.reading import ColumnHabit, ValueReader
from skulens.taxonomy.attribute_schema import AllowedValue, Attribute

ALLOWED: dict[str, tuple[str, ...]] = {
    "Age group": ("6-12 months", "1-2 years", "Adults", "Kids", "Teens"),
    "Allergens": ("Crustaceans", "Eggs", "Milk", "Soybeans", "Tree nuts", "Sulphites"),
    "Battery size": ("9V", "AA", "AAA", "C", "CR2032", "18650"),
    "Bedding size": ("California king", "Double", "King", "Queen", "Single", "Twin"),
    "Book format": ("Audiobook", "E-book", "Hardcover", "Paperback"),
    "Brake type": ("Coaster", "Disc", "Rim"),
    "Bulb base": ("E12", "E26", "E27", "GU10"),
    "Care instructions": ("Dry clean only", "Hand wash", "Machine washable", "Tumble dry"),
    "Computer form": ("All-in-one", "Desktop", "Notebook", "Tablet"),
    "Cup size": ("A", "B", "C", "D", "DD", "E"),
    "Dog age": ("Adult", "Puppy", "Senior"),
    "Earring design": ("Clip-on", "Drop", "Hoop", "Stud"),
    "Energy efficiency class": ("A", "A+", "A++", "B", "C", "D"),
    "Fishing rod power": ("Heavy", "Medium", "Medium-heavy", "Ultra light"),
    "Frame design": ("Aviator", "Cat-eye", "Rectangle", "Round"),
    "Fuel": ("Butane", "Firewood", "Gasoline", "Propane"),
    "Hair type": ("Curly", "Straight", "Wavy"),
    "Helmet design": ("Full face", "Modular", "Open face"),
    "Interface": ("Ethernet", "HDMI", "RJ-45", "USB", "VGA"),
    "Item condition": ("New", "Refurbished", "Used"),
    "Jewelry material": ("Gold", "Platinum", "Rose gold", "Sterling silver", "White gold"),
    "Laundry features": ("Color protection", "Softener", "Stain removal"),
    "Lens polarization": ("Non-polarized", "Polarized"),
    "Light temperature": ("Cool white", "Daylight", "Warm white"),
    "Light control": ("Blackout", "Light filtering", "Sheer"),
    "Material": ("Faux leather", "Leather", "Metal", "Plastic", "Stainless steel", "Wood"),
    "Memory form factor": ("DIMM", "SO-DIMM"),
    "Memory technology": ("DDR3", "DDR4", "DDR5"),
    "Neckline": ("Crew", "Turtle", "V-neck"),
    "Paper size": ("A4", "A5", "Letter", "Legal"),
    "Pattern": ("Camouflage", "Floral", "Solid", "Striped"),
    "Pen type": ("Ballpoint", "Fountain", "Gel"),
    "Pet food form": ("Dry", "Semi-moist", "Wet"),
    "Pile type": ("Flatweave", "Hand-knotted", "Machine made", "Shag"),
    "Power source": ("AC-powered", "Battery-powered", "Rechargeable", "Solar"),
    "Recommended age group": ("1-3 years", "3 years or older", "8 years or older", "Adults"),
    "Ring size": ("6", "7", "7.5", "54"),
    "Screen resolution": ("4K ultra HD", "Full HD", "Quad HD"),
    "Shoe size": ("8", "9.5", "10", "42", "42.5", "43"),
    "Skin care effect": ("Anti-dark spot", "Firming", "Hydrating", "Pore refining"),
    "Sleeve length": ("3/4", "Long", "Short", "Sleeveless"),
    "Suitcase wheels": ("2-wheel", "4-wheel"),
    "Tire season": ("All-season", "Summer", "Winter"),
    "Toe style": ("Open", "Pointed", "Round", "Square"),
    "Video game platform": ("Nintendo Switch", "PC", "PlayStation 5"),
    "Viscosity": ("0W-20", "5W-30", "10W-40"),
    "Watch features": ("Automatic movement", "Date display", "Quartz movement"),
}


def read(name: str, text: str) -> object:
    allowed = tuple(AllowedValue(value) for value in ALLOWED[name])
    field = TargetField(Attribute(name.lower().replace(" ", "_"), name, "many_of", allowed))
    (one,) = ValueReader(field, ColumnHabit()).read([text])
    return one.value


@pytest.mark.parametrize(
    ("name", "text", "value"),
    [
        ("Allergens", "Shellfish", "Crustaceans"),
        ("Allergens", "Schalenfrüchte", "Tree nuts"),
        ("Battery size", "LR6", "AA"),
        ("Battery size", "2 x AA", "AA"),
        ("Battery size", "9 Volt", "9V"),
        ("Bedding size", "160 x 200", "Queen"),
        ("Bedding size", "Cal King", "California king"),
        ("Book format", "Gebundene Ausgabe", "Hardcover"),
        ("Book format", "Kindle Edition", "E-book"),
        ("Brake type", "Scheibenbremse", "Disc"),
        ("Bulb base", "E26 medium base", "E26"),
        ("Bulb base", "E-27", "E27"),
        ("Care instructions", "Hand Wash Only", "Hand wash"),
        ("Care instructions", "lavable en machine", "Machine washable"),
        ("Computer form", "Laptop", "Notebook"),
        ("Dog age", "Welpe", "Puppy"),
        ("Dog age", "7+ years", "Senior"),
        ("Earring design", "Creolen", "Hoop"),
        ("Energy efficiency class", "Energieeffizienzklasse D", "D"),
        ("Fishing rod power", "MH", "Medium-heavy"),
        ("Frame design", "Pilot", "Aviator"),
        ("Fuel", "LPG", "Propane"),
        ("Hair type", "4C hair", "Curly"),
        ("Helmet design", "Klapphelm", "Modular"),
        ("Interface", "RJ45", "RJ-45"),
        ("Interface", "Type-C", "USB"),
        ("Item condition", "NWT", "New"),
        ("Item condition", "pre-owned", "Used"),
        ("Jewelry material", "14K", "Gold"),
        ("Jewelry material", "585 Weißgold", "White gold"),
        ("Jewelry material", "S925", "Sterling silver"),
        ("Laundry features", "Weichspüler", "Softener"),
        ("Lens polarization", "polarisiert", "Polarized"),
        ("Light temperature", "2700K", "Warm white"),
        ("Light control", "Verdunkelung", "Blackout"),
        ("Material", "SUS304", "Stainless steel"),
        ("Material", "PU leather", "Faux leather"),
        ("Memory form factor", "SODIMM", "SO-DIMM"),
        ("Memory technology", "PC4-25600", "DDR4"),
        ("Neckline", "Rundhals", "Crew"),
        ("Paper size", "A4 letter", "A4"),
        ("Pattern", "Tarnmuster", "Camouflage"),
        ("Pen type", "Kugelschreiber", "Ballpoint"),
        ("Pet food form", "Kibble", "Dry"),
        ("Pile type", "Hochflor", "Shag"),
        ("Power source", "2 AA", "Battery-powered"),
        ("Power source", "li-ion akku", "Rechargeable"),
        ("Power source", "110-240V", "AC-powered"),
        ("Screen resolution", "FHD", "Full HD"),
        ("Skin care effect", "dark spots", "Anti-dark spot"),
        ("Sleeve length", "3/4 sleeve", "3/4"),
        ("Suitcase wheels", "Spinner wheels", "4-wheel"),
        ("Tire season", "Winterreifen", "Winter"),
        ("Toe style", "peep toe", None),
        ("Toe style", "spitz", "Pointed"),
        ("Video game platform", "PS5", "PlayStation 5"),
        ("Viscosity", "SAE 10W40", "10W-40"),
        ("Watch features", "Automatikuhr", "Automatic movement"),
    ],
)
def test_a_word_of_a_trade_becomes_the_value_of_the_shop(
    name: str, text: str, value: str | None
) -> None:
    assert read(name, text) == ((value,) if value else None)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Bedding size", "Cotton"),
        ("Care instructions", "Do not bleach"),
        ("Energy efficiency class", "34B"),
        ("Interface", "Leather"),
        ("Item condition", "Vintage"),
        ("Item condition", "For parts"),
        ("Lens polarization", "Black"),
        ("Light temperature", "RGB"),
        ("Material", "Waterproof"),
        ("Memory technology", "8 GB"),
        ("Pattern", "Cotton"),
        ("Power source", "None"),
        ("Screen resolution", "60 Hz"),
        ("Suitcase wheels", "Black"),
        ("Video game platform", "Hardcover"),
        ("Watch features", "Leather"),
    ],
)
def test_a_word_of_something_else_is_left_alone(name: str, text: str) -> None:
    assert read(name, text) is None


@pytest.mark.parametrize(
    ("name", "text", "value"),
    [
        *(("Shoe size", "EU 42", "42"), ("Shoe size", "Gr. 43", "43"), ("Shoe size", "UK 8", "8")),
        *(("Shoe size", "9.5 M US", "9.5"), ("Shoe size", "10 D(M) US", "10")),
        *(("Shoe size", "Women's 8", "8"), ("Shoe size", "42,5", "42.5")),
        *(("Ring size", "US 7", "7"), ("Ring size", "Size 7.5", "7.5")),
        *(("Shoe size", "37 EU / 4 UK", None), ("Shoe size", "44", None)),
    ],
)
def test_a_size_is_read_without_its_system(name: str, text: str, value: str | None) -> None:
    assert read(name, text) == ((value,) if value else None)


@pytest.mark.parametrize(
    ("text", "value"),
    [("34B", "B"), ("36DD", "DD"), ("75 c", "C"), ("EU 80-D", "D"), ("B", "B"), ("34Z", None)],
)
def test_a_bra_size_names_its_cup(text: str, value: str | None) -> None:
    assert read("Cup size", text) == ((value,) if value else None)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        *(("3+", "3 years or older"), ("36 months +", "3 years or older")),
        *(("8 and up", "8 years or older"), ("10+ years", "8 years or older")),
        *(("ab 3 Jahren", "3 years or older"), ("dès 8 ans", "8 years or older")),
    ],
)
def test_an_age_from_which_on_is_of_the_last_class_that_starts_before(
    text: str, value: str
) -> None:
    assert read("Recommended age group", text) == (value,)


def test_an_m_behind_ages_is_months() -> None:
    allowed = tuple(map(AllowedValue, ("0-6 months", "6-12 months", "2-3 years")))
    field = TargetField(Attribute("age", "Infant age", "many_of", allowed))
    reader = ValueReader(field, ColumnHabit())
    values = [one.value for one in reader.read(["6-12M", "0-6 mths", "2-3 Jahren"])]
    assert values == [("6-12 months",), ("0-6 months",), ("2-3 years",)]
