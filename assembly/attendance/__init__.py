"""The check-in desk: who comes in, by slip, code or name; and what a member says for oneself."""
