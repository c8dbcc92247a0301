"""The first screen after login: apps say in `AppConfig.ready` when their page comes before the usual ones."""

from collections.abc import Callable
from typing import Any

# Asked in turn: the name of an address, or nothing.
PINTU_DEPAN: list[Callable[[Any], str]] = []
