"""The model's way: an OpenAI-compatible server fills the form. Nothing heavy is imported before it is called."""

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from summarizer.cache import AnswerCache, Cache
from summarizer.errors import ConfigurationError, ModelError
from summarizer.model.door import Door
from summarizer.model.endpoints import SHORTHANDS, resolve_endpoint
from summarizer.model.engine import ModelEngine, Prices, untold
from summarizer.settings import Settings, own_key, read_settings

__all__ = ["Door", "ModelEngine", "Prices", "model_engine"]


def model_engine(
    model: str | None = None,
    *,
    base_url: str | None = None,
    language: str | None = None,
    environ: Mapping[str, str] = os.environ,
    told: Callable[[str], None] = untold,
    warn: Callable[[str], None] | None = None,
    **flags: object,
) -> ModelEngine:
    """Return an engine that reads with ``model``, set up by the arguments, the environment and the settings file.

    ``flags`` are any of :class:`~summarizer.settings.Settings`; ``told`` hears what is happening, one line at a time,
    ``warn`` of a cache that cannot be used. Raises :class:`ConfigurationError`.
    """
    settings = read_settings(model=model, base_url=base_url, language=language, **flags)
    if not settings.model:
        raise ConfigurationError("no model is named; use --model NAME, for instance --model ollama/llama3.2")
    if model and not base_url and model.partition("/")[0] in SHORTHANDS:
        # ollama/… named now goes before a base URL that was set long ago.
        settings = settings.model_copy(update={"base_url": None})
    return ModelEngine(
        _door(settings, environ, told, warn),
        language=settings.language,
        context_tokens=settings.context_tokens,
        parallel=settings.parallel,
        prices=Prices(settings.input_price, settings.output_price),
        told=told,
    )


def _door(
    settings: Settings, environ: Mapping[str, str], told: Callable[[str], None], warn: Callable[[str], None] | None
) -> Door:
    endpoint = resolve_endpoint(
        str(settings.model), base_url=settings.base_url, environ=environ, own_key=own_key(settings)
    )
    return Door(
        endpoint,
        mode=settings.mode,
        cache=_cache(warn) if settings.cache else None,
        timeout=settings.timeout,
        deadline=settings.deadline,
        temperature=settings.temperature,
        max_tokens=settings.max_tokens,
        waiting=_Waiting(told),
    )


@dataclass(frozen=True, slots=True)
class _Waiting:
    """Tells of the waits that are worth telling."""

    told: Callable[[str], None]

    def __call__(self, seconds: float, reason: ModelError) -> None:
        if seconds >= 1:
            self.told(f"{reason}; waiting {seconds:.0f} s")


def _cache(warn: Callable[[str], None] | None) -> Cache:
    return AnswerCache(warn=warn) if warn else AnswerCache()
