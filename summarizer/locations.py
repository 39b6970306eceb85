"""Where the user's own files are. Nothing heavy is imported: most runs have none of them."""

import os
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from summarizer.errors import ConfigurationError


def settings_file(environ: Mapping[str, str] = os.environ) -> Path:
    """Return where the settings file is, or would be.

    Raises :class:`ConfigurationError` where one is named that is not there: what it sets would be left unset without
    a word, and an article could go elsewhere than its user meant. (The null device is there, and sets nothing.)
    """
    named = environ.get("SUMMARIZER_SETTINGS")
    if not named:
        return _own_file()
    path = Path(os.path.abspath(os.path.expanduser(named)))
    if not path.exists() or path.is_dir():
        raise ConfigurationError(f"there is no settings file {path}; correct SUMMARIZER_SETTINGS, or unset it")
    return path


@cache
def _own_file() -> Path:
    import platformdirs

    return platformdirs.user_config_path("summarizer", appauthor=False) / "settings.toml"
