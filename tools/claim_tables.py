# SPDX-License-Identifier: Apache-2.0
"""Checks of tables of claims: a pack's history, and histories of crossings anywhere."""
import collections
import os
import re

from pack_tables import check_order, edtf, need, read_table

HISTORY_COLUMNS = ("fact crossing side facet value scope direction modality speaker stated "
                   "valid_from valid_to published publisher url url2 phrase detail note").split()
END_COLUMNS = "fact crossing valid_to published reason".split()

STATES = {"open", "restricted", "closed"}
SECURITY = {"cameras", "drones", "fence", "trench", "wall", "patrols", "reinforcement",
            "infiltration-threat", "attack"}
SCOPES = {"all", "passengers", "cargo", "humanitarian", "pedestrians", "military"}
MODALITIES = {"reported", "announced", "expected", "hoped", "denied"}

World = collections.namedtuple("World", "crossings countries actors publishers places region")


def sides_of(crossing, crossings, countries):
    """Countries that a crossing, country pair or country id speaks of; None if unknown."""
    if crossing in crossings:
        return crossing.split(".")[0].upper().split("-")
    parts = crossing.upper().split("-")
    known = 1 <= len(parts) <= 2 and parts == sorted(set(parts)) and set(parts) <= countries
    return parts if known and crossing == crossing.lower() else None


def check_value(row, actors):
    """Why facet and value do not fit, or None."""
    allowed = {"status": STATES, "outlook": STATES, "control": actors, "security": SECURITY}
    if row["facet"] not in allowed:
        return f"facet {row['facet']}; want one of {sorted(allowed)}"
    if row["value"] not in allowed[row["facet"]]:
        return f"{row['facet']} {row['value']} is not known; correct it or add the actor"
    return None


def check_claim_words(faults, path, line, row, sides, actors):
    problem = check_value(row, actors)
    if problem:
        faults.add(path, line, problem)
    if row["side"] and row["side"] not in sides:
        faults.add(path, line, f"side {row['side']} is none of {row['crossing']}")
    if row["scope"] not in SCOPES:
        faults.add(path, line, f"scope {row['scope']}; want one of {sorted(SCOPES)}")
    if row["modality"] not in MODALITIES:
        faults.add(path, line, f"modality {row['modality']}; want one of {sorted(MODALITIES)}")
    ways = {f"{a}>{b}" for a in sides for b in sides if a != b}
    if row["direction"] != "both" and row["direction"] not in ways:
        faults.add(path, line, f"direction {row['direction']} does not fit {row['crossing']}")


def check_dates(faults, path, line, row, columns):
    """Spans of the named dates that parse; a fault for each that does not."""
    spans = {}
    for column in columns:
        if not row[column]:
            continue
        spans[column] = edtf(row[column])
        if spans[column] is None:
            faults.add(path, line, f"{column} {row[column]} is no date (YYYY, YYYY-MM, "
                       "YYYY-MM-DD); correct it")
            del spans[column]
    return spans


def check_knowledge(faults, path, line, row, spans, ends):
    """A claim says no more than its report could know."""
    known = spans.get("published")
    if known is None:
        return
    if "stated" in spans and spans["stated"][0] > known[1]:
        faults.add(path, line, f"stated {row['stated']} after published {row['published']}")
    start = spans.get("valid_from")
    if start and start[0] > known[1] and row["facet"] != "outlook" and \
            row["modality"] not in ("announced", "denied"):
        faults.add(path, line, f"valid_from {row['valid_from']} after published "
                   f"{row['published']} and not announced; make it an outlook")
    end = spans.get("valid_to")
    if end and end[0] > known[1]:
        listed = ends.get((row["fact"], row["crossing"]))
        if listed is None or listed["valid_to"] != row["valid_to"] or \
                listed["published"] != row["published"]:
            faults.add(path, line, f"valid_to {row['valid_to']} after published "
                       f"{row['published']}; empty it, or list {row['fact']} in "
                       "announced_ends.csv with the reason")
        else:
            listed["used"] = True


def read_ends(root, folder, faults):
    """Rows of announced_ends.csv by fact and crossing."""
    path = f"{folder}/announced_ends.csv"
    rows = read_table(root, path, END_COLUMNS, faults)
    claims = [(line, {"claim": f"{row['fact']} {row['crossing']}"}) for line, row in rows]
    check_order(faults, path, claims, "claim")
    for line, row in rows:
        need(faults, path, line, row, END_COLUMNS)
        row["line"] = line
    return {(row["fact"], row["crossing"]): row for _, row in rows}


def check_met_ends(folder, ends, faults):
    for row in ends.values():
        if "used" not in row:
            faults.add(f"{folder}/announced_ends.csv", row["line"], f"{row['fact']} at "
                       f"{row['crossing']} fits no claim that ends after its page; remove it")


def check_claim(faults, path, line, row, world, ends):
    """One claim: its place, words, addresses and dates."""
    sides = sides_of(row["crossing"], world.crossings, world.countries)
    if sides is None:
        faults.add(path, line, f"crossing {row['crossing']} is neither known nor a country "
                   "pair; correct it or add it to gazetteer/crossings.csv")
    else:
        check_claim_words(faults, path, line, row, sides, world.actors)
    for column in ("url", "url2"):
        if row[column] and not re.fullmatch(r"https?://\S+", row[column]):
            faults.add(path, line, f"{column} is no web address")
    dates = ("stated", "valid_from", "valid_to", "published")
    spans = check_dates(faults, path, line, row, dates)
    if "valid_from" in spans and "valid_to" in spans and \
            spans["valid_to"][1] < spans["valid_from"][0]:
        faults.add(path, line, f"valid_to {row['valid_to']} before valid_from")
    check_knowledge(faults, path, line, row, spans, ends)


def check_claims(root, path, fact_form, needed, faults, world, ends):
    """A table of claims; its rows."""
    rows, seen = read_table(root, path, HISTORY_COLUMNS, faults), {}
    for line, row in rows:
        need(faults, path, line, row, ("fact", "crossing", "publisher") + needed)
        if not re.fullmatch(fact_form, row["fact"]):
            faults.add(path, line, f"fact {row['fact']}; want {fact_form}")
        twin = seen.setdefault(tuple(row.values()), line)
        if twin != line:
            faults.add(path, line, f"the same as line {twin}; remove one")
        check_claim(faults, path, line, row, world, ends)
    return rows


def check_histories(root, faults, crossings, countries):
    """Every table of claims in a folder of histories; a line of counts."""
    root, folder = os.path.split(os.path.normpath(root))
    world = World(crossings, countries, set(), set(), {}, {})
    ends, count = read_ends(root, folder, faults), 0
    names = sorted(name for name in os.listdir(os.path.join(root, folder))
                   if name.endswith(".csv") and name != "announced_ends.csv")
    for name in names:
        count += len(check_claims(root, f"{folder}/{name}", r"[A-Z]\d{3,4}", ("published",), faults,
                                  world, ends))
    check_met_ends(folder, ends, faults)
    return f"{os.path.join(root, folder)}: {count} claims in {len(names)} tables ({len(ends)} with an announced end)"
