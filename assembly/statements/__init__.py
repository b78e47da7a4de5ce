"""Statements: short sentences that the hall agrees with, disagrees with, or passes on."""
