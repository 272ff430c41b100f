"""Whether a name in a credit line and an outlet are one."""

import pytest

from onrecord.lineage.names import names_outlet


@pytest.mark.parametrize(
    ("name", "outlet", "address", "same"),
    [
        ("Quellin Mail", "The Quellin Mail", "", True),
        ("the Quellin Mail", "Quellin Mail Online", "", True),
        ("QuellinMail.com", "Quellin Mail", "", True),
        ("www.quellinmail.com", None, "https://www.quellinmail.com/a", True),
        ("Quellin Mail", None, "https://news.quellinmail.com/a", True),
        ("FWA", "Ferry Wire Agency", "", True),
        ("Ferry Wire Agency", "FWA", "", True),
        ("Quellin Mail", "Sund Courier", "https://sund.example/quellinmail", False),
        ("The Mail", "The Quellin Mail", "", False),
        ("", "The Quellin Mail", "", False),
        ("Mail", None, "", False),
        ("Quellin Mail", None, "http://[broken", False),
    ],
)
def test_names(name, outlet, address, same):
    assert names_outlet(name, outlet, address) is same
