#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Measures the links of a pack along the Natural Earth roads, and sets their lengths.

    tools/measure_link_lengths.py NATURAL_EARTH_DIR [--data DATA] --list | --check | --write

NATURAL_EARTH_DIR holds `roads.geojsonl.gz` (ne_10m_roads, one Feature to a line). --list prints for
each link the great circle, the length along Natural Earth and the two gaps from the ends to the
roads; --write sets `km` in DATA/network/links.csv by each link's `basis`; --check fails when a `km`
is not what its basis gives:
    natural-earth   shortest way between the nearest vertices
    winding         great circle x the link's factor
    distance-table  as written, left alone
"""
import argparse
import csv
import gzip
import heapq
import json
import os
import sys

from build_levant_roads import gate_ends, read_table
from measure_city_pairs import great_circle_km

CELL_DEGREES = 0.05
SEARCH_CELLS = 3
COLUMNS = ["from", "to", "road", "class", "km", "basis", "factor", "bends"]


def natural_earth(folder):
    """Adjacency of the road vertices: (lon, lat) -> [((lon, lat), km)]."""
    out = {}
    with gzip.open(os.path.join(folder, "roads.geojsonl.gz"), "rt", encoding="utf-8") as f:
        for text in f:
            line = [(round(x, 5), round(y, 5))
                    for x, y in json.loads(text)["geometry"]["coordinates"]]
            for a, b in zip(line, line[1:]):
                if a != b:
                    km = great_circle_km(*a, *b)
                    out.setdefault(a, []).append((b, km))
                    out.setdefault(b, []).append((a, km))
    return out


class Nearest:
    """Finds the road vertex nearest to a point, within about 15 km."""

    def __init__(self, vertices):
        self.cells = {}
        for v in vertices:
            self.cells.setdefault(self.cell(*v), []).append(v)

    @staticmethod
    def cell(lon, lat):
        return int(lon / CELL_DEGREES), int(lat / CELL_DEGREES)

    def find(self, lon, lat):
        """(km, vertex), or (None, None) when no vertex is near."""
        i, j = self.cell(lon, lat)
        around = range(-SEARCH_CELLS, SEARCH_CELLS + 1)
        near = [v for di in around for dj in around for v in self.cells.get((i + di, j + dj), [])]
        if not near:
            return None, None
        return min((great_circle_km(lon, lat, *v), v) for v in near)


def shortest_km(out, source, target, limit):
    """Length of the shortest way, or None when it is longer than `limit` km."""
    queue, done = [(0.0, source)], set()
    while queue:
        km, v = heapq.heappop(queue)
        if v == target:
            return km
        if v in done or km > limit:
            continue
        done.add(v)
        for n, more in out[v]:
            if n not in done:
                heapq.heappush(queue, (km + more, n))
    return None


def node_coordinates(data):
    """(lon, lat) of each place, junction and gate end."""
    at = {node: tuple(xy) for node, xy in gate_ends(data).items()}
    for name in ("places.csv", "junctions.csv"):
        for row in read_table(os.path.join(data, "network", name)):
            at[row["id"]] = (float(row["lon"]), float(row["lat"]))
    return at


def measure(row, at, out, nearest):
    """Great circle, length along Natural Earth (None: no way) and gaps of one link, in km."""
    a, b = at[row["from"]], at[row["to"]]
    straight = great_circle_km(*a, *b)
    (gap_a, va), (gap_b, vb) = nearest.find(*a), nearest.find(*b)
    along = None
    if va is not None and vb is not None and va != vb:
        along = shortest_km(out, va, vb, straight * 2 + 20)
    return straight, along, gap_a, gap_b


def length_by_basis(row, straight, along):
    """Text of the link's `km`."""
    if row["basis"] == "distance-table":
        return row["km"]
    if row["basis"] == "winding":
        km = straight * float(row["factor"])
    elif along is None:
        sys.exit(f"{row['where']}: Natural Earth has no way for this link; use another basis")
    else:
        km = max(along, straight * 1.005)
    return f"{km:.1f}" if km >= 1 else f"{km:.2f}"


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("natural_earth_dir")
    parser.add_argument("--data", default=os.path.join(os.path.dirname(__file__), "../data/levant"))
    mode = parser.add_mutually_exclusive_group(required=True)
    for name in ("--list", "--check", "--write"):
        mode.add_argument(name, action="store_true")
    args = parser.parse_args()
    path = os.path.join(args.data, "network", "links.csv")
    rows, at = read_table(path), node_coordinates(args.data)
    out = natural_earth(args.natural_earth_dir)
    nearest = Nearest(out)
    for row in rows:
        straight, along, gap_a, gap_b = measure(row, at, out, nearest)
        if args.list:
            figures = [straight, along, gap_a, gap_b]
            print(row["from"], row["to"], row["km"],
                  *("-" if x is None else f"{x:.1f}" for x in figures))
            continue
        km = length_by_basis(row, straight, along)
        if args.check and km != row["km"]:
            sys.exit(f"{row['where']}: km is {row['km']}, its basis gives {km}")
        row["km"] = km
    if args.write:
        with open(path, "w", encoding="utf-8", newline="") as f:
            writer = csv.DictWriter(f, COLUMNS, lineterminator="\n", extrasaction="ignore")
            writer.writeheader()
            writer.writerows(rows)


if __name__ == "__main__":
    main()
