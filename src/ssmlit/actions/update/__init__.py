"""New papers found for the library, and the inbox where they wait."""
