"""Whether anybody still waits, told to all that work for one answer."""

import threading
from contextvars import copy_context
from queue import SimpleQueue

import pytest

from summarizer.errors import ModelError
from summarizer.leaving import LEFT, Leaving, is_left, pause, require_waiting
from summarizer.model.parallel import in_parallel


def test_what_is_set_for_the_whole_is_set_for_its_parts_and_not_the_other_way_round():
    whole = Leaving()
    with whole.part() as one, whole.part() as other, one.part() as smaller:
        one.set()
        assert (whole.is_set(), other.is_set(), smaller.is_set()) == (False, False, True)
        whole.set()
        assert other.is_set()
        with whole.part() as late:
            assert late.is_set()


def test_a_part_that_is_over_is_left():
    with Leaving().part() as part:
        assert not part.is_set()
    assert part.is_set()


def test_where_one_fails_the_others_are_told_and_wait_no_longer():
    together, told = threading.Barrier(3), SimpleQueue()

    def work(number):
        together.wait(10)
        if number == 0:
            raise ValueError("the first")
        pause(600)
        told.put(is_left())

    with pytest.raises(ValueError, match="the first"):
        in_parallel(work, range(9), 3)
    assert [told.get(timeout=10) for _ in range(2)] == [True, True]
    assert not is_left()


def test_parts_end_where_nobody_waits_for_the_whole():
    whole, begun = Leaving(), []

    def work(number):
        begun.append(number)
        whole.set()
        return number

    def waiting():
        LEFT.set(whole)
        with pytest.raises(ModelError, match="nobody waits"):
            in_parallel(work, range(9), 1)
        with pytest.raises(ModelError, match="nobody waits"):
            require_waiting()

    copy_context().run(waiting)
    assert begun == [0]
