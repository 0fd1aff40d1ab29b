"""The people a row names.

`names` finds lists of names and reads them, `parts` and `forms` say how one name is written,
`name_likeness` how much words look like a name, `separators` what is between names.
"""
