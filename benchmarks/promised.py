"""How long people wait for each page about 2,000 promises, and the office for each file of them.

python -m benchmarks.promised [words of the lines to measure]
"""

import os
import statistics
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from functools import partial

from flask.testing import FlaskClient

from assembly.exports.formats import export
from assembly.exports.queries import Narrowed, paper_of
from assembly.exports.queries.commitments import about
from assembly.extensions import db
from assembly.hall.actions import add_screen, show
from assembly.operator.serving import settle_memory
from assembly.trail.queries.promise_counted import KEPT
from benchmarks.promised_scene import PROMISES, REPORTS, Province, promise_a_decade
from benchmarks.table import Line
from benchmarks.voices import _empty
from tests.exports.scenes import SEAL
from tests.factories.hall import gather

ROUNDS = 20
GOAL = 100.0  # milliseconds, for the slowest but one in twenty
WORK = 60.0  # milliseconds of the processor, for half of them
FILES = {"json": 1.0, "csv": 1.0, "xlsx": 1.0}  # seconds
DRAWN = {"docx": 0.5, "pdf": 0.6}

Asked = Mapping[str, Callable[[], object]]


def promised(only: str = "") -> list[Line]:
    """Every page that tells of promises, rendered; then the files of all of them, or of one's."""
    with _empty() as app:
        with app.app_context():
            scene = promise_a_decade(gather(app))
            pages, walls = _pages(scene), _walls(scene)
            db.session.remove()
        settle_memory()  # as the server does before it answers
        found = [
            line
            for what, ask in {**pages, **walls}.items()
            if only in what
            for line in _measured(what, ask)
        ]
        if only in "files":
            with app.app_context(), app.test_request_context():
                found += _files(scene)
        return found


def _pages(scene: Province) -> Asked:
    anybody, staff = scene.hall.app.test_client(), scene.hall.browser("secretary")
    return {
        **{what: _page(anybody, path) for what, path in _public(scene).items()},
        **{what: _page(staff, path) for what, path in _office(scene).items()},
        "the desk's list": _page(
            scene.hall.browser("facilitator"), f"/desk/{scene.hall.code}/follow-up"
        ),
        **{
            f"{what}, first after a change": _first(scene, anybody, path)
            for what, path in _public(scene).items()
            if what in ("the board", "the board as tables", "the board by words")
        },
        "a phone in the meeting": _page(anybody, f"/m/{scene.hall.code}"),
        "a tracking page": partial(_followed, anybody, scene.code),
    }


def _public(scene: Province) -> Mapping[str, str]:
    home = f"/a/{scene.hall.slug}"
    board = f"{home}/promises"
    return {
        "the board": board,
        "the board as tables": f"{board}?as=table",
        "the board, its page 40": f"{board}?page=40",
        "the board by state": f"{board}?state=late",
        "the board by body": f"{board}?body={scene.bodies[40]}",
        "the board by district": f"{board}?district=8205",
        "the board by strategy": f"{board}?strategy=4",
        "the board by year": f"{board}?year=2570",
        "the board by silence": f"{board}?silence=overdue",
        "the board by words": f"{board}?q=อวนลาก+เกาะยาว",
        "a promise in parts": f"/k/{scene.whole}",
        "a promise": f"/k/{scene.plain}",
        "a body": f"{home}/organisations/{scene.bodies[40]}",
        "the public home": home,
        "a strategy": f"{home}/strategies/3",
        "a resolution": f"/r/{scene.resolution}",
        "the charter book": f"/charter/{scene.hall.slug}",
    }


def _office(scene: Province) -> Mapping[str, str]:
    office, body = f"/office/{scene.hall.slug}", scene.bodies[40]
    return {
        "the office's promises": f"{office}/commitments",
        "the office's promises, words": f"{office}/commitments?q=อวนลาก+เกาะยาว",
        "the office's promise": f"{office}/commitments/{scene.whole}",
        "the office's requests": f"{office}/requests",
        "the office's request": f"{office}/requests/{scene.request}",
        "the office's report page": f"{office}/commitments/report",
        "the office's report page, a body's": f"{office}/commitments/report?body={body}",
    }


def _walls(scene: Province) -> Asked:
    """Two screens: everything in numbers, and one promise of them."""
    chair, wall, code = scene.hall.facilitator, scene.hall.app.test_client(), scene.hall.code
    add_screen(chair, scene.hall.meeting_id, "side")
    show(chair, scene.hall.meeting_id, "main", "promises")
    show(chair, scene.hall.meeting_id, "side", "promises", commitment_id=scene.open_one)
    return {
        "the wall's overview": _page(wall, f"/screen/{code}"),
        "the wall's promise": _page(wall, f"/screen/{code}/side"),
    }


def _page(browser: FlaskClient, path: str) -> Callable[[], object]:
    def ask() -> None:
        answer = browser.get(path)
        assert answer.status_code == 200, (path, answer.status_code)

    return ask


def _first(scene: Province, browser: FlaskClient, path: str) -> Callable[[], object]:
    """As whoever comes first after the journal grew: nothing is counted yet."""
    ask = _page(browser, path)

    def ask_first() -> None:
        scene.hall.app.extensions.pop(KEPT, None)
        ask()

    return ask_first


def _followed(browser: FlaskClient, code: str) -> None:
    answer = browser.post("/g/", data={"code": code})
    assert answer.status_code == 200, answer.text


def _measured(what: str, ask: Callable[[], object]) -> Iterator[Line]:
    """The slow end by the clock, as people wait; and the processor's own time, which a busy machine
    stretches less."""
    ask()
    took, worked = [], []
    for _round in range(ROUNDS):
        began, busy = time.perf_counter(), time.process_time()
        ask()
        took.append((time.perf_counter() - began) * 1000)
        worked.append((time.process_time() - busy) * 1000)
    name = f"{PROMISES:,} promises, {what}"
    yield Line(f"{name}: p95", statistics.quantiles(took, n=20)[-1], "ms", most=GOAL)
    yield Line(f"{name}: processor", statistics.median(worked), "ms", most=WORK)


def _files(scene: Province) -> Iterator[Line]:
    """Read and printed in this process, in processor time: a file may be large, nobody watches."""
    where, one = scene.hall.assembly_id, Narrowed(body=scene.bodies[40])
    mine = about(where, one).total
    whole = f"{PROMISES:,} promises, {REPORTS:,} reports as"
    for form, most in FILES.items():
        yield Line(f"{whole} {form.upper()}", _best(where, Narrowed(), form), "s", most=most)
    for form, most in DRAWN.items():
        yield Line(
            f"{mine} promises of a body as {form.upper()}", _best(where, one, form), "s", most
        )


def _best(assembly_id: int, asked: Narrowed, form: str, rounds: int = 3) -> float:
    drawn, seconds = form in DRAWN, []
    for _round in range(rounds):
        db.session.remove()
        begun = time.process_time()
        paper = paper_of("commitments", assembly_id, narrowed=asked, drawn=drawn)
        export("commitments", form, paper, **({"seal": SEAL} if drawn else {}))
        seconds.append(time.process_time() - begun)
    return min(seconds)


def main() -> None:
    print("processors", os.cpu_count(), "· already busy", os.getloadavg()[0])
    lines = promised(" ".join(sys.argv[1:]))
    print(*lines, sep="\n")
    sys.exit(0 if all(line.met for line in lines) else 1)


if __name__ == "__main__":
    main()
