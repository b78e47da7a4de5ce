"""The running order: items under strategies."""
