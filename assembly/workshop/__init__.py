"""The secretary's table for the charter and by-laws: the draft beside what is in force."""
