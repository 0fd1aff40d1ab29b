"""Rules about the file's syntax: what keeps programs from reading it as intended."""
