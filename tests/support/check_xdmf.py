"""Checks an XDMF file against the HDF5 file it refers to; 77 when h5py is missing."""
import math
import os
import sys
import xml.etree.ElementTree as xml

try:
    import h5py
    import numpy as np
except ImportError:
    sys.exit(77)


def shape(item):
    return tuple(int(n) for n in item.get("Dimensions").split())


def dataset(item, folder):
    """The dataset that an item names by a relative path, of exactly its shape."""
    name, path = item.text.strip().split(":")
    assert not os.path.isabs(name), name
    data = h5py.File(os.path.join(folder, name), "r")[path]
    assert data.shape == shape(item), (path, data.shape, shape(item))
    assert data.dtype.kind == "f" and item.get("NumberType") == "Float"
    assert data.dtype.itemsize == int(item.get("Precision"))
    return data


def slab(item, folder):
    """The part of a dataset that an item cuts out."""
    assert item.get("ItemType") == "HyperSlab"
    cut, whole = item.findall("DataItem")
    start, stride, count = np.array(cut.text.split(), int).reshape(shape(cut))
    data = dataset(whole, folder)
    assert len(start) == len(data.shape) and (stride == 1).all()
    assert (start >= 0).all() and (start + count <= np.array(data.shape)).all()
    assert np.prod(count) == np.prod(shape(item))
    part = data[tuple(slice(s, s + c) for s, c in zip(start, count))]
    return part.reshape(shape(item))


def volumes(nodes):
    """Of prisms whose floors have straight sides."""
    x, y, z = nodes[0, ..., 0], nodes[0, ..., 1], nodes[:, 0, 0, 2]
    corners = [(x[a, b], y[a, b]) for a, b in
               ((slice(0, -1), slice(0, -1)), (slice(0, -1), slice(1, None)),
                (slice(1, None), slice(1, None)), (slice(1, None), slice(0, -1)))]
    area = 0
    for (xa, ya), (xb, yb) in zip(corners, corners[1:] + corners[:1]):
        area = area + 0.5 * (xa * yb - xb * ya)
    assert (area > 0).all()  # right-handed: sector, ring, height
    assert (np.diff(z) > 0).all()
    return np.diff(z)[:, None, None] * area


def main(file):
    folder = os.path.dirname(os.path.abspath(file))
    root = xml.parse(file).getroot()
    assert root.tag == "Xdmf"
    series = root.find("Domain/Grid")
    assert series.get("GridType") == "Collection"
    assert series.get("CollectionType") == "Temporal"
    grids = series.findall("Grid")
    assert grids
    known = None
    times, masses = [], []
    for grid in grids:
        times.append(float(grid.find("Time").get("Value")))
        topology, geometry = grid.find("Topology"), grid.find("Geometry")
        assert topology.get("TopologyType") == "3DSMesh"
        assert geometry.get("GeometryType") == "XYZ"
        corners = dataset(geometry.find("DataItem"), folder)
        assert corners.shape == shape(topology) + (3,)
        nodes = corners[...].astype(float)
        assert (nodes[:, :, 0] == nodes[:, :, -1]).all()  # the circle is closed
        field = grid.find("Attribute")
        assert field.get("Center") == "Cell" and field.get("Name")
        values = slab(field.find("DataItem"), folder)
        assert values.shape == tuple(n - 1 for n in shape(topology))
        assert np.isfinite(values).all() and (values >= 0).all()
        masses.append(float((values * volumes(nodes)).sum()))
        known = corners.parent
    assert (np.diff(times) > 0).all()
    assert times == list(known["time"][:]), times
    # Sides are chords here and arcs there.
    chord = math.sin(2 * math.pi / values.shape[2]) / (2 * math.pi / values.shape[2])
    held = known["airborne"][:] - known["outside"][:]
    assert held.max() > 0
    assert np.allclose(np.array(masses) / chord, held, rtol=1e-4, atol=1e-9 * held.max())
    # Geographic middles lie in their cells: by degrees of the sphere, near the site.
    site = known.parent.parent["site"]
    lat, lon = site["lat"][()], site["lon"][()]
    north = (known["lat"][0] - lat) * 111.2e3
    east = (known["lon"][0] - lon) * 111.2e3 * math.cos(math.radians(lat))
    floor = nodes[0, :2, :, :2]
    middle = 0.25 * (floor[0, :-1] + floor[0, 1:] + floor[1, :-1] + floor[1, 1:])
    radius = np.hypot(*middle.T)
    assert (np.hypot(east - middle[:, 0], north - middle[:, 1]) < 0.03 * radius).all()
    print(len(times), "times,", values.size, "cells,", os.path.getsize(file), "bytes")


main(sys.argv[1])
