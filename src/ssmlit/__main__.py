"""`python -m ssmlit` is the same as `ssmlit`."""

from ssmlit.cli import main

if __name__ == "__main__":
    raise SystemExit(main())
