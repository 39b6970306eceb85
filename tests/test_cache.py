"""The cache: nothing in it ever runs, nobody else reads it, and no way in which it breaks stops the work."""

import json
import os
import pickle
import signal
import sqlite3
import stat
import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer import cache as room
from summarizer.cache import AnswerCache, cache_directory, clear_cache
from summarizer.cache import store as cache_store
from summarizer.cli import main
from tests.scenarios import BRIEF, RESERVOIR
from tests.server import Server, refusal

KEY = b"k" * 32


@pytest.fixture
def warnings():
    return []


@pytest.fixture
def cache(tmp_path, warnings):
    kept = AnswerCache(tmp_path / "answers", warn=warnings.append)
    yield kept
    kept.close()


def database(cache):
    return cache.directory / "cache.db"


def tamper(cache, statement, values=()):
    with sqlite3.connect(database(cache)) as connection:
        connection.execute(statement, values)
    connection.close()


def works_without(cache, warnings, words):
    """Tell that a cache that cannot be used keeps nothing, lets the work go on and has warned once, in one line."""
    with cache.claim(KEY):
        cache.put(KEY, b"answer")
    assert cache.get(KEY) is None
    assert len(warnings) == 1, warnings
    assert words in warnings[0]
    assert "\n" not in warnings[0]
    assert "summarizer cache clear" in warnings[0]


# What is kept


def test_an_answer_is_found_again_and_by_others(cache):
    """By the same object, by another one of the same directory, and by a copy that was pickled."""
    assert cache.get(KEY) is None
    cache.put(KEY, b"answer")
    for one in (cache, AnswerCache(cache.directory), pickle.loads(pickle.dumps(cache))):
        assert one.get(KEY) == b"answer"
        one.close()


@given(st.binary(max_size=40), st.binary(max_size=70_000))
def test_any_bytes_come_back_as_they_were(tmp_path_factory, key, value):
    """Empty ones, NULs, and those for which diskcache would make a file."""
    cache = AnswerCache(tmp_path_factory.getbasetemp() / "bytes")
    cache.put(key, value)
    assert cache.get(key) == value
    cache.close()


def test_a_later_answer_takes_the_place_of_an_earlier_one(cache):
    """And is counted once."""
    cache.put(KEY, b"first")
    cache.put(KEY, b"second")
    assert (cache.get(KEY), cache.count()) == (b"second", 1)


def test_nothing_but_bytes_is_kept(cache, warnings):
    """An object would have to be pickled; an answer beyond all measure is not kept, without a word."""
    cache.put(KEY, b"x" * (cache_store.LARGEST_VALUE + 1))
    assert (cache.get(KEY), warnings) == (None, [])
    cache.put(KEY, {"an": "object"})  # type: ignore[arg-type]
    assert len(warnings) == 1


def test_old_answers_make_room_for_new_ones(cache, monkeypatch):
    """Beyond the limit of size the oldest go first."""
    monkeypatch.setitem(cache_store.SETTINGS, "size_limit", 300_000)
    keys = [bytes([number]) * 8 for number in range(100)]
    for key in keys:
        cache.put(key, os.urandom(10_000))
    assert cache.get(keys[0]) is None
    assert cache.get(keys[-1]) is not None
    assert database(cache).stat().st_size < 600_000


# Who may look


def test_only_the_user_can_enter_the_directory(tmp_path):
    """Whether it is made, or was there with a looser mode."""
    (tmp_path / "loose").mkdir(mode=0o755)
    for name in ("made", "loose"):
        one = AnswerCache(tmp_path / name)
        one.put(KEY, b"answer")
        one.close()
        assert stat.S_IMODE((tmp_path / name).stat().st_mode) == 0o700


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can give a directory away")
def test_a_directory_of_another_user_is_not_used(cache, warnings):
    """Whoever made it could read what is put into it, or put in what is read."""
    cache.directory.mkdir(mode=0o777)
    os.chown(cache.directory, 65534, 65534)
    works_without(cache, warnings, "it belongs to another user")
    assert list(cache.directory.iterdir()) == []


def test_the_directory_is_the_users_cache_or_the_one_named(tmp_path):
    """And ours is a folder inside it: what else is there is left alone."""
    named = cache_directory({"SUMMARIZER_CACHE_DIR": str(tmp_path)})
    assert named == tmp_path / "answers"
    assert cache_directory({}).parts[-2:] == ("summarizer", "answers")


# What a tampered database can do


