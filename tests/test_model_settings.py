"""Where a model is, which key goes there, what is set and by whom, and how long a server asks to wait."""

import os

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.cli import main
from summarizer.errors import ConfigurationError
from summarizer.model import model_engine
from summarizer.model.endpoints import OFFICIAL, PLACEHOLDER, resolve_endpoint
from summarizer.model.retrying import retry_after
from summarizer.settings import read_settings

pytestmark = pytest.mark.usefixtures("afresh")

THEIRS = {"OPENAI_API_KEY": "sk-openai"}
KEYS = {"OPENAI_API_KEY": "sk-openai", "SUMMARIZER_API_KEY": "sk-own", "OPENROUTER_API_KEY": "sk-router"}


class TestKeys:
    """A key goes only to the host it belongs to."""

    @pytest.mark.parametrize(
        ("model", "base_url", "environ", "url", "key"),
        [
            ("gpt", None, KEYS, OFFICIAL, "sk-openai"),
            ("openai/gpt", None, KEYS, OFFICIAL, "sk-openai"),
            ("gpt", None, KEYS | {"OPENAI_BASE_URL": "http://gate/v1/"}, "http://gate/v1", "sk-openai"),
            ("openai/gpt", None, KEYS | {"OPENAI_BASE_URL": "http://gate/v1"}, OFFICIAL, "sk-openai"),
            ("gpt", "http://mine:8080/v1", KEYS, "http://mine:8080/v1", "sk-own"),
            ("gpt", "http://mine/v1", THEIRS, "http://mine/v1", PLACEHOLDER),
            ("gpt", "https://api.openai.com.evil.test/v1", THEIRS,
             "https://api.openai.com.evil.test/v1", PLACEHOLDER),
            ("gpt", "http://api.openai.com/v1", THEIRS, "http://api.openai.com/v1", PLACEHOLDER),
            ("gpt", OFFICIAL, THEIRS, OFFICIAL, "sk-openai"),
            ("ollama/llama", None, KEYS, "http://localhost:11434/v1", PLACEHOLDER),
            ("openrouter/a/b", None, KEYS, "https://openrouter.ai/api/v1", "sk-router"),
            ("org/name", "http://mine/v1", {}, "http://mine/v1", PLACEHOLDER),
        ],
    )  # fmt: skip
    def test_each_host_gets_its_own(self, model, base_url, environ, url, key):
        found = resolve_endpoint(model, base_url=base_url, environ=environ)
        assert (found.base_url, found.key) == (url, key)
        assert key not in repr(found)

    @pytest.mark.parametrize(
        ("model", "base_url"),
        [
            ("gpt", None),
            ("openrouter/x", None),
            ("somebody/x", None),
            ("ollama/", None),
            ("m", "ftp://x/v1"),
            ("m", "http://user:secret@x/v1"),
            ("m", "http://x/v1?key=secret"),
            ("m", "http://x:99999/v1"),
        ],
    )
    def test_what_cannot_be_is_refused_without_showing_a_secret(self, model, base_url):
        with pytest.raises(ConfigurationError) as refused:
            resolve_endpoint(model, base_url=base_url, environ={})
        assert "secret" not in str(refused.value)

    def test_a_settings_file_in_a_project_redirects_nothing(self, tmp_path, monkeypatch):
        monkeypatch.delenv("SUMMARIZER_SETTINGS")
        monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "home"))
        monkeypatch.chdir(tmp_path)
        for name in ("settings.toml", "summarizer.toml", ".env", "pyproject.toml"):
            (tmp_path / name).write_text('base_url = "http://evil/v1"\nSUMMARIZER_BASE_URL="http://evil/v1"\n')
        assert read_settings().base_url is None

    def test_a_key_file_is_read_for_the_base_url_alone(self, tmp_path, monkeypatch):
        (tmp_path / "key").write_text("sk-from-file\n")
        monkeypatch.setenv("SUMMARIZER_API_KEY_FILE", str(tmp_path / "key"))
        made = model_engine("m", base_url="http://mine/v1", environ={})
        assert made.door.endpoint.key == "sk-from-file"
        with pytest.raises(ConfigurationError, match="OPENAI_API_KEY"):
            model_engine("gpt", environ={})


