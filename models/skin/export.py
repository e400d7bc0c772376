"""Models -> ONNX files and golden tensors; and back: weights of a committed ONNX file -> model."""
import hashlib
import json
import warnings

import numpy as np
import onnx
import torch
from onnx import numpy_helper

from .chroma_net import ChromaNet, Head
from .texture_net import TextureNet

OPSET = 13
DYNAMIC = {2: "height", 3: "width"}


def write_onnx(net, inputs, names, path):
    """Export with dynamic height and width; inputs are example tensors."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        torch.onnx.export(
            net, inputs, path, opset_version=OPSET, do_constant_folding=False, input_names=names,
            output_names=["maps"], dynamic_axes={names[0]: DYNAMIC, "maps": DYNAMIC})
    onnx.checker.check_model(onnx.load(path))


def export_chroma(net, path):
    """chroma.onnx of a ChromaNet."""
    write_onnx(net, (torch.rand(1, 3, 64, 48) * 0.5 + 0.2, torch.tensor([[0.5, 0.3, 0.2]])), ["rgb", "ref"], path)


def export_texture(net, path):
    """texture.onnx of a folded TextureNet."""
    write_onnx(net, (torch.randn(1, 1, 64, 96),), ["detail"], path)


def _weights(path):
    return {i.name: torch.from_numpy(numpy_helper.to_array(i).copy()) for i in onnx.load(path).graph.initializer}


def load_chroma(path):
    """The ChromaNet in an ONNX file: every weight and constant is read from the file."""
    weights = _weights(path)
    head = Head(width=weights["head.scales_in.weight"].shape[0], point_width=weights["head.point_in.weight"].shape[0])
    net = ChromaNet(head)
    net.load_state_dict(weights)
    return net.eval()


def load_texture(path):
    """The TextureNet in an ONNX file."""
    net = TextureNet().fold()
    net.load_state_dict(_weights(path))
    return net.eval()


def wave(*shape):
    """Deterministic values 0..1 [shape] for golden tensors: 0.5 + 0.5 sin(0.7 i + 0.013 i^1.5), i the flat index."""
    i = np.arange(int(np.prod(shape)), dtype=np.float64)
    return (0.5 + 0.5 * np.sin(0.7 * i + 0.013 * i**1.5)).reshape(shape)


def _listed(values):
    return {"shape": list(values.shape), "data": [round(float(x), 6) for x in values.ravel()]}


def write_golden(path, formula, inputs, net):
    """Inputs and expected output, row-major and rounded to 6 digits; the model sees the rounded inputs."""
    tensors = {name: np.round(values, 6).astype(np.float32) for name, values in inputs.items()}
    with torch.no_grad():
        maps = net(*(torch.from_numpy(values) for values in tensors.values())).numpy()
    golden = {"formula": formula, "tolerance": 1e-4, "maps": _listed(maps),
              "inputs": {name: _listed(values) for name, values in tensors.items()}}
    path.write_text(json.dumps(golden, separators=(",", ":")) + "\n")


def golden_chroma(net, path):
    """32 x 32 skin-coloured waves against a control colour."""
    rgb = np.array([0.45, 0.27, 0.19]).reshape(1, 3, 1, 1) * (0.7 + 0.5 * wave(1, 3, 32, 32))
    write_golden(path, "rgb = (0.45, 0.27, 0.19) * (0.7 + 0.5 * wave), ref = (0.45, 0.27, 0.19)",
                 {"rgb": rgb, "ref": np.array([[0.45, 0.27, 0.19]])}, net)


def golden_texture(net, path):
    """64 x 64 waves of local contrast."""
    write_golden(path, "detail = 4 * wave - 2", {"detail": 4 * wave(1, 1, 64, 64) - 2}, net)


def sha256(path):
    """Hex digest of a file."""
    return hashlib.sha256(path.read_bytes()).hexdigest()
