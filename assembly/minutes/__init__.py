"""The official account of a meeting: written, circulated, corrected, adopted, frozen."""
