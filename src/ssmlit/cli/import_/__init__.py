"""What `ssmlit import` does: reading files in, its questions and its report."""
