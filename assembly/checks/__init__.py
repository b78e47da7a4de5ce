"""The second person: figures and words that another member of staff must confirm."""
