"""Copies for showing: pictures and pages of PDFs, drawn anew in a limited child process.

The original is never changed and never shown; what is shown carries nothing of it but its look:
no place, no camera, no script (decision 25).
"""
