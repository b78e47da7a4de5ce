"""Paper → manuscript: which words stand where, once for every printer."""
