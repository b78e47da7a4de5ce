"""The one writer. What is waiting shares one transaction, with a savepoint per verb.

No timer: while one commit runs, the next batch piles up. Under gevent the database work is done on
a real thread, so that the loop never waits for a lock or a disk; answers and pushes leave from the
loop. Without gevent the pump itself is that thread. Nothing else depends on the async mode.
"""

import queue
import threading
from collections.abc import Callable
from functools import partial
from typing import Any, Generic, TypeVar

from flask import Flask
from gevent import monkey, threadpool
from sqlalchemy import Engine
from sqlalchemy.exc import OperationalError, SQLAlchemyError
from sqlalchemy.orm import Session

from assembly.core.db import writing
from assembly.core.errors import TryAgain
from assembly.extensions import db

MOST_AT_ONCE = 500

R = TypeVar("R")


class Job(Generic[R]):
    """One verb in the queue, and the place where its answer will lie."""

    def __init__(self, attempt: Callable[[], tuple[R, list[object]]]) -> None:
        self.attempt = attempt
        self.answer: R | None = None
        self.facts: list[object] = []
        self.error: BaseException | None = None
        self.done = threading.Event()

    def run(self, session: Session) -> None:
        try:
            with session.begin_nested():
                self.answer, self.facts = self.attempt()
        except OperationalError:
            self.refuse(TryAgain())
        except Exception as error:  # noqa: BLE001 -- it is raised again where the verb was called
            self.refuse(error)

    def refuse(self, error: BaseException) -> None:
        self.error, self.facts = error, []


class Writer:
    """The queue, the pump and the one connection that writes. One per process."""

    def __init__(self, app: Flask, engine: Engine, deliver: Callable[[list[object]], None]) -> None:
        self.app, self.engine, self.deliver = app, engine, deliver
        self.waiting: queue.SimpleQueue[Job[Any] | None] = queue.SimpleQueue()
        self.guard = threading.Lock()
        self.pump: threading.Thread | None = None
        self.aside = _aside()
        self.written = 0  # changes whose commit was done, since the start

    def run(self, attempt: Callable[[], tuple[R, list[object]]]) -> R:
        """Queue the attempt, wait for its commit, return its answer or raise its refusal."""
        # A read begun before the change would not see it; and it must hold no connection meanwhile.
        db.session.remove()
        job = Job(attempt)
        self.waiting.put(job)
        self._start()
        job.done.wait()
        if job.error is not None:
            raise job.error
        return job.answer  # type: ignore[return-value]  # no error means the attempt answered

    def stop(self) -> None:
        """Let the queue run out, then close the connection."""
        with self.guard:
            if self.pump is not None:
                self.waiting.put(None)
                self.pump.join()
                self.pump = None
            self.engine.dispose()

    def _start(self) -> None:
        with self.guard:
            if self.pump is None or not self.pump.is_alive():
                self.pump = threading.Thread(target=self._pump, name="writer", daemon=True)
                self.pump.start()

    def _pump(self) -> None:
        while jobs := self._next_batch():
            self.aside(partial(self._write, jobs))
            facts = [fact for job in jobs for fact in job.facts]
            for job in jobs:
                job.done.set()
            with self.app.app_context():
                self.deliver(facts)

    def _next_batch(self) -> list[Job[Any]]:
        jobs: list[Job[Any]] = []
        while len(jobs) < MOST_AT_ONCE and not (jobs and self.waiting.empty()):
            job = self.waiting.get()
            if job is None:
                if jobs:
                    self.waiting.put(None)  # answer these first; the end comes round again
                break
            jobs.append(job)
        return jobs

    def _write(self, jobs: list[Job[Any]]) -> None:
        with self.app.app_context(), Session(self.engine, expire_on_commit=False) as session:
            token = writing.set(session)
            try:
                session.connection()
                for job in jobs:
                    job.run(session)
                session.commit()
                self.written += sum(job.error is None for job in jobs)
            except SQLAlchemyError:
                session.rollback()
                self.app.logger.exception("a batch of %d changes was not written", len(jobs))
                for job in jobs:
                    job.refuse(TryAgain())
            finally:
                writing.reset(token)


def _aside() -> Any:
    """How to run database work beside the loop: on gevent's own thread pool, or right here."""
    if not monkey.is_module_patched("threading"):
        return lambda work: work()
    pool = threadpool.ThreadPool(1)
    return pool.apply
