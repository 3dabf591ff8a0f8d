"""Writes a release's observations with boto3's batch writer in each way that a line of its input names. Prints seconds."""
import csv
import hashlib
import json
import os
import sys
import time
import uuid
import zlib
from collections import defaultdict

import boto3

table = boto3.resource("dynamodb").Table(os.environ["TABLE_NAME"])

with open(sys.argv[1], encoding="utf-8") as file:
    ROWS = list(csv.DictReader(line for line in file if not line.startswith("#")))


def figure(row):
    value = {"status": row["status"], "place": row["place"]}
    if row["value"]:
        value["value"] = row["value"]
    return value


def item_an_observation(partition):
    for row in ROWS:
        key = "#".join((row["measure"], row["base_year"], row["subject"], row["period"]))
        yield {"pk": partition, "sk": key, **figure(row)}


def by_series():
    series = defaultdict(list)
    for row in ROWS:
        series[row["measure"], row["base_year"], row["subject"], row["note"]].append(row)
    return series


def item_a_series(partition):
    for (measure, base_year, subject, note), rows in by_series().items():
        yield {
            "pk": partition,
            "sk": f"SERIES#{measure}#{base_year}#{subject}",
            "subject": subject,
            "measure": measure,
            "base_year": int(base_year or 0),
            "note": note,
            "years": {row["period"]: f"{row['value']} {row['status']} {row['place']}" for row in rows},
        }


def column(rows, name):
    return " ".join(row[name] for row in rows)


def packed(text):
    pack = zlib.compressobj(strategy=zlib.Z_FILTERED)
    return pack.compress(text.encode()) + pack.flush()


def same_items(partition):
    """As we store them: a measure's series, packed."""
    measures = defaultdict(list)
    for (measure, base_year, subject, note), rows in by_series().items():
        places = [row["place"] for row in rows]
        before = os.path.commonprefix(places)
        after = os.path.commonprefix([place[len(before) :][::-1] for place in places])[::-1]
        between = "\n".join(place[len(before) : len(place) - len(after)] for place in places)
        columns = [column(rows, "period"), column(rows, "status"), before, between, after, "", column(rows, "value")]
        measures[measure, base_year or "0"].append([subject, measure, int(base_year or 0), note, *columns])
    parts = {key: packed(json.dumps(series, separators=(",", ":"))) for key, series in measures.items()}
    seal = hashlib.sha256(b"".join(parts.values())).hexdigest()[:16]
    for (measure, base_year), part in parts.items():
        key = {"pk": partition, "sk": f"PART#SERIES#{measure}#{base_year}#000"}
        yield {**key, "format": 2, "packed": part, "seal": seal, "parts": len(parts)}


READY = list(same_items(""))

WAYS = {
    "the same items": same_items,
    "the same items ready-made": lambda partition: ({**item, "pk": partition} for item in READY),
    "an item a series": item_a_series,
    "an item an observation": item_an_observation,
}

for line in sys.stdin:
    partition = f"BATCH#{uuid.uuid4()}"
    start = time.perf_counter()
    with table.batch_writer() as batch:
        for item in WAYS[line.strip()](partition):
            batch.put_item(Item=item)
    print(time.perf_counter() - start, flush=True)
