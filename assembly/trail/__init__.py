"""Every page that walks the spine: a followed grievance, the charter book with its origins."""
