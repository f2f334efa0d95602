#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Assembles the coarse country outline of a region pack from its hand-typed border arcs.

Usage: tools/build_outline.py [--check | --measure LINES.geojson] [PACK]   (PACK: data/levant)

Reads   PACK/outline/arcs.csv    one row per vertex, in order: arc, kind, lon, lat, note
        PACK/outline/rings.csv   country, part, arcs that make the ring ("-name": walked backwards)
        PACK/outline/labels.csv  country, names, label point, clipped
Writes  PACK/countries.geojson       the polygons
        PACK/outline/lines.geojson   arcs of kind "line": drawn on a map, but bounding no country

--check writes nothing and fails when a file is not what the sources would make. --measure writes
nothing and prints how far the borders lie from reference lines: Natural Earth's
ne_10m_admin_0_boundary_lines_land as GeoJSON. Standard library only; same sources, same bytes.
Faults are reported as file:line, and nothing is written.
"""

import argparse
import csv
import json
import math
import pathlib
import statistics
import sys

KINDS = {"border": 2, "coast": 1, "window": 1, "line": 0}  # kind: countries that use the arc
WINDOW = (34.0, 28.5, 49.5, 38.8)
SOURCE = "coarse outline typed by hand from outline/arcs.csv; see OUTLINE.md"

KM_PER_DEGREE = 111.2  # of latitude; on a sphere of 6371 km
MARGIN = 0.1           # degrees around the window in which reference lines are still read
STEP_KM = 1.0          # distance between the points at which borders are compared
REFERENCE_NAMES = {"Azerbaijan": "az", "Egypt": "eg", "Iran": "ir", "Iraq": "iq", "Israel": "il",
                   "Jordan": "jo", "Kuwait": "kw", "Lebanon": "lb", "Palestine": "ps",
                   "Saudi Arabia": "sa", "Syria": "sy", "Turkey": "tr"}
# The reference gives the Golan to the side that holds it, so there some of its borders run on under
# another pair's name; its Israel-Syria line is the line of separation, which bounds nothing here.
MERGED = [{"lb-sy", "il-lb"}, {"jo-sy", "il-jo", "jo-ps"}]
LINE_PAIRS = {"golan-separation": "il-sy"}  # line: the countries on its two sides


class OutlineError(Exception):
    """A fault in the sources: one line that says what, where, and what to do."""


def read_rows(path, columns):
    """Yields (place, row) for each row of a CSV file; place is "file:line"."""
    try:
        text = path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise OutlineError(f"{path}: byte {error.start} is not UTF-8: save it as UTF-8") from None
    reader = csv.DictReader(text.splitlines(keepends=True), strict=True)
    if reader.fieldnames != columns.split(","):
        raise OutlineError(f"{path}:1: the columns must be {columns}")
    for row in reader:
        place = f"{path}:{reader.line_num}"
        if None in row or None in row.values():
            raise OutlineError(f"{place}: wrong number of columns: write {columns}")
        yield place, row


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
    for place, row in read_rows(path, "arc,kind,lon,lat,note"):
        name, kind = row["arc"], row["kind"]
        if kind not in KINDS:
            raise OutlineError(f"{place}: kind '{kind}': use one of {', '.join(KINDS)}")
        if name != last and name in arcs:
            raise OutlineError(f"{place}: arc '{name}' goes on after another arc: keep it together")
        arcs.setdefault(name, (kind, [], place))
        last = name
        if arcs[name][0] != kind:
            raise OutlineError(f"{place}: arc '{name}' has two kinds: give all its rows one")
        if kind == "line" and name not in LINE_PAIRS:
            raise OutlineError(f"{place}: say in LINE_PAIRS which countries the line parts")
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
    for place, row in read_rows(path, "country,part,arcs"):
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
    for place, row in read_rows(path, "country,name,name_ar,label_lon,label_lat,clipped"):
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
    return [{"type": "Feature",
             "properties": {"line": name, "between": LINE_PAIRS[name].upper().split("-"),
                            "source": SOURCE},
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


def pair_name(first, second):
    """The name of a country pair, as arcs carry it: "iq-sy"."""
    return "-".join(sorted((first, second)))


def in_window(point, margin=0.0):
    """True when a point in degrees lies in the window, or within `margin` degrees of it."""
    return (WINDOW[0] - margin <= point[0] <= WINDOW[2] + margin
            and WINDOW[1] - margin <= point[1] <= WINDOW[3] + margin)


def reference_paths(path):
    """Returns {pair: [[(lon, lat), ...], ...]} of the reference's lines, near the window too."""
    paths = {}
    try:
        features = json.loads(path.read_text(encoding="utf-8"))["features"]
    except (ValueError, KeyError, TypeError):
        raise OutlineError(f"{path}: not a GeoJSON FeatureCollection") from None
    for feature in features:
        sides = [REFERENCE_NAMES.get(feature["properties"].get(key))
                 for key in ("adm0_left", "adm0_right")]
        if None in sides or sides[0] == sides[1]:
            continue
        shape = feature["geometry"]
        lines = [shape["coordinates"]] if shape["type"] == "LineString" else shape["coordinates"]
        for line in lines:
            kept = [point for point in line if in_window(point, MARGIN)]
            if len(kept) > 1:
                paths.setdefault(pair_name(*sides), []).append(kept)
    if not paths:
        raise OutlineError(f"{path}: no land border with adm0_left and adm0_right in the window")
    return paths


