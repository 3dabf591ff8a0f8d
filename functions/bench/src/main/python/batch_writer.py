"""Writes a release's observations with boto3's batch writer. Prints median seconds as JSON."""
import csv
import json
import os
import statistics
import sys
import time
import uuid
from collections import defaultdict

import boto3

PATH, WARM, RUNS = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
table = boto3.resource("dynamodb").Table(os.environ["TABLE_NAME"])

with open(PATH, encoding="utf-8") as file:
    ROWS = list(csv.DictReader(line for line in file if not line.startswith("#")))


def figure(row):
    value = {"status": row["status"], "place": row["place"]}
    if row["value"]:
        value["value"] = row["value"]
    return value


def item_an_observation(partition):
    for row in ROWS:
        key = "#".join((row["measure"], row["base_year"], row["subject"], row["year"]))
        yield {"pk": partition, "sk": key, **figure(row)}


def item_a_series(partition):
    series = defaultdict(dict)
    for row in ROWS:
        words = f"{row['value']} {row['status']} {row['place']}"
        series[row["measure"], row["base_year"], row["subject"], row["note"]][row["year"]] = words
    for (measure, base_year, subject, note), years in series.items():
        yield {
            "pk": partition,
            "sk": f"SERIES#{measure}#{base_year}#{subject}",
            "subject": subject,
            "measure": measure,
            "base_year": int(base_year or 0),
            "note": note,
            "years": years,
        }


def seconds(items):
    times = []
    for run in range(WARM + RUNS):
        partition = f"BATCH#{uuid.uuid4()}"
        start = time.perf_counter()
        with table.batch_writer() as batch:
            for item in items(partition):
                batch.put_item(Item=item)
        if run >= WARM:
            times.append(time.perf_counter() - start)
    return statistics.median(times)


print(
    json.dumps(
        {
            "boto3's batch writer, an item a series": seconds(item_a_series),
            "boto3's batch writer, an item an observation": seconds(item_an_observation),
        }
    )
)
