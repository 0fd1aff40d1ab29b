"""Rules about what entries say of each other: references, old keys, tags, and links."""
