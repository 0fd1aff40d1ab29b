"""Rules about pages, volumes, months and years."""
