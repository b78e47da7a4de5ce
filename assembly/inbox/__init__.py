"""The desk that reads and sorts what people told: the inbox, its issues and organisations."""
