#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Assembles the coarse country outline of a region pack from its hand-typed border arcs.

Usage: tools/build_outline.py [--check] [PACK]          (PACK: data/levant by default)

Reads   PACK/outline/arcs.csv    one row per vertex, in order: arc, kind, lon, lat, note
        PACK/outline/rings.csv   country, part, arcs that make the ring ("-name": walked backwards)
        PACK/outline/labels.csv  country, names, label point, clipped
Writes  PACK/countries.geojson       the polygons
        PACK/outline/lines.geojson   arcs of kind "line": drawn on a map, but bounding no country

--check writes nothing and fails when a file is not what the sources would make. Standard library
only; same sources, same bytes. Faults are reported as file:line, and nothing is written.
"""

import argparse
import csv
import json
import pathlib
import sys

KINDS = {"border": 2, "coast": 1, "window": 1, "line": 0}  # kind: countries that use the arc
WINDOW = (34.0, 28.5, 49.5, 38.8)
SOURCE = "coarse outline typed by hand from outline/arcs.csv; see OUTLINE.md"


class OutlineError(Exception):
    """A fault in the sources: one line that says what, where, and what to do."""


def read_rows(path):
    """Yields (place, row) for each row of a CSV file; place is "file:line"."""
    with open(path, encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file, strict=True)
        for row in reader:
            if None in row or None in row.values():
                raise OutlineError(f"{path}:{reader.line_num}: wrong number of columns")
            yield f"{path}:{reader.line_num}", row


def hundredths(text, place):
    """Reads a coordinate as a whole number of hundredths of a degree, so that tests are exact."""
    try:
        value = round(float(text) * 100)
    except (ValueError, OverflowError):
        raise OutlineError(f"{place}: '{text}' is not a coordinate in degrees") from None
    if f"{value / 100:.2f}" != text:
        raise OutlineError(f"{place}: '{text}': write it with exactly two decimals")
    return value


def read_point(lon, lat, place):
    """Reads a point and requires it inside the window."""
    point = (hundredths(lon, place), hundredths(lat, place))
    west, south, east, north = (round(edge * 100) for edge in WINDOW)
    if not (west <= point[0] <= east and south <= point[1] <= north):
        raise OutlineError(f"{place}: {lon},{lat} lies outside the window {WINDOW}")
    return point


def read_arcs(path):
    """Returns {arc: (kind, [point, ...], place)}."""
    arcs = {}
    last = None
    for place, row in read_rows(path):
        name, kind = row["arc"], row["kind"]
        if kind not in KINDS:
            raise OutlineError(f"{place}: kind '{kind}': use one of {', '.join(KINDS)}")
        if name != last and name in arcs:
            raise OutlineError(f"{place}: arc '{name}' goes on after another arc: keep it together")
        arcs.setdefault(name, (kind, [], place))
        last = name
        if arcs[name][0] != kind:
            raise OutlineError(f"{place}: arc '{name}' has two kinds")
        point = read_point(row["lon"], row["lat"], place)
        if arcs[name][1] and arcs[name][1][-1] == point:
            raise OutlineError(f"{place}: the same vertex twice: remove one")
        arcs[name][1].append(point)
    for name, (_, points, place) in arcs.items():
        if len(points) < 2:
            raise OutlineError(f"{place}: arc '{name}' has one vertex: give it two or more")
    return arcs


def walk_ring(names, arcs, place):
    """Joins arcs end to end into a closed ring, its first vertex not repeated."""
    ring = []
    for name in names:
        backwards = name.startswith("-")
        if name.lstrip("-") not in arcs:
            raise OutlineError(f"{place}: no arc is called '{name}'")
        points = arcs[name.lstrip("-")][1]
        points = points[::-1] if backwards else points
        if ring and ring[-1] != points[0]:
            raise OutlineError(f"{place}: '{name}' does not begin where the arc before it ends")
        ring += points[1:] if ring else points
    if ring[0] != ring[-1]:
        raise OutlineError(f"{place}: the ring is not closed: its ends are different vertices")
    return ring[:-1]


def doubled_area(ring):
    """Twice the signed area of a ring; positive when it runs counter-clockwise."""
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(ring, ring[1:] + ring[:1]))


def turn(a, b, c):
    """Sign of the turn a-b-c: 1 left, -1 right, 0 straight. Exact, the coordinates are integers."""
    cross = (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])
    return (cross > 0) - (cross < 0)


def on_segment(a, b, point):
    """True when the point lies on the segment a-b, ends included."""
    return (turn(a, b, point) == 0 and min(a[0], b[0]) <= point[0] <= max(a[0], b[0])
            and min(a[1], b[1]) <= point[1] <= max(a[1], b[1]))


def segments_clash(first, second):
    """True when two segments have a point in common that is not an end of both."""
    (a, b), (c, d) = first, second
    if turn(a, b, c) * turn(a, b, d) < 0 and turn(c, d, a) * turn(c, d, b) < 0:
        return True
    return any(on_segment(*segment, end) and end not in segment
               for segment, ends in ((first, second), (second, first)) for end in ends)


def require_no_clash(arcs):
    """No two segments of the outline cross or touch but at a vertex of both: so neighbours tile."""
    segments = {}
    for name, (kind, points, place) in arcs.items():
        if kind == "line":
            continue
        for segment in zip(points, points[1:]):
            key = tuple(sorted(segment))
            if key in segments:
                raise OutlineError(f"{place}: '{name}' repeats a segment of '{segments[key][0]}'")
            segments[key] = (name, place)
    items = sorted(segments.items())
    for index, (first, (name, place)) in enumerate(items):
        for second, (other, _) in items[index + 1:]:
            if second[0][0] > first[1][0]:
                break
            if segments_clash(first, second):
                raise OutlineError(f"{place}: '{name}' meets '{other}' between vertices near "
                                   f"{first[0][0] / 100:.2f},{first[0][1] / 100:.2f}")


def require_simple(ring, place):
    """A ring passes each of its vertices once."""
    if len(ring) < 3 or len(set(ring)) != len(ring):
        raise OutlineError(f"{place}: the ring passes a vertex twice")


def require_uses(arcs, uses):
    """A border bounds two countries, a coast or a window's edge one, a line none."""
    for name, (kind, _, place) in arcs.items():
        if len(set(uses.get(name, []))) != KINDS[kind] or len(uses.get(name, [])) != KINDS[kind]:
            raise OutlineError(f"{place}: arc '{name}' ({kind}) bounds "
                               f"{uses.get(name, [])}; {KINDS[kind]} countries expected")


