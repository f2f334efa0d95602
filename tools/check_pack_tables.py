#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Proves the gazetteer and the tables of every region pack.

    check_pack_tables.py DATA_DIR [HISTORIES_DIR...]

DATA_DIR holds `gazetteer/` and one folder per pack (a folder with `region.json`);
HISTORIES_DIR tables of claims about crossings anywhere, with their `announced_ends.csv`.
Every fault is one line, `file:line: what; what to do`; exit status 1 when there is one.
The formats are told in docs/formats/gazetteer.md and docs/formats/region-pack.md.
"""
import collections
import os
import re
import sys

from claim_tables import (World, check_claims, check_dates, check_histories, check_met_ends,
                          read_ends)
from pack_tables import (Faults, check_names, check_order, days_between, edtf, flat_km, fold,
                         line_of, lineage, need, read_json, read_table, read_text, split_list)

CROSSING_COLUMNS = ("id name_a country_a name_b country_b name_ar_a name_ar_b aliases_a aliases_b "
                    "aliases lat lon road admin_a admin_b kind towns notes source").split()
COUNTRY_COLUMNS = "country name name_ar adjectives capital aliases neighbours source".split()
ACTOR_COLUMNS = "actor name name_ar aliases kind part_of country note source".split()
PUBLISHER_COLUMNS = "publisher aliases country reliability information licence reason source".split()
PROMISE_COLUMNS = ("crossing announce_fact speaker announced target actual actual_fact "
                   "actual_basis days_announce_to_open days_slip_vs_target outcome comment").split()

ACTOR_KINDS = {"state army", "authority", "non-state armed group", "coalition", "unknown"}
OUTCOMES = {"kept", "late", "missed", "opened", "unknown"}
GOODS = {"through", "transshipment", "none"}
PEOPLE = {"through", "none"}
PASSES = {"cargo": GOODS, "humanitarian": GOODS, "passengers": PEOPLE, "pedestrians": PEOPLE}
SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
ISO2 = re.compile(r"[A-Z]{2}")


# ---------------------------------------------------------------- gazetteer

def check_coordinates(faults, path, line, row):
    if bool(row["lat"]) != bool(row["lon"]):
        faults.add(path, line, "one of lat and lon is empty; give both or neither")
    for column, limit in (("lat", 90), ("lon", 180)):
        if not row[column]:
            continue
        if not re.fullmatch(r"-?\d{1,3}(\.\d{1,4})?", row[column]):
            faults.add(path, line, f"{column} {row[column]} is no number of at most 4 decimals")
        elif abs(float(row[column])) > limit:
            faults.add(path, line, f"{column} {row[column]} is beyond {limit}")


def check_crossing_id(faults, path, line, row):
    match = re.fullmatch(r"([a-z]{2})-([a-z]{2})\.(.+)", row["id"])
    if not match or not SLUG.fullmatch(match.group(3)):
        faults.add(path, line, f"id {row['id']} breaks the rule aa-bb.name-name; rename it")
        return
    sides = [match.group(1).upper(), match.group(2).upper()]
    if sides[0] >= sides[1]:
        faults.add(path, line, f"id {row['id']}: countries are not in alphabetical order")
    if sides != [row["country_a"], row["country_b"]]:
        faults.add(path, line, f"id {row['id']} does not name {row['country_a']},"
                   f"{row['country_b']}; make them agree")


def check_shared_names(faults, path, rows):
    """A name of two crossings must be told in the notes of one of them, by the other's id."""
    owners = collections.defaultdict(dict)
    for line, row in rows:
        names = [row[c] for c in ("name_a", "name_b", "name_ar_a", "name_ar_b")]
        for column in ("aliases_a", "aliases_b", "aliases"):
            names += split_list(row[column])
        for name in filter(None, names):
            owners[fold(name)][row["id"]] = (line, row["notes"])
    for name, ids in sorted(owners.items()):
        for first in sorted(ids):
            for second in sorted(ids):
                if first < second and second not in ids[first][1] and first not in ids[second][1]:
                    faults.add(path, ids[first][0], f"name {name!r} is also one of {second}; "
                               "name the other id in notes")


def check_gazetteer(root, faults):
    """Crossings by id and the set of countries."""
    path = "gazetteer/crossings.csv"
    rows = read_table(root, path, CROSSING_COLUMNS, faults)
    check_order(faults, path, rows, "id")
    for line, row in rows:
        check_crossing_id(faults, path, line, row)
        check_coordinates(faults, path, line, row)
        check_names(faults, path, line, row, ("aliases_a", "aliases_b", "aliases"))
        need(faults, path, line, row, ("name_a", "name_b", "kind", "source"))
        if row["kind"] not in ("", "official", "informal", "group"):
            faults.add(path, line, f"kind {row['kind']}; want official, informal or group")
        if row["towns"] not in ("", "yes"):
            faults.add(path, line, f"towns {row['towns']}; want yes or nothing")
        if "to be completed" in row["notes"]:
            faults.add(path, line, "notes say that something is to be completed; complete it")
    check_shared_names(faults, path, rows)
    countries = check_countries(root, faults, rows)
    return {row["id"]: row for _, row in rows}, countries


