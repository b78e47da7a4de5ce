"""Plans and their strategies."""
