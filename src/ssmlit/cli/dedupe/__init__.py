"""What `ssmlit dedupe` does: the report, and decisions at the terminal."""