def check_countries(root, faults, crossing_rows):
    path = "gazetteer/countries.csv"
    rows = read_table(root, path, COUNTRY_COLUMNS, faults)
    check_order(faults, path, rows, "country")
    countries = {row["country"] for _, row in rows}
    for line, row in crossing_rows:
        for column in ("country_a", "country_b"):
            if row[column] not in countries:
                what = f"{column} {row[column]} has no row in countries.csv; add it"
                faults.add("gazetteer/crossings.csv", line, what)
    for line, row in rows:
        need(faults, path, line, row, ("name", "name_ar", "adjectives", "capital", "source"))
        check_names(faults, path, line, row, ("adjectives", "aliases"))
        if not ISO2.fullmatch(row["country"]):
            faults.add(path, line, f"country {row['country']} is no ISO 3166-1 alpha-2 code")
    told = {(row["country"], other) for _, row in rows for other in split_list(row["neighbours"])}
    here = {row["country"]: line for line, row in rows}
    for country, other in sorted(told):
        if (other, country) not in told:
            faults.add(path, here[country], f"borders {other}, whose row does not say so")
    return countries


# ---------------------------------------------------------------- region packs

def check_actors(root, pack, faults):
    path = f"{pack}/actors.csv"
    rows = read_table(root, path, ACTOR_COLUMNS, faults)
    check_order(faults, path, rows, "actor")
    parents = {row["actor"]: row["part_of"] for _, row in rows}
    owners = {}
    for line, row in rows:
        actor, parent = row["actor"], row["part_of"]
        need(faults, path, line, row, ("name", "name_ar", "kind", "source"))
        check_names(faults, path, line, row, ("aliases",))
        if not SLUG.fullmatch(actor):
            faults.add(path, line, f"actor {actor} is no slug; use lower case and hyphens")
        if row["kind"] not in ACTOR_KINDS:
            faults.add(path, line, f"kind {row['kind']}; want one of {sorted(ACTOR_KINDS)}")
        if row["country"] and not ISO2.fullmatch(row["country"]):
            faults.add(path, line, f"country {row['country']} is no ISO 3166-1 alpha-2 code")
        if parent and parent not in parents:
            faults.add(path, line, f"part_of {parent} is no actor; add it or correct it")
        elif parents.get(lineage(actor, parents)[-1]):
            faults.add(path, line, f"part_of of {actor} runs in a circle; cut it")
        for name in [row["name"]] + split_list(row["aliases"]):
            other = owners.setdefault(fold(name), actor)
            if other != actor and other not in lineage(actor, parents) and \
                    actor not in lineage(other, parents):
                faults.add(path, line, f"name {name!r} is also one of {other}, which is no "
                           "relative by part_of; remove one")
    return set(parents)


def check_publishers(root, pack, faults):
    path = f"{pack}/publishers.csv"
    rows = read_table(root, path, PUBLISHER_COLUMNS, faults)
    check_order(faults, path, rows, "publisher")
    for line, row in rows:
        need(faults, path, line, row, ("publisher", "licence", "reason", "source"))
        check_names(faults, path, line, row, ("aliases",))
        if not re.fullmatch("[A-F]", row["reliability"]):
            faults.add(path, line, f"reliability {row['reliability']!r}; want A to F")
        if not re.fullmatch("[1-6]", row["information"]):
            faults.add(path, line, f"information {row['information']!r}; want 1 to 6")
    return {row["publisher"] for _, row in rows}


def check_history(root, pack, faults, world):
    path = f"{pack}/history.csv"
    ends = read_ends(root, pack, faults)
    rows = check_claims(root, path, r"[FN]\d{4}", ("url", "note"), faults, world, ends)
    for line, row in rows:
        if row["publisher"] not in world.publishers:
            faults.add(path, line, f"publisher {row['publisher']} has no row in publishers.csv")
    check_met_ends(pack, ends, faults)
    return {row["fact"] for _, row in rows}, len(rows), len(ends)