class Armed:
    """A pickle that leaves a mark where it is loaded."""

    def __init__(self, mark):
        self.mark = mark

    def __reduce__(self):
        return Path.touch, (self.mark,)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE Cache SET mode = 4, value = :pickle",
        "UPDATE Cache SET mode = 4, value = NULL, filename = :file",
        "UPDATE Cache SET mode = 2, value = NULL, filename = :file",
        "UPDATE Cache SET mode = 2, value = NULL, filename = '../secret'",
        "UPDATE Cache SET mode = 3, value = NULL, filename = '../secret'",
        "UPDATE Cache SET filename = '../secret'",
        "UPDATE Cache SET mode = 'x'",
        "UPDATE Cache SET value = 'text'",
        "UPDATE Cache SET value = 17",
        "UPDATE Cache SET value = NULL",
    ],
)
def test_a_tampered_answer_is_a_miss_and_nothing_runs(cache, warnings, tmp_path, statement):
    """Not the pickle in a row, not the one in a file; no file outside is read; a fresh answer takes the place."""
    mark, secret = tmp_path / "ran", tmp_path / "secret"
    secret.write_bytes(pickle.dumps(Armed(mark)))
    cache.put(KEY, b"answer")
    cache.close()
    tamper(cache, statement, {"pickle": pickle.dumps(Armed(mark)), "file": str(secret)})
    assert cache.get(KEY) is None
    assert len(warnings) == 1
    cache.put(KEY, b"anew")
    assert cache.get(KEY) == b"anew"
    assert clear_cache(cache.directory) == 1
    assert (mark.exists(), secret.exists()) == (False, True)


def test_a_tampered_key_runs_nothing(cache, warnings, tmp_path):
    """Neither when the keys are counted nor when the cache is cleared."""
    mark = tmp_path / "ran"
    cache.put(KEY, b"answer")
    cache.close()
    tamper(cache, "UPDATE Cache SET raw = 0, key = ?", (pickle.dumps(Armed(mark)),))
    assert (cache.get(KEY), cache.count(), len(warnings)) == (None, 0, 1)
    clear_cache(cache.directory)
    assert not mark.exists()


@pytest.mark.parametrize("name", ["_disk", "get", "sqlite_user_version", "disk__directory"])
def test_foreign_settings_are_refused(cache, warnings, name):
    """diskcache would set them as attributes and pragmas."""
    cache.put(KEY, b"answer")
    cache.close()
    tamper(cache, "INSERT INTO Settings VALUES (?, 'x')", (name,))
    works_without(AnswerCache(cache.directory, warn=warnings.append), warnings, "settings that are not ours")


# How it breaks


def test_a_file_that_is_no_database_is_told(cache, warnings):
    """And clearing the cache mends it."""
    cache.directory.mkdir()
    database(cache).write_bytes(b"no database at all" * 1000)
    works_without(cache, warnings, "file is not a database")
    clear_cache(cache.directory)
    mended = AnswerCache(cache.directory)
    mended.put(KEY, b"answer")
    assert mended.get(KEY) == b"answer"
    mended.close()


def test_a_damaged_database_is_told(cache, warnings):
    """Pages overwritten in the middle, as after a crash of the disk."""
    for number in range(60):
        cache.put(bytes([number]), os.urandom(5_000))
    cache.close()
    data = bytearray(database(cache).read_bytes())
    data[4096:60_000] = os.urandom(60_000 - 4096)
    database(cache).write_bytes(data)
    other = AnswerCache(cache.directory, warn=warnings.append)
    for number in range(60):
        other.get(bytes([number]))
        other.put(bytes([number]), b"anew")
    assert len(warnings) <= 1


@pytest.mark.parametrize("opened", [False, True], ids=["when it is opened", "when it is used"])
def test_a_locked_database_does_not_hang(cache, warnings, monkeypatch, opened):
    """The wait is ours to set: diskcache alone would wait for a minute."""
    monkeypatch.setattr(cache_store, "PATIENCE", 0.2)
    if opened:
        cache.put(b"other", b"answer")
    else:
        AnswerCache(cache.directory).put(b"other", b"answer")
    holder = sqlite3.connect(database(cache), isolation_level=None)
    holder.execute("BEGIN EXCLUSIVE")
    started = time.monotonic()
    works_without(cache, warnings, "cannot be used")
    assert time.monotonic() - started < 10  # not a timing: the difference between waiting and hanging
    holder.execute("ROLLBACK")
    holder.close()


def test_a_file_in_the_place_of_the_directory_is_told(tmp_path, warnings):
    """Nothing can be made below a file."""
    (tmp_path / "file").touch()
    works_without(AnswerCache(tmp_path / "file" / "answers", warn=warnings.append), warnings, "Not a directory")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_read_only_directory_is_told(cache, warnings):
    """As in an image that was made by somebody else."""
    cache.directory.mkdir(parents=True)
    cache.directory.parent.chmod(0o500)
    cache.directory.chmod(0o500)
    works_without(cache, warnings, "cannot be used")


