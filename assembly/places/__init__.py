"""Province, district, subdistrict, by official code."""
