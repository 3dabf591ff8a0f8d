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


def report_cells(path):
    """The sheets of our report: their names and every cell's value or formula, with its number format."""
    workbook = openpyxl.load_workbook(path)
    return [
        (sheet.title, [(c.row, c.column, c.value, c.number_format) for row in sheet.iter_rows() for c in row if c.value is not None])
        for sheet in workbook
    ]


def openpyxl_writes_report(sheets):
    workbook = openpyxl.Workbook()
    workbook.remove(workbook.active)
    for title, cells in sheets:
        sheet = workbook.create_sheet(title)
        for row, column, value, number_format in cells:
            sheet.cell(row, column, value).number_format = number_format
    workbook.save(io.BytesIO())


def xlsxwriter_writes_report(sheets):
    workbook = xlsxwriter.Workbook(io.BytesIO(), {"in_memory": True})
    formats = {}
    for title, cells in sheets:
        sheet = workbook.add_worksheet(title)
        for row, column, value, number_format in cells:
            if number_format not in formats:
                formats[number_format] = workbook.add_format({"num_format": number_format})
            sheet.write(row - 1, column - 1, value, formats[number_format])
    workbook.close()


measured = {}
for name, path, runs in (("nato", sys.argv[1], 11), ("sipri", sys.argv[2], 5)):
    measured[f"read {name}: openpyxl, read only"] = median(lambda: openpyxl_reads(path), runs)
    measured[f"read {name}: pandas with calamine"] = median(lambda: calamine_reads(path), runs)
measured["write 100,000 rows: openpyxl, write only"] = median(openpyxl_writes, 3)
measured["write 100,000 rows: XlsxWriter, constant memory"] = median(xlsxwriter_writes, 3)
sheets = report_cells(sys.argv[3])
measured["write our report: openpyxl, values and formats"] = median(lambda: openpyxl_writes_report(sheets), 7)
measured["write our report: XlsxWriter, values and formats"] = median(lambda: xlsxwriter_writes_report(sheets), 7)
print(json.dumps(measured))
