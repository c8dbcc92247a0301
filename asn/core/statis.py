"""Which static files are served: only what a page asks for, so that collecting and compressing them is quick."""

from functools import cache
from typing import Any

from django.contrib.staticfiles.apps import StaticFilesConfig
from whitenoise.storage import CompressedManifestStaticFilesStorage


class StatisConfig(StaticFilesConfig):
    """Leaves out source maps and the builds of Bootstrap that no template links."""

    ignore_patterns = [
        *StaticFilesConfig.ignore_patterns,
        "*.map",
        "bootstrap-*",
        "bootstrap.css",
        "bootstrap.rtl*",
        "bootstrap.*js",
        "bootstrap.js",
    ]


class PenyimpananStatis(CompressedManifestStaticFilesStorage):
    """Hashed names and compressed copies. References to source maps stay as they are: the maps are not collected."""

    keep_only_hashed_files = True

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # Ten on every page, the same in every answer of one process.
        self.url = cache(super().url)

    patterns = tuple(
        (ekstensi, tuple(p for p in pola if "sourceMappingURL" not in (p if isinstance(p, str) else p[0])))
        for ekstensi, pola in CompressedManifestStaticFilesStorage.patterns
    )
