"""Three-way merge of an entry or a file.

Serves git's merge driver, `undo` of what was edited since, and `--commit`. Read `branches` (whole
files) first, then `units` (what a file is made of), `entry` (field by field) and `lines`.
"""
