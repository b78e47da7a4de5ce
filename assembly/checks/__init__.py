"""The second person: figures and papers that another member of staff must confirm."""
