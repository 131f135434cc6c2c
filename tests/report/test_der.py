import pytest

from intake_app.report.der import is_der


@pytest.mark.parametrize(
    ("data", "is_exact"),
    [
        ("3003020105", True),
        ("308103020105", False),
        ("300302010500", False),
        ("30040201050", None),
        ("300402020005", False),
        ("3003010102", False),
        ("30030101ff", True),
        ("30800201050000", False),
        ("3000", True),
        ("30020000", False),
        ("1003020105", False),
        ("", False),
        ("30", False),
        ("3005", False),
    ],
)
def test_only_the_shortest_form_is_der(data: str, is_exact: bool | None) -> None:
    """Longer lengths, padded numbers, odd truths, open ends and anything after the value are not DER."""
    raw = bytes.fromhex(data if len(data) % 2 == 0 else data[:-1])

    assert is_der(raw) is bool(is_exact)
