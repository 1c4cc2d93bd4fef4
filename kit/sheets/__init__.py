"""Sheets in and out: Excel and CSV files of strangers read safely, our own written inertly.

``reader.read_workbook`` reads, ``writer.write_xlsx`` and ``writer.write_csv`` write. This package
file imports nothing, so that the child process that parses starts fast.
"""
