"""Pages that other packages bring, with who may: the one table of decision 5."""

from kit.access import rule_for

OPEN = rule_for(GET="everyone", POST="everyone")
OTHER_PAGES = {
    "account_login": OPEN,
    "account_request_login_code": OPEN,
    "account_confirm_login_code": OPEN,
    "account_logout": OPEN,
    "account_inactive": rule_for("everyone"),
}
