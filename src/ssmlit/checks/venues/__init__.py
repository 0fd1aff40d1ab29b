"""Rules about where a work appeared, and which of its versions an entry is about."""
