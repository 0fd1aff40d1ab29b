"""Tables of papers: `heads` says what each column is, `table` reads the rows."""
