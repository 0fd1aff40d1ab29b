"""The library for papers: exports, what a paper cites, citations."""
