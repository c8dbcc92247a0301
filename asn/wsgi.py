"""WSGI entry point for gunicorn."""

import gc
import os
from collections.abc import Callable, Iterable
from typing import Any

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "asn.settings")
_aplikasi = get_wsgi_application()


def application(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
    """The application, called from a frame that claims a wide evaluation stack.

    Python keeps its frames in pieces of 16 KiB and gives each one back to the kernel as soon as it is empty. A list
    page moves over the edge of a piece at every template node, and spent a third of its time in mmap, munmap and page
    faults. One frame that asks for 250 KiB makes room for all those below it, which is held until the answer is ready.
    """
    return _aplikasi(environ, start_response)


application.__code__ = application.__code__.replace(co_stacksize=32_000)

# The loaded application is hundreds of thousands of objects that never die. Looking through them again and again cost
# a list page half its time: they are left out of every collection, and collections come less often.
gc.collect()
gc.freeze()
gc.set_threshold(50_000, 20, 20)
