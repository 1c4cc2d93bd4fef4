"""Participants' lists as partners send them: what each column and row means.

Pure: no Django, no database, no sentences. ``table.find_tables`` recognises, ``rows.read_rows``
reads, ``codes.CODES`` names everything there is to say about a row.
"""
