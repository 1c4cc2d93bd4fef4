"""Addresses that nobody writes on purpose are answered, never with an error page."""

import pytest

pytestmark = pytest.mark.django_db


def test_versions_of_an_event_without_any_say_so(client, event, ayse):
    client.force_login(ayse)

    assert client.get(f"/events/{event.slug}/versions/").status_code == 200


@pytest.mark.parametrize(
    "next", ["http://[", "//evil.example", "javascript:alert(1)", "/x\x00y", "https://evil.example"]
)
def test_signing_in_leads_to_no_other_site(client, ayse, next):
    client.force_login(ayse)

    response = client.get("/sign-in/", {"next": next})

    assert "evil" not in response.headers.get("Location", "")
    assert "javascript" not in response.headers.get("Location", "")
    assert response.status_code == 302
