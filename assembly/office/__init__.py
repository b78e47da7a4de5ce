"""The secretary's desk: the register of resolutions, the charter, the minutes, the papers."""
