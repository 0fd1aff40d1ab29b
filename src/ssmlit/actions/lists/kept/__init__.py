"""A list whose rows people wrote (`keep = true`), brought up to date in its own lines."""
