"""A list that people wrote, taken over: the view that shows it, and its place in the document."""
