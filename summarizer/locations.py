"""Where the user's own files are. Nothing heavy is imported: most runs have none of them."""

import os
from collections.abc import Mapping
from functools import cache
from pathlib import Path


def settings_file(environ: Mapping[str, str] = os.environ) -> Path:
    """Return where the settings file is, or would be."""
    named = environ.get("SUMMARIZER_SETTINGS")
    if named:
        return Path(os.path.abspath(os.path.expanduser(named)))
    return _own_file()


@cache
def _own_file() -> Path:
    import platformdirs

    return platformdirs.user_config_path("summarizer", appauthor=False) / "settings.toml"
