"""The paper mill: a PDF from anybody, made anew from what its pages show, and from nothing else.

A program of its own (``python -I papermill``, see ``__main__.py``), started for one file and gone
after it: a file that breaks it breaks nothing besides. It knows no feature and no word of Thai; on
its standard output stands one word, how many pages there are, and the new file.
"""

from .belongs import ACTIONS
from .bounds import MOST_PAGES
from .mill import answer
from .packing import DRAWN_ALREADY, without_words

__all__ = ["ACTIONS", "DRAWN_ALREADY", "MOST_PAGES", "answer", "without_words"]
