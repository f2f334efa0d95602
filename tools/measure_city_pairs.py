#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Measures the road distance of the city pairs of a region pack on an OpenStreetMap extract.

    tools/measure_city_pairs.py OSM_DIR [--data data/levant] [--date YYYY-MM-DD] [--dry-run]

OSM_DIR holds `region-hybrid.osm.pbf`. Reads DATA/city_pairs.csv (columns from, to) and
DATA/places.geojson, writes measured_km, snap_km, method, date and source back to city_pairs.csv.

Method: all highway ways make a directed graph (vertices at shared nodes, way ends, and at least
every kilometre); each city is the nearest vertex, on a road of class tertiary or above, of the
largest strongly connected part; the path is the FASTEST by the car speeds below; what is written
is that path's LENGTH. Needs pyosmium; takes about two minutes.
"""
import argparse
import csv
import heapq
import json
import math
import os
import sys
from collections import Counter

SPEED_KMH = {
    "motorway": 100, "trunk": 85, "primary": 70, "secondary": 60, "tertiary": 45,
    "unclassified": 30, "residential": 20, "service": 15, "living_street": 10, "road": 30,
}
SNAP_CLASSES = {"motorway", "trunk", "primary", "secondary", "tertiary"}
KEEP_EVERY_KM = 1.0
COLUMNS = ["from", "to", "measured_km", "snap_km", "tolerance_pct", "method", "date", "source"]
METHOD = "length of the fastest car path; ends at the nearest main-road vertex"
SOURCE = ("OpenStreetMap contributors (ODbL) 2021-2023; inside Iraq and Jordan Natural Earth 1:10m "
          "roads (public domain)")


def great_circle_km(lon1, lat1, lon2, lat2):
    """Haversine distance on the mean sphere (6371.0088 km)."""
    p1, p2 = math.radians(lat1), math.radians(lat2)
    h = (math.sin((p2 - p1) / 2) ** 2
         + math.cos(p1) * math.cos(p2) * math.sin(math.radians(lon2 - lon1) / 2) ** 2)
    return 2 * 6371.0088 * math.asin(math.sqrt(h))


def read_ways(path):
    """Ways as (class, direction, node ids) and node coordinates; direction 1, -1 or 0 (both)."""
    import osmium

    class Reader(osmium.SimpleHandler):
        def __init__(self):
            super().__init__()
            self.ways, self.xy = [], {}

        def way(self, w):
            kind = w.tags.get("highway", "").replace("_link", "")
            if kind not in SPEED_KMH:
                return
            one = w.tags.get("oneway", "no")
            direction = 1 if one in ("yes", "true", "1") else -1 if one == "-1" else 0
            ids = []
            for n in w.nodes:
                ids.append(n.ref)
                self.xy[n.ref] = (n.location.lon, n.location.lat)
            self.ways.append((kind, direction, ids))

    reader = Reader()
    reader.apply_file(path, locations=True)
    return reader.ways, reader.xy


def build_graph(ways, xy):
    """Contracts ways to kept vertices. Returns (out, back, main): arcs and main-road vertices."""
    uses = Counter()
    for _, _, ids in ways:
        uses.update(ids)
    out, back, main = {}, {}, set()

    def arc(a, b, km, kind):
        seconds = km / SPEED_KMH[kind] * 3600
        out.setdefault(a, []).append((b, seconds, km))
        back.setdefault(b, []).append(a)

    for kind, direction, ids in ways:
        start, km = ids[0], 0.0
        for i in range(1, len(ids)):
            km += great_circle_km(*xy[ids[i - 1]], *xy[ids[i]])
            if i < len(ids) - 1 and uses[ids[i]] < 2 and km < KEEP_EVERY_KM:
                continue
            if direction >= 0:
                arc(start, ids[i], km, kind)
            if direction <= 0:
                arc(ids[i], start, km, kind)
            if kind in SNAP_CLASSES:
                main.update((start, ids[i]))
            start, km = ids[i], 0.0
    return out, back, main


def reached(start, neighbours):
    """Every vertex that can be reached from `start`."""
    seen, todo = {start}, [start]
    while todo:
        for n in neighbours(todo.pop()):
            if n not in seen:
                seen.add(n)
                todo.append(n)
    return seen


def strongly_connected_part(out, back, seed):
    """The strongly connected part of `seed`; more than half of all vertices, so the largest."""
    forward = reached(seed, lambda v: [a[0] for a in out.get(v, [])])
    part = forward & reached(seed, lambda v: back.get(v, []))
    if 2 * len(part) <= len(out):
        sys.exit("measure_city_pairs: the seed is not in the largest part of the road graph")
    return part


def nearest(lon, lat, vertices, xy):
    """(distance in km, vertex) of the vertex nearest to the point."""
    shrink = math.cos(math.radians(lat))
    best = min(vertices, key=lambda v: ((xy[v][0] - lon) * shrink) ** 2 + (xy[v][1] - lat) ** 2)
    return great_circle_km(lon, lat, *xy[best]), best


def fastest(out, source, targets):
    """Length in km of the fastest path from `source` to each of `targets` (missing: no way)."""
    best, done, found, left = {source: 0.0}, set(), {}, set(targets)
    queue = [(0.0, source, 0.0)]
    while queue and left:
        seconds, v, km = heapq.heappop(queue)
        if v in done:
            continue
        done.add(v)
        if v in left:
            found[v] = km
            left.discard(v)
        for n, more, length in out.get(v, []):
            t = seconds + more
            if n not in done and t < best.get(n, math.inf):
                best[n] = t
                heapq.heappush(queue, (t, n, km + length))
    return found


def load_places(data):
    """Coordinates of the pack's places by id."""
    with open(os.path.join(data, "places.geojson"), encoding="utf-8") as f:
        return {p["properties"]["id"]: p["geometry"]["coordinates"]
                for p in json.load(f)["features"]}


def measure(rows, places, graph, xy, date):
    """Fills the measured columns of `rows`."""
    out, back, main = graph
    seed = nearest(36.30, 33.51, main, xy)[1]
    part = strongly_connected_part(out, back, seed) & main
    snapped = {p: nearest(*places[p], part, xy) for r in rows for p in (r["from"], r["to"])}
    for source in sorted({r["from"] for r in rows}):
        mine = [r for r in rows if r["from"] == source]
        found = fastest(out, snapped[source][1], [snapped[r["to"]][1] for r in mine])
        for r in mine:
            r["measured_km"] = f"{found[snapped[r['to']][1]]:.1f}"
            r["snap_km"] = f"{snapped[source][0] + snapped[r['to']][0]:.1f}"
            r.update(tolerance_pct="8", method=METHOD, date=date, source=SOURCE)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("osm_dir")
    parser.add_argument("--data", default=os.path.join(os.path.dirname(__file__), "../data/levant"))
    parser.add_argument("--date", default="2026-11-23")
    parser.add_argument("--dry-run", action="store_true", help="print, do not write")
    args = parser.parse_args()
    table = os.path.join(args.data, "city_pairs.csv")
    with open(table, encoding="utf-8", newline="") as f:
        rows = list(csv.DictReader(f))
    ways, xy = read_ways(os.path.join(args.osm_dir, "region-hybrid.osm.pbf"))
    measure(rows, load_places(args.data), build_graph(ways, xy), xy, args.date)
    target = sys.stdout if args.dry_run else open(table, "w", encoding="utf-8", newline="")
    writer = csv.DictWriter(target, COLUMNS, lineterminator="\n", extrasaction="ignore")
    writer.writeheader()
    writer.writerows(rows)


if __name__ == "__main__":
    main()