def to_km(point, latitude):
    """A point on the plane that is true to scale along `latitude`, in km."""
    return (point[0] * KM_PER_DEGREE * math.cos(math.radians(latitude)), point[1] * KM_PER_DEGREE)


def samples(paths):
    """Points about STEP_KM apart along paths, in degrees."""
    for path in paths:
        for a, b in zip(path, path[1:]):
            count = max(1, math.ceil(math.dist(to_km(a, a[1]), to_km(b, a[1])) / STEP_KM))
            for index in range(count):
                part = index / count
                yield (a[0] + (b[0] - a[0]) * part, a[1] + (b[1] - a[1]) * part)
        yield tuple(path[-1])


def distance_km(point, paths):
    """Distance of a point to the nearest segment of the paths."""
    best = math.inf
    x, y = to_km(point, point[1])
    for path in paths:
        flat = [to_km(other, point[1]) for other in path]
        for (ax, ay), (bx, by) in zip(flat, flat[1:]):
            length = (bx - ax) ** 2 + (by - ay) ** 2
            part = ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / length if length else 0.0
            part = min(1.0, max(0.0, part))
            best = min(best, math.hypot(x - ax - part * (bx - ax), y - ay - part * (by - ay)))
    return best


def spread(points, paths):
    """Markdown cells: median and worst distance of points to paths, and where the worst is."""
    found = [(distance_km(point, paths), point) for point in points]
    worst, place = max(found)
    middle = statistics.median(distance for distance, _ in found)
    return f"{middle:.1f} | {worst:.1f} | {place[0]:.2f}, {place[1]:.2f}"


def own_paths(arcs):
    """Returns {pair: [[(lon, lat), ...], ...]} of the borders, and each line under its own name."""
    paths = {}
    for name, (kind, points, _) in sorted(arcs.items()):
        if kind in ("border", "line"):
            paths.setdefault(name.split(".")[0], []).append(degrees(points))
    return paths


def measure(pack, reference):
    """Prints a Markdown table of the distances between the outline and the reference, both ways."""
    own = own_paths(read_arcs(pack / "outline" / "arcs.csv"))
    other = reference_paths(reference)
    print("| border | outline to reference: median km | worst km | where "
          "| reference to outline: median km | worst km | where |\n" + "| --- " * 7 + "|")
    for name, mine in own.items():
        pair = LINE_PAIRS.get(name, name)
        group = next((group for group in MERGED if pair in group), {pair})
        if pair not in other or (pair in LINE_PAIRS.values() and name == pair):
            print(f"| {name} | no line of the reference stands for it | | | | | |")
            continue
        theirs = [path for key in sorted(group) for path in other.get(key, [])]
        grouped = mine + [path for key in sorted(group - {name}) for path in own.get(key, [])]
        inside_window = filter(in_window, samples(other[pair]))
        print(f"| {name} | {spread(samples(mine), theirs)} | {spread(inside_window, grouped)} |")


def main():
    """Builds, checks or measures; exit status 1 when the sources are faulty or a file is stale."""
    parser = argparse.ArgumentParser(description="Assembles a pack's country outline.")
    parser.add_argument("pack", nargs="?", default="data/levant", type=pathlib.Path)
    mode = parser.add_mutually_exclusive_group()
    mode.add_argument("--check", action="store_true", help="write nothing; fail if out of date")
    mode.add_argument("--measure", metavar="LINES", type=pathlib.Path,
                      help="print distances to the lines of a GeoJSON file; write nothing")
    options = parser.parse_args()
    try:
        if options.measure:
            measure(options.pack, options.measure)
            return 0
        files = build(options.pack)
        for path, content in files.items():
            if not options.check:
                path.write_bytes(content)
            elif not path.exists() or path.read_bytes() != content:
                raise OutlineError(f"{path}: out of date: run tools/build_outline.py")
    except (OutlineError, OSError, csv.Error) as error:
        print(f"build_outline: {error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
