#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Proves the places and roads of a region pack.

    tools/check_pack_roads.py DATA_DIR [--pairs]

Reads places.geojson, roads.geojson, gates.geojson and city_pairs.csv of DATA_DIR (standard library
only, about a second). Prints the first of each fault as `file:line: feature: what`, and ends
with status 1 when there is one; --pairs also prints every city pair with its two lengths.
"""
import argparse
import csv
import heapq
import json
import math
import os
import re
import sys

from build_levant_roads import SPEEDS_KMH
from measure_city_pairs import great_circle_km

MIN_PLACES, MIN_LINKS, MIN_PAIRS = 300, 450, 40
LONGEST_WINDING, MAX_WINDING_SHARE = 1.6, 0.1  # few links may wind more than 1.6 x great circle
UTMOST_WINDING = 2.5
SHORTEST_GATE_KM = 2.0  # below this, a post's yard decides the length, not the great circle
PLACE_FIELDS = {"id": str, "name": str, "name_ar": str, "aliases": list, "country": str,
                "admin1": str, "kind": str, "border_town": bool, "population": int,
                "population_year": int, "population_source": str, "source": str}
LINK_FIELDS = {"id": str, "from": str, "to": str, "road": str, "class": str, "length_m": int,
               "truck_s": int, "car_s": int, "oneway": bool, "source": str}
ID = re.compile(r"[a-z]{2}\.[a-z0-9]+(-[a-z0-9]+)*")


class Faults:
    """Collects the first fault of each kind."""

    def __init__(self):
        self.first, self.count = {}, {}

    def add(self, kind, where, what):
        self.first.setdefault(kind, f"{where}: {what}")
        self.count[kind] = self.count.get(kind, 0) + 1

    def check(self, good, kind, where, what):
        if not good:
            self.add(kind, where, what)
        return good


class Pack:
    """The files of a pack that concern its roads."""

    def __init__(self, folder):
        self.places = self.load(folder, "places.geojson")
        roads = self.load(folder, "roads.geojson")
        self.gates = self.load(folder, "gates.geojson")
        self.junctions = [f for f in roads if f["properties"].get("kind") == "junction"]
        self.links = [f for f in roads if f["properties"].get("kind") == "road"]
        self.others = len(roads) - len(self.junctions) - len(self.links)
        with open(os.path.join(folder, "city_pairs.csv"), encoding="utf-8", newline="") as f:
            self.pairs = list(csv.DictReader(f))
        self.ends = {}
        self.country = {}
        self.at = {}

    @staticmethod
    def load(folder, name):
        """Features of a file, each with its `line` (0 unless features stand one to a line)."""
        with open(os.path.join(folder, name), encoding="utf-8") as f:
            text = f.read()
        features = json.loads(text)["features"]
        one_to_a_line = text.count("\n") == len(features) + 2
        for i, feature in enumerate(features):
            feature["line"] = i + 2 if one_to_a_line else 0
        return features


def where_is(name, feature, label):
    """`file:line: label` of a feature."""
    return f"{name}:{feature['line']}: {label}" if feature["line"] else f"{name}: {label}"


def has_fields(faults, where, properties, fields):
    for name, kind in fields.items():
        value = properties.get(name)
        faults.check(isinstance(value, kind) and not (kind is int and isinstance(value, bool)),
                     f"field {name}", where, f"`{name}` is missing or not a {kind.__name__}")
        if kind is str and name != "name_ar":
            faults.check(value, f"empty {name}", where, f"`{name}` is empty")


def add_node(pack, faults, where, node, country, at):
    faults.check(node not in pack.at, "id twice", where, f"id {node!r} is used twice")
    faults.check(len(at) == 2 and all(round(c, 4) == c for c in at), "coordinates", where,
                 "coordinates are [lon, lat] of at most 4 decimals")
    pack.at[node], pack.country[node] = at, country


def check_nodes(pack, faults):
    for name, features in (("places.geojson", pack.places), ("roads.geojson", pack.junctions)):
        for f in features:
            p = f["properties"]
            where = where_is(name, f, p.get("id", "?"))
            if name == "places.geojson":
                has_fields(faults, where, p, PLACE_FIELDS)
                faults.check(p["kind"] in ("city", "town", "village"), "place kind", where,
                             f"unknown kind {p['kind']!r}")
                faults.check(p["population"] >= 0, "population", where, "population below 0")
                faults.check(1990 <= p["population_year"] <= 2026, "population year", where,
                             f"{p['population_year']}")
                faults.check(p["name_ar"], "Arabic name", where, "no Arabic name")
            faults.check(ID.fullmatch(p["id"]), "id form", where, "id is not like `iq.baghdad`")
            faults.check(p["id"][:2].upper() == p["country"], "id country", where,
                         f"id does not begin with its country {p['country']}")
            faults.check(p.get("source"), "source", where, "no source")
            add_node(pack, faults, where, p["id"], p["country"], f["geometry"]["coordinates"])
    for f in pack.gates:
        for side, at in zip(f["properties"]["sides"], f["geometry"]["coordinates"]):
            where = where_is("gates.geojson", f, f["properties"]["crossing"])
            faults.check(side["town"] in pack.at, "gate town", where,
                         f"town {side['town']!r} is no place of the pack")
            add_node(pack, faults, where, side["node"], side["country"], at)
            pack.ends[side["node"]] = where


def check_times(faults, where, p):
    speeds = SPEEDS_KMH.get(p["class"])
    if not faults.check(speeds, "class", where, f"unknown class {p['class']!r}"):
        return
    for who, kmh in speeds.items():
        seconds = p["length_m"] * 3.6 / kmh
        faults.check(abs(p[f"{who}_s"] - seconds) <= 1, "time", where,
                     f"{who}_s is {p[f'{who}_s']}, the class gives {seconds:.0f}")


def check_link(pack, faults, f, seen):
    """Checks one link; returns whether it winds more than usual."""
    p, line = f["properties"], f["geometry"]["coordinates"]
    where = where_is("roads.geojson", f, f"{p.get('id', '?')} {p.get('from')} - {p.get('to')}")
    has_fields(faults, where, p, LINK_FIELDS)
    for end in ("from", "to"):
        if not faults.check(p[end] in pack.at, "unknown node", where, f"no node {p[end]!r}"):
            return False
    faults.check(p["id"] not in seen, "link id twice", where, "link id is used twice")
    pair = tuple(sorted((p["from"], p["to"])))
    faults.check(pair not in seen and pair[0] != pair[1], "link twice", where,
                 "the two ends are joined twice, or are one")
    seen.update((p["id"], pair))
    faults.check(line[0] == pack.at[p["from"]] and line[-1] == pack.at[p["to"]], "geometry ends",
                 where, "the line does not begin at `from` and end at `to`")
    faults.check(pack.country[p["from"]] == pack.country[p["to"]], "two countries", where,
                 "a link joins two countries; only a gate may")
    check_times(faults, where, p)
    km = p["length_m"] / 1000
    straight = great_circle_km(*pack.at[p["from"]], *pack.at[p["to"]])
    faults.check(km >= straight - 0.06, "too short", where,
                 f"{km:.1f} km is shorter than the great circle, {straight:.1f} km")
    drawn = sum(great_circle_km(*a, *b) for a, b in zip(line, line[1:]))
    faults.check(drawn <= km * 1.02 + 0.1, "drawn too long", where,
                 f"the line is {drawn:.1f} km as drawn, the road {km:.1f} km")
    faults.check(km <= max(straight, SHORTEST_GATE_KM) * UTMOST_WINDING, "too long", where,
                 f"{km:.1f} km is more than {UTMOST_WINDING} x the great circle")
    return km > straight * LONGEST_WINDING


def check_links(pack, faults):
    seen = set()
    winding = sum(check_link(pack, faults, f, seen) for f in pack.links)
    faults.check(winding <= MAX_WINDING_SHARE * len(pack.links), "winding", "roads.geojson",
                 f"{winding} links are longer than {LONGEST_WINDING} x the great circle")
    faults.check(pack.others == 0, "kind", "roads.geojson", "a feature is no junction and no road")
    return winding


def arcs(pack, gates_open):
    """Adjacency: node -> [(node, car seconds, km)]."""
    out = {node: [] for node in pack.at}

    def both(a, b, seconds, km):
        if a in out and b in out:
            out[a].append((b, seconds, km))
            out[b].append((a, seconds, km))

    for f in pack.links:
        p = f["properties"]
        both(p["from"], p["to"], p["car_s"], p["length_m"] / 1000)
    for f in pack.gates if gates_open else []:
        p = f["properties"]
        km = p["length_m"] / 1000
        both(p["sides"][0]["node"], p["sides"][1]["node"], km / 45 * 3600, km)
    return out


def components(out):
    """Connected parts, largest first."""
    left, parts = set(out), []
    while left:
        todo = [min(left)]
        part = set(todo)
        while todo:
            fresh = [a[0] for a in out[todo.pop()] if a[0] not in part]
            part.update(fresh)
            todo.extend(fresh)
        left -= part
        parts.append(part)
    return sorted(parts, key=lambda p: (-len(p), min(p)))


def check_connected(pack, faults):
    out = arcs(pack, gates_open=False)
    for node, where in pack.ends.items():
        faults.check(out[node], "gate hangs", where, f"no road reaches the gate end {node}")
    for node in pack.at:
        if node not in pack.ends:
            faults.check(out[node], "stranded", "places.geojson", f"no road reaches {node}")
    for part in components(arcs(pack, gates_open=True))[1:]:
        faults.add("connected", "roads.geojson",
                   f"with all gates open {len(part)} nodes are cut off, such as {min(part)}")
    for part in components(out):
        faults.check(any(n in pack.ends for n in part), "island", "roads.geojson",
                     f"{min(part)} and {len(part) - 1} more nodes reach no gate")
    return components(out)


def fastest_km(out, source, target):
    """Length of the fastest car path, or None."""
    queue, done = [(0.0, source, 0.0)], set()
    while queue:
        seconds, node, km = heapq.heappop(queue)
        if node == target:
            return km
        if node in done:
            continue
        done.add(node)
        for n, more, length in out[node]:
            if n not in done:
                heapq.heappush(queue, (seconds + more, n, km + length))
    return None


def check_pairs(pack, faults):
    """Compares each city pair; returns rows (off in percent, from, to, pack km, measured km)."""
    out, rows = arcs(pack, gates_open=True), []
    for i, pair in enumerate(pack.pairs, 2):
        where = f"city_pairs.csv:{i}: {pair['from']} - {pair['to']}"
        if not faults.check(pair["from"] in pack.at and pair["to"] in pack.at, "pair", where,
                            "unknown place"):
            continue
        km = fastest_km(out, pair["from"], pair["to"])
        if not faults.check(km is not None, "pair without a way", where, "no way"):
            continue
        measured = float(pair["measured_km"])
        off = (km / measured - 1) * 100
        faults.check(abs(off) <= float(pair["tolerance_pct"]), "pair length", where,
                     f"the pack has {km:.1f} km, measured are {measured:.1f} km ({off:+.1f} %)")
        rows.append((off, pair["from"], pair["to"], km, measured))
    return rows


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("data_dir")
    parser.add_argument("--pairs", action="store_true", help="print every city pair")
    args = parser.parse_args()
    try:
        pack = Pack(args.data_dir)
    except (OSError, ValueError, KeyError) as e:
        sys.exit(f"check_pack_roads: {args.data_dir}: cannot be read: {e}")
    faults = Faults()
    try:
        check_nodes(pack, faults)
        winding = check_links(pack, faults)
        parts = check_connected(pack, faults)
        rows = check_pairs(pack, faults)
    except (KeyError, TypeError, ValueError) as e:
        faults.add("broken", args.data_dir, f"the check stopped at a field that is missing or "
                                            f"malformed: {e!r}")
        rows, parts, winding = [], [], 0
    for have, least, what in ((len(pack.places), MIN_PLACES, "places"),
                              (len(pack.links), MIN_LINKS, "links"),
                              (len(rows), MIN_PAIRS, "city pairs")):
        faults.check(have >= least, f"number of {what}", args.data_dir,
                     f"{have} {what}, at least {least} are needed")
    for row in sorted(rows) if args.pairs else []:
        print("{:+6.1f} %  {} - {}: pack {:.1f} km, measured {:.1f} km".format(*row))
    for kind, text in faults.first.items():
        more = faults.count[kind] - 1
        print(f"{text}" + (f" (and {more} more)" if more else ""), file=sys.stderr)
    if faults.first:
        sys.exit(1)
    worst = max(rows, key=lambda r: abs(r[0]))
    print(f"{len(pack.places)} places, {len(pack.junctions)} junctions, {len(pack.links)} links, "
          f"{len(pack.ends)} gate ends, {len(parts)} parts with all gates shut, {winding} links "
          f"longer than {LONGEST_WINDING} x; worst of {len(rows)} city pairs {worst[0]:+.1f} % "
          f"({worst[1]} - {worst[2]})")


if __name__ == "__main__":
    main()
