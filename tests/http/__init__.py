"""Tests of ssmlit.http."""  # noqa: A005 - mirrors the name of the package it tests
