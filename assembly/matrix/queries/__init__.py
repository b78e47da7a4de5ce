"""Reads of the matrix: the table, the texts of a cell, the numbers for everybody."""

from assembly.matrix.queries.cell import ON_A_PAGE, CellPage, cell_page, free_ids, spot_of
from assembly.matrix.queries.table import Line, Matrix, matrix_of, public_matrix

__all__ = [
    "ON_A_PAGE",
    "CellPage",
    "Line",
    "Matrix",
    "cell_page",
    "free_ids",
    "matrix_of",
    "public_matrix",
    "spot_of",
]
