"""Runs the mill alone: ``python -I`` with this folder, and without the program around it.

Its files name each other by their place (``from .bounds``), for here the folder has no other name.
"""

import sys
from importlib import import_module
from pathlib import Path

# After all that is installed, so that no file of ours is taken for a library's.
sys.path[:1], beside = [], str(Path(__file__).resolve().parents[1])
sys.path.append(beside)
import_module("papermill.mill").main()
