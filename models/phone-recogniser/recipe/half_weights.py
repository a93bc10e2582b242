"""ONNX models of half the size: 16-bit weights that are computed with as 32-bit ones."""

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

LEAST_TO_SHRINK = 256  # weights; small tensors stay as they are


def shrink(source, target):
    """Weights as float16, each followed by a cast, which the runtime folds away when it loads them."""
    model = onnx.load(source)
    casts = []
    for tensor in model.graph.initializer:
        if tensor.data_type == TensorProto.FLOAT and np.prod(tensor.dims) >= LEAST_TO_SHRINK:
            name, values = tensor.name, numpy_helper.to_array(tensor)
            tensor.CopyFrom(numpy_helper.from_array(values.astype(np.float16), name + "_16"))
            casts.append(helper.make_node("Cast", [name + "_16"], [name], to=TensorProto.FLOAT))
    nodes = list(model.graph.node)
    del model.graph.node[:]
    model.graph.node.extend(casts + nodes)
    del model.graph.value_info[:]
    # traces of where in the recipe each node came from
    for node in model.graph.node:
        del node.metadata_props[:]
        node.doc_string = ""
    del model.metadata_props[:]
    onnx.checker.check_model(model)
    onnx.save(model, target)
