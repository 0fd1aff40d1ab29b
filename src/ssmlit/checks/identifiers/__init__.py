"""Rules about identifiers: their grammar, and whether they are this work's."""