def check_promises(root, pack, faults, world, facts):
    path = f"{pack}/promises.csv"
    rows = read_table(root, path, PROMISE_COLUMNS, faults)
    for line, row in rows:
        need(faults, path, line, row, ("crossing", "announce_fact", "announced", "outcome"))
        if row["crossing"] not in world.crossings:
            faults.add(path, line, f"crossing {row['crossing']} is not known")
        for column in ("announce_fact", "actual_fact"):
            if row[column] and row[column] not in facts:
                faults.add(path, line, f"{column} {row[column]} is not in history.csv")
        check_dates(faults, path, line, row, ("announced", "target", "actual"))
        if row["outcome"] not in OUTCOMES:
            faults.add(path, line, f"outcome {row['outcome']}; want one of {sorted(OUTCOMES)}")
        for column, start in (("days_announce_to_open", "announced"),
                              ("days_slip_vs_target", "target")):
            days = days_between(row[start], row["actual"])
            if row[column] and days is not None and row[column] != str(days):
                faults.add(path, line, f"{column} {row[column]}; the dates give {days}")
    return len(rows)


# ---------------------------------------------------------------- gates and hubs

def check_gate_ends(faults, path, line, gate, points, crossing, bbox):
    for point in points:
        if any(abs(c * 10000 - round(c * 10000)) > 1e-6 for c in point):
            faults.add(path, line, f"{point} has more than 4 decimals; round it")
        if not (bbox[0] <= point[0] <= bbox[2] and bbox[1] <= point[1] <= bbox[3]):
            faults.add(path, line, f"{point} lies outside the pack's bbox; swapped lon, lat?")
    straight = flat_km(*points)
    if not straight * 1000 <= gate["length_m"] <= 20000:
        faults.add(path, line, f"length_m {gate['length_m']}: less than the straight "
                   f"{straight * 1000:.0f} m, or over 20 km; correct it")
    if crossing["lat"]:
        middle = [(points[0][i] + points[1][i]) / 2 for i in (0, 1)]
        away = flat_km(middle, (float(crossing["lon"]), float(crossing["lat"])))
        if away > 10:
            faults.add(path, line, f"{away:.0f} km from the crossing's coordinates; move one")


def check_gate_handling(faults, path, line, gate):
    for key, allowed in PASSES.items():
        if gate["passes"].get(key) not in allowed:
            faults.add(path, line, f"passes.{key}: want one of {sorted(allowed)}")
    for key in ("cargo", "passengers"):
        dwell = gate["dwell_s"].get(key, {})
        times = [dwell.get("open"), dwell.get("restricted")]
        if not all(isinstance(t, int) and t > 0 for t in times) or times[0] > times[1]:
            faults.add(path, line, f"dwell_s.{key}: want seconds, 0 < open <= restricted")
    for key in ("road", "dwell_source", "source"):
        if not gate.get(key):
            faults.add(path, line, f"{key} is missing; say it")


def check_gate(faults, path, line, feature, world):
    gate = feature["properties"]
    crossing = world.crossings.get(gate["crossing"])
    if crossing is None:
        faults.add(path, line, f"crossing {gate['crossing']} is not in gazetteer/crossings.csv")
        return
    sides = [crossing["country_a"], crossing["country_b"]]
    want = [(cc, f"{gate['crossing']}@{cc}") for cc in sides]
    if [(s["country"], s["node"]) for s in gate["sides"]] != want:
        faults.add(path, line, f"sides and nodes must be {want}, in this order")
    for side in gate["sides"]:
        if world.places.get(side["town"]) != side["country"]:
            faults.add(path, line, f"town {side['town']} is no place of {side['country']}")
    points = feature["geometry"]["coordinates"]
    if feature["geometry"]["type"] != "LineString" or len(points) != 2:
        faults.add(path, line, "geometry must be a LineString of two points")
        return
    if crossing["kind"] == "group":
        faults.add(path, line, "a group row has no gate of its own; remove it")
    check_gate_ends(faults, path, line, gate, points, crossing, world.region["bbox"])
    check_gate_handling(faults, path, line, gate)


def pack_crossings(world):
    """Ids of the crossings between the pack's countries and all of its area."""
    home = set(world.region["countries"])
    area = home | set(world.region["neighbours"])
    pairs = {i: {c["country_a"], c["country_b"]} for i, c in world.crossings.items()}
    return {i for i, pair in pairs.items() if pair & home and pair <= area}


