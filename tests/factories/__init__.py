"""Things made for tests, without surprises: each function makes one row and what it needs."""
