"""What is known about works, and where it is looked up: snapshots, services, catalogue."""
