"""Whatever comes in, a page of the second person answers a sentence and never falls."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assembly.checks.actions import ask_confirming, settle_checks
from assembly.checks.queries import confirmation_of
from assembly.core.access import SYSTEM
from tests.factories.hall import Hall

WORDS = st.dictionaries(
    st.sampled_from(
        ["{case}-sha256", "{case}-reason", "{case}-idempotency_key", "figures", "minutes", "x"]
    ),
    st.text(max_size=700)
    | st.integers()
    | st.booleans()
    | st.none()
    | st.lists(st.text(max_size=5), max_size=3),
    max_size=5,
)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(said=WORDS, way=st.sampled_from(["confirm", "decline", "settings"]), as_json=st.booleans())
def test_no_input_breaks_the_page(hall: Hall, said: dict, way: str, as_json: bool) -> None:
    settle_checks(SYSTEM, hall.assembly_id, ["minutes"])
    ask_confirming(SYSTEM, hall.assembly_id, "minutes:1", "minutes", "a" * 64)
    told = confirmation_of("minutes:1")
    assert told is not None
    browser = getattr(hall, "kept", None) or hall.browser("admin")
    hall.kept = browser  # type: ignore[attr-defined]  # one sign-in for all examples
    data = {name.format(case=f"c{told.id}"): value for name, value in said.items()}
    path = f"/office/{hall.slug}/checks/" + (
        "settings" if way == "settings" else f"{told.id}/{way}"
    )
    if as_json:
        answer = browser.post(path, json=data)
    else:
        plain = {name: str(value) for name, value in data.items()}
        answer = browser.post(path, data=plain)
    assert answer.status_code < 500
