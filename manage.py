#!/usr/bin/env python
"""Entry point of every management command."""

import os
import sys

from django.core.management import execute_from_command_line

from asn.tertanam import pastikan

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "asn.settings")
    pastikan()
    execute_from_command_line(sys.argv)