FULL = """
import resource, signal, sys
from pathlib import Path
from summarizer.cache import AnswerCache
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
told = []
cache = AnswerCache(Path(sys.argv[1]), warn=told.append)
cache.put(b"small", b"answer")
resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, 200_000))
for number in range(100):
    with cache.claim(b"%d" % number):
        cache.put(b"%d" % number, b"x" * 20_000)
print(len(told), *told)
"""


def test_a_full_disk_is_told(cache):
    """What could not be written is not there, and nothing else is lost."""
    done = subprocess.run(
        [sys.executable, "-c", FULL, str(cache.directory)], capture_output=True, text=True, check=True
    )
    assert done.stdout.startswith("1 the cache in"), done.stdout
    assert done.stderr == ""
    assert cache.get(b"small") == b"answer"
    assert cache.get(b"99") is None


def test_without_a_listener_the_warning_is_pythons(tmp_path):
    """In a program of the user's own it can be silenced or turned into an error like any other."""
    (tmp_path / "file").touch()
    with pytest.warns(RuntimeWarning, match="the work goes on without it"):
        AnswerCache(tmp_path / "file" / "answers").get(KEY)


# One worker for each key


def compute(cache, key, work):
    """What a user of the cache does."""
    with cache.claim(key):
        found = cache.get(key)
        if found is None:
            found = work()
            cache.put(key, found)
        return found


def test_threads_that_ask_the_same_wait_for_one(cache):
    """Sixteen ask, one works; another key does not wait for it."""
    worked, release = [], threading.Event()

    def work():
        worked.append(1)
        assert release.wait(10)
        return b"answer"

    with ThreadPoolExecutor(16) as pool:
        asked = [pool.submit(compute, cache, KEY, work) for _ in range(15)]
        assert compute(cache, b"other", lambda: b"at once") == b"at once"
        release.set()
        assert {one.result(10) for one in asked} == {b"answer"}
    assert worked == [1]


def test_a_worker_that_fails_lets_the_next_one_try(cache):
    """Its failure is not kept."""

    def fail():
        raise KeyError("no answer")

    with pytest.raises(KeyError):
        compute(cache, KEY, fail)
    assert compute(cache, KEY, lambda: b"answer") == b"answer"


WORKER = """
import sys, time
from pathlib import Path
from summarizer.cache import AnswerCache
cache = AnswerCache(Path(sys.argv[1]))
print("ready", flush=True)
with cache.claim(b"key"):
    if cache.get(b"key") is None:
        print("working", flush=True)
        time.sleep(float(sys.argv[2]))
        cache.put(b"key", b"answer")
"""


def worker(cache, seconds):
    return subprocess.Popen(
        [sys.executable, "-c", WORKER, str(cache.directory), str(seconds)], stdout=subprocess.PIPE, text=True
    )


def test_processes_that_ask_the_same_wait_for_one(cache):
    """Of four that start together, one works."""
    workers = [worker(cache, 0.5) for _ in range(4)]
    said = [one.communicate(timeout=60)[0].split() for one in workers]
    assert sorted(map(len, said)) == [1, 1, 1, 2]
    assert cache.get(b"key") == b"answer"


def test_a_killed_worker_does_not_hold_up_the_others_for_long(cache, monkeypatch):
    """Its claim runs out; that of a living one is renewed."""
    monkeypatch.setattr(room, "CLAIM", 0.6)
    killed = worker(cache, 60)
    assert [killed.stdout.readline().strip() for _ in range(2)] == ["ready", "working"]
    killed.send_signal(signal.SIGKILL)
    killed.communicate()
    tamper(cache, "UPDATE Cache SET expire_time = ? WHERE expire_time IS NOT NULL", (time.time() + 0.5,))
    assert compute(cache, b"key", lambda: b"mine") == b"mine"


def test_a_claim_lasts_as_long_as_the_work(cache, monkeypatch):
    """However long that is: it is renewed."""
    monkeypatch.setattr(room, "CLAIM", 0.3)
    with ThreadPoolExecutor(1) as pool:
        with cache.claim(KEY):
            second = pool.submit(compute, cache, KEY, lambda: b"second")
            time.sleep(1)
            assert not second.done()
            cache.put(KEY, b"first")
        assert second.result(10) == b"first"


def test_an_answer_that_is_kept_lets_the_others_go_on(cache):
    """At once: whoever worked may have more to do."""
    other = AnswerCache(cache.directory)
    with cache.claim(KEY):
        cache.put(KEY, b"answer")
        assert compute(other, KEY, lambda: b"another") == b"answer"
    other.close()


def test_many_claims_are_renewed_by_one_thread(cache, monkeypatch):
    """And each for as long as its work takes."""
    monkeypatch.setattr(room, "CLAIM", 0.9)
    before = threading.active_count()
    other = AnswerCache(cache.directory)
    with ExitStack() as held:
        for number in range(20):
            held.enter_context(cache.claim(b"%d" % number))
        assert threading.active_count() <= before + 1
        time.sleep(1.5)
        with ThreadPoolExecutor(1) as pool:
            second = pool.submit(compute, other, b"7", lambda: b"second")
            time.sleep(0.2)
            assert not second.done()
            cache.put(b"7", b"first")
            assert second.result(10) == b"first"
    other.close()


