"""The files inside a Qt resource file (.rcc), uncompressed or zlib, format versions 1 to 3."""

import struct
import zlib

DIRECTORY, COMPRESSED = 2, 1


def read_resources(path):
    """`{name inside: bytes}`."""
    with open(path, "rb") as file:
        data = file.read()
    if data[:4] != b"qres":
        raise ValueError(f"{path} is no Qt resource file")
    version, tree, contents, names = struct.unpack(">IIII", data[4:20])
    size = 22 if version >= 2 else 14

    def name_at(offset):
        at = names + offset
        (length,) = struct.unpack(">H", data[at : at + 2])
        return data[at + 6 : at + 6 + 2 * length].decode("utf-16-be")

    found = {}

    def walk(node, parents):
        at = tree + node * size
        name, flags = struct.unpack(">IH", data[at : at + 6])
        here = parents + ((name_at(name),) if node else ())
        if flags & DIRECTORY:
            count, first = struct.unpack(">II", data[at + 6 : at + 14])
            for child in range(first, first + count):
                walk(child, here)
            return
        (offset,) = struct.unpack(">I", data[at + 10 : at + 14])
        offset += contents
        (length,) = struct.unpack(">I", data[offset : offset + 4])
        body = data[offset + 4 : offset + 4 + length]
        # Qt puts the size before what zlib made
        found["/".join(here)] = zlib.decompress(body[4:]) if flags & COMPRESSED else body

    walk(0, ())
    return found
