"""Rules about an entry as a whole: its type and which fields it has."""