class TestSettings:
    def test_flags_go_before_the_environment_and_that_before_the_file(self, tmp_path, monkeypatch):
        (tmp_path / "settings.toml").write_text('model = "from-file"\nmode = "tools"\ntimeout = 7\n')
        monkeypatch.setenv("SUMMARIZER_MODE", "md_json")
        monkeypatch.setenv("SUMMARIZER_TIMEOUT", "8")
        found = read_settings(timeout=9.0)
        assert (found.model, found.mode, found.timeout) == ("from-file", "md_json", 9.0)

    def test_a_settings_file_that_is_named_but_not_there_is_refused(self, tmp_path, monkeypatch, capsys):
        (tmp_path / "article.txt").write_text("The mayor said on Monday that the bridge would stay open.")
        monkeypatch.setenv("SUMMARIZER_SETTINGS", str(tmp_path / "setings.toml"))
        with pytest.raises(ConfigurationError, match="SUMMARIZER_SETTINGS"):
            read_settings()
        assert main([str(tmp_path / "article.txt")]) == 2
        assert "setings.toml" in capsys.readouterr().err

    def test_the_null_device_sets_nothing(self, monkeypatch):
        monkeypatch.setenv("SUMMARIZER_SETTINGS", os.devnull)
        assert read_settings().model is None

    @pytest.mark.parametrize("value", ["-1", "soon", "nan"])
    def test_a_value_that_cannot_be_is_named(self, monkeypatch, value):
        monkeypatch.setenv("SUMMARIZER_TIMEOUT", value)
        with pytest.raises(ConfigurationError, match="SUMMARIZER_TIMEOUT"):
            read_settings()

    def test_openais_base_url_is_of_the_environment_and_goes_before_the_file(self, tmp_path, monkeypatch):
        (tmp_path / "settings.toml").write_text('model = "from-file"\nbase_url = "http://file/v1"\n')
        assert model_engine(environ={}).door.endpoint.base_url == "http://file/v1"
        monkeypatch.setenv("OPENAI_BASE_URL", "http://gate/v1")
        theirs = {"OPENAI_BASE_URL": "http://gate/v1", "OPENAI_API_KEY": "sk-openai", "SUMMARIZER_API_KEY": "sk-own"}
        found = model_engine(environ=theirs).door.endpoint
        assert (found.base_url, found.key) == ("http://gate/v1", "sk-openai")
        monkeypatch.setenv("SUMMARIZER_BASE_URL", "http://mine/v1")
        found = model_engine(environ=theirs).door.endpoint
        assert (found.base_url, found.key) == ("http://mine/v1", "sk-own")

    def test_what_is_misspelt_in_a_call_is_named_too(self):
        with pytest.raises(ConfigurationError, match="'temprature'"):
            model_engine("ollama/llama", environ={}, temprature=0.5)

    def test_what_is_misspelt_in_the_file_is_named(self, tmp_path):
        """An article could go elsewhere than its user meant."""
        (tmp_path / "settings.toml").write_text('bas_url = "http://mine/v1"\n')
        with pytest.raises(ConfigurationError, match=r"'bas_url'.*base_url"):
            read_settings()

    def test_only_flags_that_there_are_are_named(self, monkeypatch):
        monkeypatch.setenv("SUMMARIZER_PARALLEL", "0")
        with pytest.raises(ConfigurationError) as refused:
            read_settings()
        assert "--" not in str(refused.value)

    def test_an_empty_key_file_is_no_key(self, tmp_path, monkeypatch):
        (tmp_path / "key").write_text("\n")
        monkeypatch.setenv("SUMMARIZER_API_KEY_FILE", str(tmp_path / "key"))
        with pytest.raises(ConfigurationError, match="is empty"):
            model_engine("m", base_url="http://mine/v1", environ=KEYS)

    def test_a_server_named_now_goes_before_a_base_url_set_long_ago(self, monkeypatch):
        monkeypatch.setenv("SUMMARIZER_BASE_URL", "http://mine/v1")
        assert model_engine("ollama/llama", environ={}).door.endpoint.base_url == "http://localhost:11434/v1"
        assert model_engine("llama", environ={}).door.endpoint.base_url == "http://mine/v1"


class TestRetryAfter:
    @pytest.mark.parametrize(
        ("headers", "seconds"),
        [
            ({"retry-after": "2"}, 2.0),
            ({"retry-after": "1.5"}, 1.5),
            ({"retry-after-ms": "250", "retry-after": "9"}, 0.25),
            ({"llm_provider-retry-after": "3"}, 3.0),
            ({"retry-after": "Wed, 21 Oct 2015 07:28:05 GMT", "date": "Wed, 21 Oct 2015 07:28:00 GMT"}, 5.0),
            ({"retry-after": "Wed, 21 Oct 2015 07:28:00 GMT"}, 0.0),
            ({"retry-after": "soon"}, None),
            ({"retry-after": "-1"}, None),
            ({"retry-after": "nan"}, None),
            ({"retry-after": "inf"}, None),
            ({}, None),
        ],
    )
    def test_every_form_is_read(self, headers, seconds):
        assert retry_after(headers) == seconds

    @given(st.text(max_size=60))
    def test_any_header_is_a_time_or_none(self, text):
        found = retry_after({"retry-after": text})
        assert found is None or found >= 0
