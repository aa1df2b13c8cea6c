"""What the address of a person's or a unit's page says: whose, which time, how much of the feed. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from webui import activity_address
from webui.activity_address import PERIODS, ActivityView

Whose = Literal["person", "unit"]
USUAL = "quarter"  # the time shown where the address says none
ALL = "all"
_NAMED = {"person": "p", "unit": "u"}


@dataclass(frozen=True, slots=True)
class ProfileView:
    """`feed` is what the page's feed shows: it names the person or the unit too."""

    whose: Whose
    feed: ActivityView

    @property
    def name(self) -> str:
        return self.feed.person if self.whose == "person" else self.feed.unit

    @property
    def period(self) -> str:
        """One of PERIODS, ALL, or "" where single days are shown."""
        return self.feed.period or ("" if self.feed.since or self.feed.until else ALL)

    def with_feed(self, feed: ActivityView) -> "ProfileView":
        return replace(self, feed=feed)

    def over(self, period: str) -> "ProfileView":
        known = period if period in PERIODS else ""
        return self.with_feed(replace(self.feed, period=known, since=None, until=None, rows=activity_address.STEP))


def read(whose: Whose, params: Mapping[str, Sequence[str]]) -> ProfileView:
    """The view an address asks for; what makes no sense in it is passed over."""
    name = " ".join(next(iter(params.get(_NAMED[whose], ())), "").split())
    asked = activity_address.read({key: params[key] for key in ("period", "from", "to", "rows") if key in params})
    says_all = next(iter(params.get("period", ())), "") == ALL
    if not (asked.period or asked.since or asked.until or says_all):
        asked = replace(asked, period=USUAL)
    named = replace(asked, person=name) if whose == "person" else replace(asked, unit=name)
    return ProfileView(whose, named)


def write(view: ProfileView) -> dict[str, list[str]]:
    """The address of a view; what is as usual is left out."""
    params = activity_address.write(replace(view.feed, person="", unit=""))
    if view.period == USUAL:
        del params["period"]
    elif view.period == ALL:
        params["period"] = [ALL]
    return {_NAMED[view.whose]: [view.name], **params}
