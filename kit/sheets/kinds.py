"""What sheets are served as."""

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
CSV = "text/csv; charset=utf-8"  # as writer.write_csv writes it
# files of strangers by the format they were read as: a CSV may be in any letters
FOUND = {"xlsx": XLSX, "csv": "text/csv"}
