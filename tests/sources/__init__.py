"""Tests of ssmlit.sources."""
