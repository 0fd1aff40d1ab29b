"""What `ssmlit refresh` is made of: the run with its questions, and the report on versions."""
