"""Parts of `ssmlit update`."""
