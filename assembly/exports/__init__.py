"""Documents and sheets for secretaries; reads only."""
