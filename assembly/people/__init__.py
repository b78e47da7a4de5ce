"""Members, staff, slips, sign-in."""
