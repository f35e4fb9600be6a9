"""Full dates in running text: what bylines and update lines really say."""

from __future__ import annotations

from datetime import date, datetime
from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.reading.dates.written_dates import find_dates


def found(line: str, language: str | None = "en") -> list[tuple[str, str]]:
    """Return each date's text and its ISO form."""
    return [(line[each.start : each.end], each.moment.iso) for each in find_dates(line, language)]


@pytest.mark.parametrize(
    ("line", "text", "iso"),
    [
        ("It was on 18 January 2022 that", "18 January 2022", "2022-01-18"),
        ("Jan. 18, 2022", "Jan. 18, 2022", "2022-01-18"),
        ("Tuesday, January 18, 2022", "Tuesday, January 18, 2022", "2022-01-18"),
        ("Monday, January 18, 2022", "Monday, January 18, 2022", "2022-01-18"),  # a wrong weekday
        ("18th of January 2022", "18th of January 2022", "2022-01-18"),
        ("January the 18th, 2022", "January the 18th, 2022", "2022-01-18"),
        ("am 18. Jan. 2022 in Wien", "18. Jan. 2022", "2022-01-18"),
        ("Wien, 18.01.2022", "18.01.2022", "2022-01-18"),
        ("18\u00a0January\u202f2022", "18\u00a0January\u202f2022", "2022-01-18"),
        ("—November 18, 2019—", "November 18, 2019", "2019-11-18"),
        ("11/13/19", "11/13/19", "2019-11-13"),
        ("13/11/2019", "13/11/2019", "2019-11-13"),
        ("05/05/2019", "05/05/2019", "2019-05-05"),
        ("By admin - 2018-09-16", "2018-09-16", "2018-09-16"),
        ("2018.04.05 ~", "2018.04.05", "2018-04-05"),
        ("2022年1月18日（火）", "2022年1月18日", "2022-01-18"),
        ("26-FEB-1987 15:01", "26-FEB-1987 15:01", "1987-02-26"),
        ("14-Nov-69", "14-Nov-69", "1969-11-14"),
        ("Jan 18 '22", "Jan 18 '22", "2022-01-18"),
        ("el 18 de enero de 2022", "18 de enero de 2022", "2022-01-18"),
        ("le 1er janvier 2022 à 14h30", "1er janvier 2022 à 14h30", "2022-01-01"),
        ("18 gennaio 2022", "18 gennaio 2022", "2022-01-18"),
        ("18 januari 2022 om 9:30", "18 januari 2022 om 9:30", "2022-01-18"),
        ("em 18 de março de 2022", "18 de março de 2022", "2022-03-18"),
        ("October 12, 2018/0 Comments", "October 12, 2018", "2018-10-12"),
        ("20 Nov 2019 09:28 UTC", "20 Nov 2019 09:28 UTC", "2019-11-20T09:28:00+00:00"),
        ("10:02 AM EST Nov 19, 2019", "10:02 AM EST Nov 19, 2019", "2019-11-19T10:02:00-05:00"),
        ("Nov. 20, 2019, 9:28 AM UTC", "Nov. 20, 2019, 9:28 AM UTC", "2019-11-20T09:28:00+00:00"),
        (
            "Updated 12:24 am EST, Wednesday, November 20, 2019",
            "12:24 am EST, Wednesday, November 20, 2019",
            "2019-11-20T00:24:00-05:00",
        ),
        ("July 4, 2019 at 6:46 pm ET • 2 min read", "July 4, 2019 at 6:46 pm ET", "2019-07-04T18:46:00-04:00"),
        ("18 November 2019, 14.30 GMT", "18 November 2019, 14.30 GMT", "2019-11-18T14:30:00+00:00"),
        ("18 November 2019, 14.30 litres", "18 November 2019", "2019-11-18"),
        ("November 18, 2019 -- 19:14 GMT (19:14 GMT)", "November 18, 2019 -- 19:14 GMT", "2019-11-18T19:14:00+00:00"),
        (
            "Updated 1909 GMT (0309 HKT) November 18, 2019",
            "1909 GMT (0309 HKT) November 18, 2019",
            "2019-11-18T19:09:00+00:00",
        ),
        ("2019-11-18T23:30:00Z Health", "2019-11-18T23:30:00Z", "2019-11-18T23:30:00+00:00"),
        ("18. Januar 2022, 14.30 Uhr MEZ", "18. Januar 2022, 14.30 Uhr MEZ", "2022-01-18T14:30:00+01:00"),
        ("11/13/19 at 4 PM EST", "11/13/19 at 4 PM EST", "2019-11-13T16:00:00-05:00"),
        ("05/04/2019 4:00 PM EST", "05/04/2019 4:00 PM EST", "2019-05-04T16:00:00-05:00"),
        ("September 5, 2019 at 7 p.m. IST", "September 5, 2019 at 7 p.m. IST", "2019-09-05"),
        ("November 20, 2019 - 11:28 AMT", "November 20, 2019 - 11:28 AMT", "2019-11-20"),
        ("Jan 18, 2022 25:10", "Jan 18, 2022 25:10", "2022-01-18"),
    ],
)
def test_a_full_date_is_found(line: str, text: str, iso: str) -> None:
    """All of the date is in the span; a time counts only with a zone that is sure."""
    assert [(text, iso)] == found(line)


