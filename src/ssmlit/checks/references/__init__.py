"""Rules about what entries say about each other: references, old keys, tags, and links."""
