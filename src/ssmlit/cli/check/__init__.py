"""The parts of `ssmlit check`: its run, and what it prints."""
