"""What `ssmlit check` prints, one format a file."""
