"""Tests of ssmlit.exporters."""
