"""What `ssmlit render` does: which views are written where."""
