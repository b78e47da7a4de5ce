"""Question, electorate, envelopes, tally."""
