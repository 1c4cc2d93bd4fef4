"""Where a form sends somebody back to: an address of this site, or a safe other one."""

from django.utils.http import url_has_allowed_host_and_scheme


def own_address(request, url: str | None, default: str = "/") -> str:
    """``url`` when it leads to a page of this site, else ``default``."""
    allowed = url_has_allowed_host_and_scheme(
        url, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return url if url and allowed else default
