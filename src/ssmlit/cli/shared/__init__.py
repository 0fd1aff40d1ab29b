"""What several commands use: the session, options, the console, tables, JSON."""
