#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Builds places.geojson and roads.geojson of a region pack from its tables.

    tools/build_levant_roads.py [--data data/levant] [--check]

Reads DATA/network/{places,junctions,links,sources}.csv (edited by hand) and DATA/gates.geojson
(for the coordinates of gate ends). The same tables give the same bytes; --check writes nothing and
fails when the committed files differ from what the tables give.
"""
import argparse
import csv
import json
import os
import sys

# Free-flow speeds in km/h by road class, breaks and checkpoints not included; see ROADS.md.
SPEEDS_KMH = {
    "motorway": {"car": 100, "truck": 75},
    "trunk": {"car": 85, "truck": 65},
    "primary": {"car": 70, "truck": 55},
    "secondary": {"car": 60, "truck": 45},
    "tertiary": {"car": 45, "truck": 30},
}


class TableError(Exception):
    """One line: what, where (file:line)."""


def read_table(path):
    """Rows of a CSV file, each with its `where` (file:line)."""
    with open(path, encoding="utf-8", newline="") as f:
        reader = csv.DictReader(f)
        rows = []
        for row in reader:
            where = f"{path}:{reader.line_num}"
            if None in row or None in row.values():
                raise TableError(f"{where}: wrong number of columns")
            rows.append(dict(row, where=where))
    return rows


def number(row, column, kind=float):
    try:
        return kind(row[column])
    except ValueError:
        raise TableError(f"{row['where']}: {column} is not a number: {row[column]!r}") from None


def source_texts(folder):
    """Text of each source code."""
    return {r["code"]: r["text"] for r in read_table(os.path.join(folder, "sources.csv"))}


def cited(texts, row, column):
    try:
        return texts[row[column]]
    except KeyError:
        raise TableError(f"{row['where']}: unknown source code {row[column]!r}") from None


def point(row):
    lon, lat = number(row, "lon"), number(row, "lat")
    return {"type": "Point", "coordinates": [round(lon, 4), round(lat, 4)]}


def feature(properties, geometry):
    return {"type": "Feature", "properties": properties, "geometry": geometry}


def place_feature(row, texts):
    return feature({
        "id": row["id"],
        "name": row["name"],
        "name_ar": row["name_ar"],
        "aliases": [a for a in row["aliases"].split(";") if a],
        "country": row["id"][:2].upper(),
        "admin1": row["admin1"],
        "kind": row["kind"],
        "border_town": row["border_town"] == "yes",
        "population": number(row, "population", int),
        "population_year": number(row, "population_year", int),
        "population_source": cited(texts, row, "population_source"),
        "source": cited(texts, row, "source"),
    }, point(row))


def junction_feature(row, texts):
    return feature({
        "kind": "junction", "id": row["id"], "name": row["name"],
        "country": row["id"][:2].upper(), "source": cited(texts, row, "source"),
    }, point(row))


def gate_ends(data):
    """Coordinates of each gate end `<crossing>@<COUNTRY>`."""
    with open(os.path.join(data, "gates.geojson"), encoding="utf-8") as f:
        gates = json.load(f)["features"]
    return {side["node"]: at for g in gates
            for side, at in zip(g["properties"]["sides"], g["geometry"]["coordinates"])}


def bends(row):
    """Authored bends of a link, `lon lat;lon lat`."""
    try:
        pairs = [b.split() for b in row["bends"].split(";") if b.strip()]
        return [[float(lon), float(lat)] for lon, lat in pairs]
    except ValueError:
        raise TableError(f"{row['where']}: bends must read `lon lat;lon lat`") from None


def link_source(row, texts):
    if row["basis"] == "winding":
        return f"{texts['winding']} {number(row, 'factor'):.2f}"
    return cited(texts, row, "basis")


def link_feature(index, row, nodes, texts):
    for end in ("from", "to"):
        if row[end] not in nodes:
            raise TableError(f"{row['where']}: unknown node {row[end]!r}")
    if row["class"] not in SPEEDS_KMH:
        raise TableError(f"{row['where']}: unknown class {row['class']!r}")
    metres = round(number(row, "km") * 1000)
    seconds = {who: round(metres * 3.6 / kmh) for who, kmh in SPEEDS_KMH[row["class"]].items()}
    return feature({
        "kind": "road", "id": f"r{index:04d}", "from": row["from"], "to": row["to"],
        "road": row["road"], "class": row["class"], "length_m": metres,
        "truck_s": seconds["truck"], "car_s": seconds["car"], "oneway": False,
        "source": link_source(row, texts),
    }, {"type": "LineString",
        "coordinates": [nodes[row["from"]], *bends(row), nodes[row["to"]]]})


def collection(features):
    """GeoJSON text, one feature to a line."""
    lines = [json.dumps(f, ensure_ascii=False, separators=(",", ":")) for f in features]
    return '{"type":"FeatureCollection","features":[\n' + ",\n".join(lines) + "\n]}\n"


def build(data):
    """Text of places.geojson and of roads.geojson."""
    folder = os.path.join(data, "network")
    texts = source_texts(folder)

    def rows(name):
        return read_table(os.path.join(folder, name))

    places = [place_feature(r, texts) for r in sorted(rows("places.csv"), key=lambda r: r["id"])]
    junctions = [junction_feature(r, texts)
                 for r in sorted(rows("junctions.csv"), key=lambda r: r["id"])]
    nodes = dict(gate_ends(data))
    for f in places + junctions:
        nodes[f["properties"]["id"]] = f["geometry"]["coordinates"]
    links = [link_feature(i, r, nodes, texts) for i, r in enumerate(rows("links.csv"), 1)]
    return {"places.geojson": collection(places), "roads.geojson": collection(junctions + links)}


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--data", default=os.path.join(os.path.dirname(__file__), "../data/levant"))
    parser.add_argument("--check", action="store_true", help="compare, do not write")
    args = parser.parse_args()
    try:
        files = build(args.data)
    except (OSError, TableError) as e:
        sys.exit(f"build_levant_roads: {e}")
    for name, text in files.items():
        path = os.path.join(args.data, name)
        if not args.check:
            with open(path, "w", encoding="utf-8", newline="") as f:
                f.write(text)
        elif not os.path.exists(path) or open(path, encoding="utf-8", newline="").read() != text:
            sys.exit(f"build_levant_roads: {path} is not what the tables give; run this tool")


if __name__ == "__main__":
    main()
