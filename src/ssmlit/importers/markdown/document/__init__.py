"""The document below the rows: CommonMark, GitHub's tables and HTML, taken apart into blocks.

`blocks` finds what can be rows, `numbered` cuts paragraphs of references, `flat` makes one string
of a block with spans for what was a link or bold, `inline` of Markdown, `html` of tags;
`hyperlinks` reads addresses.
"""