# The command


def test_the_command_tells_of_the_cache_and_clears_it(tmp_path, monkeypatch, capsys):
    """A look makes none; only what is ours is removed."""
    monkeypatch.setenv("SUMMARIZER_CACHE_DIR", str(tmp_path))
    directory = tmp_path / "answers"
    assert (main(["cache", "path"]), capsys.readouterr().out) == (0, f"{directory}\n")
    assert (main(["cache", "info"]), capsys.readouterr().out) == (0, f"{directory}: no answers yet\n")
    assert (main(["cache", "clear"]), capsys.readouterr().out) == (0, f"removed 0 answers from {directory}\n")
    assert not directory.exists()
    kept = AnswerCache(directory)
    kept.put(KEY, b"answer")
    (directory / "note.txt").touch()
    with kept.claim(KEY):
        main(["cache", "info"])
    kept.close()
    assert capsys.readouterr().out.startswith(f"{directory}: 1 answer, 0.")
    assert (main(["cache", "clear"]), capsys.readouterr().out) == (0, f"removed 1 answer from {directory}\n")
    assert (directory / "note.txt").exists()
    assert AnswerCache(directory).get(KEY) is None


@pytest.mark.parametrize(("more", "warnings"), [([], 1), (["--quiet"], 0), (["--no-cache"], 0)])
def test_a_broken_cache_costs_one_line(tmp_path, monkeypatch, capsys, more, warnings):
    """And not the summary; with --quiet not even that."""
    (tmp_path / "file").touch()
    monkeypatch.setenv("SUMMARIZER_CACHE_DIR", str(tmp_path / "file"))
    with Server(BRIEF) as server:
        options = ["--model", "m", "--base-url", server.url, "--schema", "brief", "--mode", "tools", *more]
        assert main([str(RESERVOIR), *options]) == 0
    said = capsys.readouterr()
    assert "Glen Arrow" in said.out
    assert said.err.count("the work goes on without it") == warnings


def test_what_was_answered_is_not_paid_for_twice(tmp_path, monkeypatch, capsys):
    """By whole commands: the second one asks nothing, and says the same."""
    monkeypatch.setenv("SUMMARIZER_CACHE_DIR", str(tmp_path))
    said = []
    with Server(BRIEF) as server:
        for _ in range(2):
            options = ["--model", "m", "--base-url", server.url, "--schema", "brief", "--format", "json"]
            assert main([str(RESERVOIR), *options]) == 0
            said.append(capsys.readouterr())
    assert len(server.journal) == 1
    first, second = (json.loads(one.out) for one in said)
    assert (first.pop("run")["cached"], second.pop("run")["cached"]) == (False, True)
    assert first == second
    assert "answered from the cache" in said[1].err


def test_no_key_is_kept(tmp_path, monkeypatch, capsys):
    """Neither as it is nor in the key of an answer: another key finds the same answer."""
    monkeypatch.setenv("SUMMARIZER_CACHE_DIR", str(tmp_path))
    with Server(BRIEF) as server:
        for key in ("sk-first-012345", "sk-second-012345"):
            monkeypatch.setenv("SUMMARIZER_API_KEY", key)
            assert main([str(RESERVOIR), "--model", "m", "--base-url", server.url, "--schema", "brief"]) == 0
    assert len(server.journal) == 1
    for path in (tmp_path / "answers").iterdir():
        assert b"sk-first" not in path.read_bytes()


def test_a_failure_is_not_kept(tmp_path, monkeypatch, capsys):
    """The next one asks again."""
    monkeypatch.setenv("SUMMARIZER_CACHE_DIR", str(tmp_path))
    with Server(refusal(), BRIEF) as server:
        codes = [main([str(RESERVOIR), "--model", "m", "--base-url", server.url, "--schema", "brief"]) for _ in "ab"]
    assert codes == [3, 0]


def test_a_cache_that_is_in_use_is_not_cleared(cache, monkeypatch, capsys):
    """Exit 2, with the next step."""
    monkeypatch.setenv("SUMMARIZER_CACHE_DIR", str(cache.directory.parent))
    monkeypatch.setattr(cache_store, "PATIENCE", 0.1)
    cache.put(KEY, b"answer")
    holder = sqlite3.connect(database(cache), isolation_level=None)
    holder.execute("BEGIN EXCLUSIVE")
    assert main(["cache", "clear"]) == 2
    assert "locked by another program" in capsys.readouterr().err
    holder.execute("ROLLBACK")
    holder.close()
    assert cache.get(KEY) == b"answer"