@pytest.mark.parametrize(
    "line",
    [
        "05/04/2019",
        "05/04/2019 4:00 pm",
        "January 18",
        "January 2022",
        "on Tuesday",
        "30 February 2022",
        "Feb 29, 2019",
        "18-20 January 2022",
        "January 18-20, 2022",
        "17/18 January 2022",
        "On March 20 2000 people came",
        "https://example.org/2022/01/18/slug",
        "file-2022-01-18-x",
        "28. Juni 201914. Januar 2020",
        "15/01/201614/01/2016",
        "version 10.12.06",
        "192.18.01.2022",
        "1.18.2022",
        "the 2016 vote",
        "5.5-inch of 1080 by 1920",
    ],
)
def test_what_is_partial_or_ambiguous_is_no_date(line: str) -> None:
    """Ranges, addresses, versions, glued dates and half dates are passed over."""
    assert found(line) == []


def test_digits_follow_the_language() -> None:
    """In German or French the day is first, whatever the numbers; English has both orders."""
    assert found("05/04/2019", "fr") == [("05/04/2019", "2019-04-05")]
    assert found("am 05.04.19", "de-AT") == [("05.04.19", "2019-04-05")]
    assert found("am 05.04.19") == []


def test_several_dates_come_in_order_and_apart() -> None:
    """Each date keeps its own time."""
    line = "Published: Nov. 19, 2019, 6:18 p.m. EST Updated: Nov. 20, 2019, 7:10 a.m. EST"
    assert [iso for _, iso in found(line)] == ["2019-11-19T18:18:00-05:00", "2019-11-20T07:10:00-05:00"]


@given(
    st.dates(date(1500, 1, 1), date(2199, 12, 31)),
    st.sampled_from(["%d %B %Y", "%B %d, %Y", "%A, %b. %d, %Y", "%Y-%m-%d", "%d.%m.%Y", "%d-%b-%Y"]),
    st.text(alphabet="abc .|é", max_size=6),
)
def test_formatted_days_are_found(day: date, form: str, before: str) -> None:
    """A formatted day is found behind any words, and its span holds exactly it."""
    line = f"{before} {day.strftime(form)} x"
    assert [(day.strftime(form), day.isoformat())] == found(line)


@given(st.text(max_size=80) | st.text(alphabet="0123456789 ,.:/-JanMay pmUTCth'", max_size=60))
def test_spans_slice_and_hold_their_date(line: str) -> None:
    """Spans lie in the line in order, and a span alone has the same day."""
    reached = 0
    for each in find_dates(line, "de"):
        assert reached <= each.start < each.end <= len(line)
        reached = each.end
        assert each.moment.day in [again.moment.day for again in find_dates(line[each.start : each.end], "de")]
        assert isinstance(each.moment.value, datetime) == (each.moment.precision == "minute")


@pytest.mark.parametrize("line", ["10:30" + " " * 200_000 + "2022 May", "May 1 2022 " * 2000, "1/" * 20_000 + " 2022"])
def test_hostile_lines_are_searched_quickly(line: str) -> None:
    """No run of white space or digits makes the search slow."""
    begun = perf_counter()
    find_dates(line, "en")
    assert perf_counter() - begun < 5
