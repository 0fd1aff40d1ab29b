"""What `ssmlit export` needs beside its command module."""
