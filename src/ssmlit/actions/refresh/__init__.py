"""Entries brought up to date: publications of preprints, new versions, new titles."""
