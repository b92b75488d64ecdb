import numpy as np
import pytest

pytest.importorskip("torch")
pytest.importorskip("onnx")


def test_the_gate_lets_equal_towers_pass_and_stops_others():
    from recipes.embedded.quantise import GateError, gate

    exact = {"meaning": np.eye(3, dtype=np.float32)}
    assert gate(exact, exact, 0.97) == {"meaning": pytest.approx(1)}
    broken = {"meaning": np.roll(np.eye(3, dtype=np.float32), 1, axis=0)}
    with pytest.raises(GateError, match=r"cosine 0\.000 .* 0\.97 is the least allowed"):
        gate(exact, broken, 0.97)


def test_the_gate_stops_towers_that_give_no_numbers():
    from recipes.embedded.quantise import GateError, gate

    exact = {"meaning": np.eye(3, dtype=np.float32)}
    with pytest.raises(GateError):
        gate(exact, {"meaning": np.full((3, 3), np.nan, np.float32)}, 0.97)


def test_int8_rows_are_restored_within_half_a_step():
    from recipes.embedded.text_tower import quantise

    table = np.random.default_rng(0).normal(size=(50, 8)).astype(np.float32)
    table[3] = 0
    rounded, scale = quantise(table)
    assert rounded.dtype == np.int8
    assert np.abs(rounded * scale[:, None] - table).max() <= scale.max() / 2 + 1e-6


@pytest.mark.real_data
def test_the_dequantised_network_knows_imagenet_and_matches_its_onnx_graph(real_data):
    import torch
    from PIL import Image

    from recipes.embedded.dequantise import dequantise
    from recipes.embedded.graph import build_graph
    from recipes.embedded.quantise import Tower
    from skulens.images.preparation import Preparation
    from skulens.images.preparing import prepare

    pytest.importorskip("tflite")
    net = dequantise(real_data / "mobilenet/tf2_mobilenet_v2_1.0_224_ptq.tflite")
    labels = (real_data / "mobilenet/imagenet_labels.txt").read_text("utf-8").splitlines()
    path = sorted((real_data / "grocery/train/Fruit/Banana").rglob("*.jpg"))[0]
    with Image.open(path) as picture:
        pixels = prepare(picture.convert("RGB"), Preparation())[None]
    values = torch.from_numpy(pixels.astype(np.float32) / 127.5 - 1).permute(0, 3, 1, 2)
    with torch.inference_mode():
        logits = net(values).flatten(1)
        features = net(values, stop=len(net.steps) - 1).flatten(1).numpy()
    assert labels[int(logits.argmax())] == "banana"
    (found,) = Tower(build_graph(net))(pixels).values()
    np.testing.assert_allclose(found, features, atol=1e-3)


def test_networks_are_averaged_weight_by_weight():
    from recipes.embedded.picture_tower import average

    states = [{"weight": np.full((2, 2), value, np.float32)} for value in (1, 2, 6)]
    (mean,) = average(states).values()
    assert mean.dtype == np.float32
    np.testing.assert_array_equal(mean, np.full((2, 2), 3))
