"""The parts of `ssmlit verify`: its run, and one format of its results a file."""
