#!/usr/bin/env python3
"""Second step: from the output of build_geodata.py to the files of geodata/base.

Renames properties to those of the data dictionary, splits province lines from state lines and grades them, sorts the features, and
writes one feature per line with RFC 7946 winding.

needs: python3.11+ with shapely
usage: python normalise.py BUILT_DIR BASE_DIR
"""
import json
import os
import shutil
import sys

from shapely import STRtree
from shapely.geometry import Point, shape

BUILT, BASE = sys.argv[1], sys.argv[2]
# Ten metres to a kilometre is finer than the generalisation of each level (4 km, 1.5 km, 400 m).
DECIMALS = {0: 2, 1: 3, 2: 3}


def read(name):
    with open(os.path.join(BUILT, name + ".geojson"), encoding="utf-8") as file:
        return json.load(file)["features"]


def rounded(points, decimals):
    out = []
    for x, y in points:
        point = [round(x, decimals), round(y, decimals)]
        point = [int(v) if v == int(v) else v for v in point]
        if not out or out[-1] != point:
            out.append(point)
    return out


def ring(points, decimals, outer):
    out = rounded(points, decimals)
    area = sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(out, out[1:]))
    if len(out) < 4 or area == 0:
        return None
    return out[::-1] if (area < 0) == outer else out


def polygon(rings, decimals):
    outer = ring(rings[0], decimals, True)
    holes = [h for h in (ring(r, decimals, False) for r in rings[1:]) if h]
    return [outer] + holes if outer else None


def geometry(geo, decimals):
    kind, coordinates = geo["type"], geo["coordinates"]
    if kind == "Polygon":
        return {"type": kind, "coordinates": polygon(coordinates, decimals)}
    if kind == "MultiPolygon":
        parts = [p for p in (polygon(c, decimals) for c in coordinates) if p]
        return {"type": kind, "coordinates": parts}
    if kind == "LineString":
        return {"type": kind, "coordinates": rounded(coordinates, decimals)}
    lines = [l for l in (rounded(c, decimals) for c in coordinates) if len(l) > 1]
    return {"type": kind, "coordinates": lines}


def write(name, features, decimals):
    lines = []
    for properties, geo in features:
        geo = geometry(geo, decimals)
        if not geo["coordinates"] or (geo["type"] == "LineString" and len(geo["coordinates"]) < 2):
            continue
        lines.append(json.dumps({"type": "Feature", "properties": properties, "geometry": geo}, ensure_ascii=False, separators=(",", ":")))
    with open(os.path.join(BASE, name + ".geojson"), "w", encoding="utf-8") as file:
        file.write('{"type":"FeatureCollection","features":[\n' + ",\n".join(lines) + "\n]}\n")


def provinces(level):
    """Lines between two units of one state, with the worse grade of the two; lines between states are in state_lines."""
    units = [(f["properties"], shape(f["geometry"]).buffer(0)) for f in read(f"hist_units_L{level}")]
    tree = STRtree([g for _, g in units])
    out = []
    for feature in read(f"hist_lines_L{level}"):
        line = shape(feature["geometry"])
        votes = {}
        for part in getattr(line, "geoms", [line]):
            for share in (0.1, 0.3, 0.5, 0.7, 0.9):
                point = part.interpolate(share, normalized=True)
                near = tuple(sorted(int(i) for i in tree.query(Point(point).buffer(0.004), predicate="intersects")))
                if len(near) == 2:
                    votes[near] = votes.get(near, 0) + part.length
        a, b = max(votes, key=votes.get)
        a, b = units[a][0], units[b][0]
        if a["state"] == b["state"]:
            out.append(({"certainty": max(a["cert"], b["cert"])}, feature["geometry"]))
    return sorted(out, key=lambda f: (f[0]["certainty"], json.dumps(f[1])))


os.makedirs(BASE, exist_ok=True)
for level, decimals in DECIMALS.items():
    for layer in ("land", "coast", "state_lines"):
        write(f"{layer}_L{level}", [({}, f["geometry"]) for f in read(f"{layer}_L{level}")], decimals)
    lakes = [({"name_en": p["en"] or None, "name_ru": p["ru"] or None, "name_ja": p["ja"] or None, "rank": p["rank"]}, f["geometry"])
             for f in read(f"lakes_L{level}") for p in [f["properties"]]]
    write(f"lakes_L{level}", sorted(lakes, key=lambda f: (f[0]["rank"], f[0]["name_en"] or "~")), decimals)
    rivers = [({"id": p["id"].replace("_", "-") or None, "name_en": p["en"] or None, "name_ru": p["ru"] or None, "name_ja": p["ja"] or None,
                "rank": p["rank"], "src": p["src"]}, f["geometry"]) for f in read(f"rivers_L{level}") for p in [f["properties"]]]
    write(f"rivers_L{level}", sorted(rivers, key=lambda f: (f[0]["rank"], f[0]["id"] or "~", f[0]["name_en"] or "~")), decimals)
    write(f"province_lines_L{level}", provinces(level), decimals)
shutil.copyfile(os.path.join(BUILT, "relief_4km.webp"), os.path.join(BASE, "relief_4km.webp"))
