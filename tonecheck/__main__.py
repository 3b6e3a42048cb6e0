"""Run tonecheck as ``python -m tonecheck``."""

from tonecheck.cli import main

main()
