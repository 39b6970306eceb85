"""The project as it is built, installed and imported."""

import os
import pkgutil
import subprocess
import sys
import tarfile
import venv
import zipfile
from pathlib import Path

import pytest

import summarizer

ROOT = Path(__file__).resolve().parent.parent
HEAVY = ("openai", "instructor", "httpx2", "trafilatura", "rich", "jinja2", "lxml", "tenacity", "diskcache")


def run(*command, cwd=None, **env):
    environment = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1", **env}
    return subprocess.run(command, cwd=cwd, capture_output=True, text=True, check=True, env=environment)


def test_the_public_surface_is_what_it_says():
    """A name that is exported exists, and a new one is added on purpose."""
    for name in summarizer.__all__:
        assert getattr(summarizer, name) is not None
    assert sorted(summarizer.__all__) == summarizer.__all__
    assert set(summarizer.__all__) <= set(dir(summarizer))


def test_an_unknown_name_is_an_attribute_error():
    with pytest.raises(AttributeError, match="nosuch"):
        _ = summarizer.nosuch


@pytest.mark.parametrize(
    "statement",
    [
        "import summarizer, summarizer.verifier",
        "from summarizer import Document; Document.from_text('It rained in Norvik on Friday.')",
        "from summarizer import summarize; summarize('It rained in Norvik on Friday, the mayor said.')",
    ],
)
def test_nothing_heavy_is_imported_before_it_is_needed(statement):
    """The model's libraries, the network's and HTML's wait until somebody asks for them."""
    script = f"{statement}\nimport sys\nprint(*[m for m in {HEAVY!r} if m in sys.modules])"
    assert run(sys.executable, "-c", script, cwd=ROOT).stdout.split() == []


def test_the_top_level_modules_are_no_second_copy():
    """schemas/ is importable from the checkout's root; the package must never do so."""
    script = "import summarizer.schemas, summarizer.targets, sys\nprint('schemas' in sys.modules)"
    assert run(sys.executable, "-c", script, cwd=ROOT).stdout.strip() == "False"


def test_the_constraints_are_versions_without_addresses():
    """Any index or mirror can serve them."""
    for line in (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines():
        assert line.startswith("#") or ("://" not in line and "==" in line)


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """A wheel built from the sdist, as an index would get them."""
    out = tmp_path_factory.mktemp("dist")
    run(sys.executable, "-m", "build", "--no-isolation", "--outdir", str(out), str(ROOT))
    return next(out.glob("*.whl")), next(out.glob("*.tar.gz"))


@pytest.mark.slow
def test_the_wheel_holds_schemas_prompts_and_cues_as_real_files(built):
    names = set(zipfile.ZipFile(built[0]).namelist())
    assert {"summarizer/schemas/article.py", "summarizer/schemas/grounded.py", "summarizer/py.typed"} <= names
    assert any(name.startswith("summarizer/prompts/") for name in names)
    assert any(name.startswith("summarizer/reading/cues/en/") for name in names)
    assert not any(name.startswith(("tests/", "schemas/", "prompts/")) for name in names)


@pytest.mark.slow
def test_the_sdist_holds_the_tests_and_the_real_directories(built):
    with tarfile.open(built[1]) as sdist:
        names = {name.split("/", 1)[1] for name in sdist.getnames() if "/" in name}
    assert {"schemas/article.py", "tests/test_project.py", "README.md", "LICENSE"} <= names


@pytest.mark.slow
def test_the_installed_wheel_summarises_an_example(built, tmp_path):
    """In an environment of its own, away from the checkout; the dependencies are those of this one."""
    home = tmp_path / "venv"
    venv.create(home, with_pip=False)
    python = home / "bin" / "python"
    site = next((home / "lib").glob("python*/site-packages"))
    zipfile.ZipFile(built[0]).extractall(site)
    here = next(p for p in sys.path if p.endswith("site-packages"))
    (site / "dependencies.pth").write_text(here)
    script = "import summarizer, sys; print(summarizer.__file__)"
    assert run(str(python), "-c", script, cwd=tmp_path).stdout.strip().startswith(str(site))
    done = run(str(python), "-m", "summarizer", str(ROOT / "examples" / "ferry-accident.txt"), cwd=tmp_path)
    assert "Carrow" in done.stdout


def test_a_function_that_is_exported_is_never_a_module():
    """Modules are nouns, functions verbs: importing a module must not take a function's place."""
    modules = {module.name for module in pkgutil.iter_modules(summarizer.__path__)}
    assert not modules & set(summarizer.__all__)
