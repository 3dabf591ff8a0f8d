"""The same work by others: every cell read, 100,000 rows written. Prints medians in milliseconds as JSON."""
import io
import json
import statistics
import sys
import time
from decimal import Decimal

import openpyxl
import pandas
import xlsxwriter

ROWS = 100_000
TEXTS = 8


def median(work, runs):
    times = []
    for _ in range(runs):
        start = time.perf_counter()
        work()
        times.append(1000 * (time.perf_counter() - start))
    return statistics.median(times)


def openpyxl_reads(path):
    workbook = openpyxl.load_workbook(path, read_only=True, data_only=True)
    return [list(sheet.values) for sheet in workbook]


def calamine_reads(path):
    return pandas.read_excel(path, sheet_name=None, header=None, engine="calamine")


def rows():
    for row in range(ROWS):
        number = Decimal(row * 31 % 1_000_003).scaleb(-2)
        yield [f"text {(row + column) % 500}" for column in range(TEXTS)] + [number, number]


def openpyxl_writes():
    workbook = openpyxl.Workbook(write_only=True)
    sheet = workbook.create_sheet("Data")
    sheet.append([f"Column {column}" for column in range(TEXTS + 2)])
    for row in rows():
        sheet.append(row)
    workbook.save(io.BytesIO())


def xlsxwriter_writes():
    workbook = xlsxwriter.Workbook(io.BytesIO(), {"constant_memory": True})
    sheet = workbook.add_worksheet("Data")
    sheet.write_row(0, 0, [f"Column {column}" for column in range(TEXTS + 2)])
    for number, row in enumerate(rows(), 1):
        sheet.write_row(number, 0, row)
    workbook.close()


measured = {}
for name, path, runs in (("nato", sys.argv[1], 11), ("sipri", sys.argv[2], 5)):
    measured[f"read {name}: openpyxl, read only"] = median(lambda: openpyxl_reads(path), runs)
    measured[f"read {name}: pandas with calamine"] = median(lambda: calamine_reads(path), runs)
measured["write 100,000 rows: openpyxl, write only"] = median(openpyxl_writes, 3)
measured["write 100,000 rows: XlsxWriter, constant memory"] = median(xlsxwriter_writes, 3)
print(json.dumps(measured))
