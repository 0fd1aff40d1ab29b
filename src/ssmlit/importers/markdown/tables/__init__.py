"""Tables of papers: `headers` says what each column is, `table` reads the rows."""