def read_rings(path, arcs):
    """Returns {country: [ring, ...]}, each ring counter-clockwise from its least vertex."""
    rings = {}
    uses = {}
    for place, row in read_rows(path):
        names = row["arcs"].split(";")
        ring = walk_ring(names, arcs, place)
        require_simple(ring, place)
        if doubled_area(ring) < 0:
            ring.reverse()
        start = ring.index(min(ring))
        rings.setdefault(row["country"], []).append(ring[start:] + ring[:start])
        for name in names:
            uses.setdefault(name.lstrip("-"), []).append(row["country"])
    require_uses(arcs, uses)
    return rings


def inside(ring, point):
    """Even-odd test: is the point inside the ring? A point on the ring itself is not."""
    result = False
    for a, b in zip(ring, ring[1:] + ring[:1]):
        if on_segment(a, b, point):
            return False
        low, high = sorted((a, b), key=lambda end: end[1])
        if low[1] <= point[1] < high[1] and turn(low, high, point) > 0:
            result = not result
    return result


def degrees(points):
    """GeoJSON positions of points."""
    return [[x / 100, y / 100] for x, y in points]


def geometry(rings):
    """A Polygon or MultiPolygon; its rings closed, the largest first."""
    rings = sorted(rings, key=lambda ring: (-doubled_area(ring), ring))
    parts = [[degrees(ring + ring[:1])] for ring in rings]
    if len(parts) == 1:
        return {"type": "Polygon", "coordinates": parts[0]}
    return {"type": "MultiPolygon", "coordinates": parts}


def country_features(path, rings):
    """One feature per country, by ISO code."""
    features = {}
    for place, row in read_rows(path):
        country = row["country"]
        if country not in rings or country in features:
            raise OutlineError(f"{place}: '{country}' has no ring, or stands here twice")
        label = read_point(row["label_lon"], row["label_lat"], place)
        if not any(inside(ring, label) for ring in rings[country]):
            raise OutlineError(f"{place}: the label of {country} lies outside its polygon")
        if row["clipped"] not in ("true", "false"):
            raise OutlineError(f"{place}: clipped is 'true' or 'false'")
        features[country] = {
            "type": "Feature",
            "properties": {"country": country, "name": row["name"], "name_ar": row["name_ar"],
                           "label": degrees([label])[0], "clipped": row["clipped"] == "true",
                           "source": SOURCE},
            "geometry": geometry(rings[country])}
    missing = sorted(set(rings) - set(features))
    if missing:
        raise OutlineError(f"{path}: no row for {', '.join(missing)}")
    return [features[country] for country in sorted(features)]


def line_features(arcs):
    """One feature per arc of kind "line", by name."""
    return [{"type": "Feature", "properties": {"line": name, "source": SOURCE},
             "geometry": {"type": "LineString", "coordinates": degrees(arcs[name][1])}}
            for name in sorted(arcs) if arcs[name][0] == "line"]


def collection(features):
    """The bytes of a FeatureCollection, one feature per line."""
    lines = [json.dumps(feature, ensure_ascii=False, separators=(",", ":")) for feature in features]
    return ('{"type":"FeatureCollection","features":[\n' + ",\n".join(lines) + "\n]}\n").encode()


def build(pack):
    """Returns {path: bytes} of the files that the pack's outline sources make."""
    folder = pack / "outline"
    arcs = read_arcs(folder / "arcs.csv")
    require_no_clash(arcs)
    rings = read_rings(folder / "rings.csv", arcs)
    return {pack / "countries.geojson": collection(country_features(folder / "labels.csv", rings)),
            folder / "lines.geojson": collection(line_features(arcs))}


def main():
    """Builds, or checks; exit status 1 when the sources are faulty or a file is out of date."""
    parser = argparse.ArgumentParser(description="Assembles a pack's country outline.")
    parser.add_argument("pack", nargs="?", default="data/levant", type=pathlib.Path)
    parser.add_argument("--check", action="store_true", help="write nothing; fail if out of date")
    options = parser.parse_args()
    try:
        files = build(options.pack)
        for path, content in files.items():
            if not options.check:
                path.write_bytes(content)
            elif not path.exists() or path.read_bytes() != content:
                raise OutlineError(f"{path}: out of date: run tools/build_outline.py")
    except (OutlineError, OSError, KeyError, UnicodeDecodeError, csv.Error) as error:
        print(f"build_outline: {error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
