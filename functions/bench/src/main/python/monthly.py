"""The monthly run as one would write it in an afternoon: NATO's file to DynamoDB, aggregates of the European allies, a
workbook to S3. It keeps less (no statuses, no cells of origin), checks nothing and writes three sheets; that is what
Allyspend's own run, which does all of it, is held against. Prints its peak memory in megabytes."""
import io
import os
import re
import resource
import sys
import uuid
from decimal import Decimal

import boto3
import pandas
from boto3.dynamodb.conditions import Key
from openpyxl import Workbook
from openpyxl.chart import BarChart, Reference
from openpyxl.styles import Font

TABLES = ["TABLE1", "TABLE2", "TABLE3", "TABLE5", "TABLE6", "TABLE7", "TABLE8a", "TABLE8b"]
NOT_EUROPEAN = {"Canada", "United States"}
TARGETS = [Decimal("2"), Decimal("3.5"), Decimal("5")]
SHARE = "TABLE3 Share of real GDP (%)"
SPENT = "TABLE2 Current prices and exchange rates"
SPENT_CONSTANT = "TABLE2 Constant 2015 prices and exchange rates"
GDP = "TABLE5 Current prices and exchange rates"

path = sys.argv[1]
table = boto3.resource("dynamodb").Table(os.environ["TABLE_NAME"])
s3 = boto3.client("s3")
bucket = os.environ["BUCKET_NAME"]
release = f"RELEASE#{uuid.uuid4()}"


def observations(sheets):
    for name in TABLES:
        sheet = sheets[name]
        years = {}
        for column, cell in sheet.iloc[7].items():
            year = re.fullmatch(r"(\d{4})e?", str(cell).split(".")[0])
            if year and column >= 3:
                years[column] = int(year[1])
        measure = name
        for row in sheet.iloc[8:].itertuples(index=False):
            if isinstance(row[1], str):
                measure = f"{name} {row[1].strip()}"
            if isinstance(row[2], str) and "*" not in row[2][:1]:
                country = row[2].strip(" *")
                for column, year in years.items():
                    if isinstance(row[column], (int, float)) and row[column] == row[column]:
                        yield measure, country, year, Decimal(repr(row[column]))


# Fetch and keep.
with open(path, "rb") as file:
    raw = file.read()
s3.put_object(Bucket=bucket, Key=f"raw/{release}", Body=raw)
sheets = pandas.read_excel(io.BytesIO(raw), sheet_name=None, header=None, engine="openpyxl")
with table.batch_writer(overwrite_by_pkeys=["pk", "sk"]) as batch:
    for measure, country, year, value in observations(sheets):
        batch.put_item(
            Item={
                "pk": release,
                "sk": f"{measure}#{country}#{year}",
                "measure": measure,
                "country": country,
                "year": year,
                "value": value,
            }
        )

# Read back and compute.
items, start = [], {}
while True:
    page = table.query(KeyConditionExpression=Key("pk").eq(release), ConsistentRead=True, **start)
    items += page["Items"]
    if "LastEvaluatedKey" not in page:
        break
    start = {"ExclusiveStartKey": page["LastEvaluatedKey"]}
values = {(item["measure"], item["country"], int(item["year"])): item["value"] for item in items}
countries = {item["country"] for item in items if item["measure"] == SHARE and "NATO" not in item["country"]}
allies = sorted(countries - NOT_EUROPEAN)
years = sorted({int(item["year"]) for item in items})


def total(measure, year):
    return sum(values.get((measure, ally, year), Decimal(0)) for ally in allies)


summary = []
for year in years:
    spent, gdp = total(SPENT, year), total(GDP, year)
    constant, before = total(SPENT_CONSTANT, year), total(SPENT_CONSTANT, year - 1)
    shares = {ally: values.get((SHARE, ally, year), Decimal(0)) for ally in allies}
    row = [year, spent, constant, gdp, spent / gdp * 100, (constant / before - 1) * 100 if before else None]
    for target in TARGETS:
        row.append(sum(share >= target for share in shares.values()))
        row.append(gdp * target / 100 - spent)
    row.append(spent * 2)
    summary.append(row)
latest = years[-1]

# Write and keep.
workbook = Workbook()
bold = Font(bold=True)
sheet = workbook.active
sheet.title = "Summary"
sheet.append(
    ["Year", "Spent (current)", "Spent (constant)", "GDP", "Share of GDP (%)", "Real change (%)"]
    + [word for target in TARGETS for word in (f"Allies at {target} %", f"Gap to {target} %")]
    + ["Doubled"]
)
for row in summary:
    sheet.append(row)
chart = BarChart()
chart.add_data(Reference(sheet, min_col=2, min_row=1, max_row=len(summary) + 1), titles_from_data=True)
sheet.add_chart(chart, "B16")
sheet = workbook.create_sheet("Allies")
sheet.append(["Ally", "Share of GDP (%)", "Spent", "GDP"])
for ally in sorted(allies, key=lambda one: values.get((SHARE, one, latest), Decimal(0)), reverse=True):
    sheet.append([ally] + [values.get((measure, ally, latest)) for measure in (SHARE, SPENT, GDP)])
sheet = workbook.create_sheet("Data")
sheet.append(["Measure", "Country", "Year", "Value"])
for (measure, country, year), value in sorted(values.items()):
    sheet.append([measure, country, year, value])
for sheet in workbook:
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = sheet.dimensions
    for cell in sheet[1]:
        cell.font = bold
    for row in sheet.iter_rows(min_row=2, min_col=2):
        for cell in row:
            cell.number_format = "#,##0.00"
written = io.BytesIO()
workbook.save(written)
s3.put_object(Bucket=bucket, Key=f"reports/{release}.xlsx", Body=written.getvalue())
rows = pandas.DataFrame([(*key, value) for key, value in values.items()])
s3.put_object(Bucket=bucket, Key=f"reports/{release}.csv", Body=rows.to_csv(index=False).encode())
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
