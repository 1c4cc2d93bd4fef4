"""What came back to a test's client, and what it cost."""


def body(response) -> bytes:
    """All of it, whether it came in one piece or as a stream."""
    return b"".join(response) if response.streaming else response.content


def said(captured) -> int:
    """Statements, without those that only open and close transactions."""
    words = ("BEGIN", "COMMIT", "SAVEPOINT", "RELEASE")
    return sum(not query["sql"].startswith(words) for query in captured.captured_queries)