def check_gates(root, pack, faults, world):
    path = f"{pack}/gates.geojson"
    document = read_json(root, path, faults)
    if document is None:
        return 0
    ids = []
    for number, feature in enumerate(document.get("features", []), 1):
        ids.append((feature.get("properties") or {}).get("crossing", ""))
        line = line_of(root, path, f'"{ids[-1]}"')
        try:
            check_gate(faults, path, line, feature, world)
        except (KeyError, TypeError, AttributeError) as error:
            faults.add(path, line, f"feature {number} lacks or misforms {error}; see "
                       "docs/formats/region-pack.md")
    if ids != sorted(set(ids)):
        faults.add(path, 1, "gates are not sorted by crossing, or one stands twice")
    expected = pack_crossings(world)
    for crossing in sorted(set(ids) - expected):
        faults.add(path, line_of(root, path, f'"{crossing}"'), f"{crossing} lies outside the pack")
    readme = read_text(root, f"{pack}/README.md", faults) or ""
    for crossing in sorted(expected - set(ids)):
        if crossing not in readme:
            faults.add(path, 1, f"{crossing} has no gate; add one or say why in README.md")
    return len(ids)


def check_hubs(root, pack, faults, world):
    path = f"{pack}/hubs.json"
    document = read_json(root, path, faults) or {}
    hubs = document.get("hubs", [])
    places = [hub.get("place", "") for hub in hubs]
    if not hubs or places != sorted(set(places)):
        faults.add(path, 1, "hubs are missing, not sorted by place, or one stands twice")
    for hub in hubs:
        line = line_of(root, path, f'"{hub.get("place")}"')
        if hub.get("place") not in world.places:
            faults.add(path, line, f"place {hub.get('place')} is not in places.geojson")
        for key in ("role", "source"):
            if not hub.get(key):
                faults.add(path, line, f"{key} of {hub.get('place')} is missing; say it")
    return len(hubs)


def check_region(root, pack, faults, countries):
    """The pack's region.json, or None when it is not usable."""
    path = f"{pack}/region.json"
    region = read_json(root, path, faults)
    keys = ("id name name_ar version countries neighbours bbox as_of licence sources disclaimer "
            "disclaimer_ar").split()
    missing = [key for key in keys if not (region or {}).get(key)]
    if missing:
        faults.add(path, 1, f"lacks {', '.join(missing)}")
        return None
    if region["id"] != pack:
        faults.add(path, 1, f"id {region['id']} is not the folder's name")
    if edtf(region["as_of"]) is None:
        faults.add(path, 1, f"as_of {region['as_of']} is no date")
    for country in region["countries"] + region["neighbours"]:
        if country not in countries:
            faults.add(path, 1, f"country {country} has no row in gazetteer/countries.csv")
    west, south, east, north = region["bbox"]
    if not (west < east and south < north):
        faults.add(path, 1, "bbox wants west, south, east, north")
    return region


def read_places(root, pack, faults):
    """Country of every place by id."""
    path, places = f"{pack}/places.geojson", {}
    document = read_json(root, path, faults) or {}
    for number, feature in enumerate(document.get("features", []), 1):
        place = feature.get("properties") or {}
        if not place.get("id") or not place.get("country"):
            faults.add(path, 1, f"feature {number} lacks id or country; give both")
        else:
            places[place["id"]] = place["country"]
    return places


def check_pack(root, pack, faults, crossings, countries):
    """Checks one pack; returns a line of counts."""
    region = check_region(root, pack, faults, countries)
    if region is None:
        return f"{pack}: not checked further"
    places = read_places(root, pack, faults)
    world = World(crossings, countries, check_actors(root, pack, faults),
                  check_publishers(root, pack, faults), places, region)
    facts, claims, ends = check_history(root, pack, faults, world)
    promises = check_promises(root, pack, faults, world, facts)
    gates = check_gates(root, pack, faults, world)
    hubs = check_hubs(root, pack, faults, world)
    return (f"{pack}: {gates} gates of {len(pack_crossings(world))} crossings, {claims} claims "
            f"({ends} with an announced end), {promises} promises, {len(world.actors)} actors, "
            f"{len(world.publishers)} publishers, {hubs} hubs")


def main(arguments):
    if not arguments or not all(os.path.isdir(folder) for folder in arguments):
        print("usage: check_pack_tables.py DATA_DIR (the folder with gazetteer/ and the packs) "
              "[HISTORIES_DIR...]", file=sys.stderr)
        return 2
    root, faults = arguments[0], Faults()
    crossings, countries = check_gazetteer(root, faults)
    counts = [f"gazetteer: {len(crossings)} crossings, {len(countries)} countries"]
    packs = sorted(name for name in os.listdir(root)
                   if os.path.exists(os.path.join(root, name, "region.json")))
    if not packs:
        faults.add("region.json", 1, "no pack found in DATA_DIR; check the path")
    for pack in packs:
        counts.append(check_pack(root, pack, faults, crossings, countries))
    for folder in arguments[1:]:
        counts.append(check_histories(folder, faults, crossings, countries))
    print("\n".join(counts))
    for line in faults.lines:
        print(line, file=sys.stderr)
    return 1 if faults.lines else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
