"""What the user has set for models: by flag, by environment (``SUMMARIZER_…``, then ``OPENAI_BASE_URL``), in the
settings file, in that order.

The settings file is the user's own (``settings.toml`` in the user's configuration
directory) or the one that ``SUMMARIZER_SETTINGS`` names. No file in a project's
folder is ever read: who runs the command there has not written it, and it could
send a key elsewhere. A key is no setting: it is in the environment or in a key file.
"""

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from summarizer.errors import ConfigurationError
from summarizer.locations import settings_file

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails


FLAGS = ("model", "base_url", "mode", "language", "timeout")
"""The settings that are flags of the command too."""


class Settings(BaseModel):
    """Everything that can be set for a model. Each is ``SUMMARIZER_`` and its name in the environment.

    ``timeout`` and ``deadline`` are seconds; ``context_tokens`` is what the model reads at once, beyond which an
    article is read in parts, ``parallel`` of them at a time; prices are for a million tokens, in any currency.
    """

    model_config = ConfigDict(frozen=True, extra="ignore")

    model: str | None = None
    base_url: str | None = None
    mode: Literal["auto", "json_schema", "tools", "md_json"] = "auto"
    language: str | None = Field(default=None, max_length=60)
    timeout: float = Field(default=300.0, gt=0, le=86_400)
    deadline: float = Field(default=600.0, gt=0, le=86_400)
    temperature: float | None = Field(default=0.0, ge=0, le=2)
    max_tokens: int | None = Field(default=16_384, ge=16)
    context_tokens: int = Field(default=100_000, ge=2_000)
    parallel: int = Field(default=4, ge=1, le=64)
    input_price: float | None = Field(default=None, ge=0)
    output_price: float | None = Field(default=None, ge=0)
    api_key_file: Path | None = None
    cache: bool = True


def _set_up(given: dict[str, Any]) -> Settings:
    """Read flags, the environment and the settings file: no ``.env`` of whatever folder this runs in."""
    # Imported late: it takes longer than an answer from the cache, and most runs have set nothing.
    from pydantic_settings import (
        BaseSettings,
        PydanticBaseSettingsSource,
        SettingsConfigDict,
        TomlConfigSettingsSource,
    )

    class File(TomlConfigSettingsSource):
        """The settings file. OPENAI_BASE_URL is of the environment, and goes before the base URL in it."""

        def __call__(self) -> dict[str, Any]:
            found = super().__call__()
            return {k: v for k, v in found.items() if k != "base_url" or not os.environ.get("OPENAI_BASE_URL")}

    class Everything(BaseSettings, Settings):
        # What is misspelt in the file is refused: an article could go elsewhere than its user meant.
        model_config = SettingsConfigDict(env_prefix="SUMMARIZER_", env_ignore_empty=True, extra="forbid", frozen=True)

        @classmethod
        def settings_customise_sources(
            cls,
            settings_cls: type[BaseSettings],
            init_settings: PydanticBaseSettingsSource,
            env_settings: PydanticBaseSettingsSource,
            dotenv_settings: PydanticBaseSettingsSource,
            file_secret_settings: PydanticBaseSettingsSource,
        ) -> tuple[PydanticBaseSettingsSource, ...]:
            return init_settings, env_settings, File(settings_cls, toml_file=settings_file())

    return Settings.model_validate(Everything(**given).model_dump())


def _is_anything_set() -> bool:
    """Tell whether the environment or the settings file says anything of these settings."""
    names = {f"SUMMARIZER_{name.upper()}" for name in Settings.model_fields}
    return any(name.upper() in names for name in os.environ) or settings_file().is_file()


def read_settings(**flags: Any) -> Settings:
    """Return the settings with what is given by flag (None: not given) before all else.

    Raises :class:`ConfigurationError` for a value that cannot be, without showing it.
    """
    unknown = sorted(flags.keys() - Settings.model_fields.keys())
    if unknown:
        raise ConfigurationError(f"there is no setting {unknown[0]!r}; there are {', '.join(Settings.model_fields)}")
    given = {name: value for name, value in flags.items() if value is not None}
    try:
        return _set_up(given) if _is_anything_set() else Settings(**given)
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        raise _unusable(".".join(map(str, first["loc"])) or "settings", first) from None
    except (OSError, ValueError) as error:
        raise ConfigurationError(f"the settings file {settings_file()} cannot be read; it must be TOML") from error


def _unusable(name: str, problem: "ErrorDetails") -> ConfigurationError:
    """Return the error for a setting, with the places where it can have been set."""
    if problem["type"] == "extra_forbidden":
        return ConfigurationError(
            f"there is no setting {name!r}; correct it in {settings_file()} "
            f"(those that there are: {', '.join(Settings.model_fields)})"
        )
    flag = f"--{name.replace('_', '-')}, " if name in FLAGS else ""
    return ConfigurationError(
        f"the setting {name} cannot be used ({problem['msg'].lower()}); "
        f"look at {flag}SUMMARIZER_{name.upper()} and {settings_file()}"
    )


def own_key(settings: Settings) -> str | None:
    """Return the key in the user's key file, if there is one. Raises :class:`ConfigurationError`."""
    if settings.api_key_file is None:
        return None
    try:
        key = settings.api_key_file.expanduser().read_text(encoding="utf-8").strip()
    except (OSError, ValueError, RuntimeError):
        raise ConfigurationError(f"the key file {settings.api_key_file} cannot be read; check its path") from None
    if not key:
        raise ConfigurationError(f"the key file {settings.api_key_file} is empty; put the key into it")
    return key
