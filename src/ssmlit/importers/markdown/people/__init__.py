"""The people a row names.

`names` tells names from all other words and reads lists of them, `parts` and `forms` know how one
name is written, `words` which words occur in names, `marks` footnotes and separators.
"""
