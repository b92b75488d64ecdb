import pytest

from skulens.encoders import load_encoder


@pytest.fixture(scope="session")
def encoder():
    return load_encoder("embedded")
