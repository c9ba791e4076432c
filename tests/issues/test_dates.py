import pytest

from issues.chinese.dates import display_date, is_valid_edtf, sort_date, year_of


@pytest.mark.parametrize(
    ("edtf", "shown"),
    [
        ("2024-09-03", "2024年9月3日"),
        ("2024-09", "2024年9月"),
        ("2024", "2024年"),
        ("2024-XX", "2024年"),
        ("2024-09-XX", "2024年9月"),
        ("2024-22", "2024年夏"),
        ("1978?", "1978年?"),
        ("1978~", "约1978年"),
        ("1978-05%", "约1978年5月?"),
        ("[2025,2026]", "2025年或2026年"),
        ("2024-07/2024-08", "2024年7月—2024年8月"),
        ("2024/..", "2024年—"),
        ("", ""),
        ("民国三十年", "民国三十年"),
    ],
)
def test_a_date_is_shown_as_precisely_as_it_is_known(edtf, shown):
    assert display_date(edtf) == shown


@pytest.mark.parametrize(
    ("edtf", "shown"),
    [("2023", "〔2023〕"), ("2023?", "〔2023?〕"), ("2023-05", "〔2023年5月〕"), ("", "")],
)
def test_a_supplied_date_stands_in_brackets(edtf, shown):
    assert display_date(edtf, supplied=True) == shown


@pytest.mark.parametrize(
    ("edtf", "earliest", "year"),
    [
        ("2024-09-03", "2024-09-03", 2024),
        ("2024-XX", "2024", 2024),
        ("[2025,2026]", "2025", 2025),
        ("1978?", "1978", 1978),
        ("", "", None),
        ("未详", "", None),
    ],
)
def test_a_date_is_ordered_by_its_earliest_day(edtf, earliest, year):
    assert sort_date(edtf) == earliest
    assert year_of(edtf) == year


@pytest.mark.parametrize(
    "edtf",
    ["2024", "2024-02-29", "2024-12", "2024-21", "2024-XX-XX", "2023?", "[2025,2026]", "2024/.."],
)
def test_dates_that_the_room_knows(edtf):
    assert is_valid_edtf(edtf)


@pytest.mark.parametrize(
    "edtf",
    ["", "24", "2024-13", "2024-00", "2023-02-29", "2024-XX-03", "2024-21-03", "2024.9", "/", "[]"],
)
def test_dates_that_are_none(edtf):
    assert not is_valid_edtf(edtf)
