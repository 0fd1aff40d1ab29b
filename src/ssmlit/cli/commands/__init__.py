"""One module a command: its options, its help and a short body; `app.COMMANDS` lists them."""
