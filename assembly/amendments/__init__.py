"""Changes proposed to a draft: proposed from phones or the desk, marked, decided."""
