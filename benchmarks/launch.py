"""Start a command, wait for it, and write what it took into a file.

    python -I -S launch.py REPORT SECONDS COMMAND …

A new process begins with the peak memory of the one that started it, so that one must be small:
this script imports next to nothing. What needs less memory than it (8 MB) cannot be told from it.
Written are seconds of the clock and of the processor, the maximum resident set as the kernel counts
it (getrusage(2)), and the exit code, negative for a signal. After SECONDS of the processor, if not
0, the signal SIGXCPU ends the command.
"""

import os
import resource
import sys
import time


def main() -> None:
    if len(sys.argv) < 4:  # argparse needs memory, too
        sys.exit(__doc__)
    report, most, *command = sys.argv[1:]
    if int(most):
        resource.setrlimit(resource.RLIMIT_CPU, (int(most), int(most) + 5))
    start = time.perf_counter()
    process = os.posix_spawnp(command[0], command, os.environ)
    _, status, usage = os.wait4(process, 0)
    seconds = time.perf_counter() - start
    cpu = usage.ru_utime + usage.ru_stime
    with open(report, "w", encoding="ascii") as out:  # noqa: PTH123 # pathlib needs memory
        out.write(f"{seconds} {cpu} {usage.ru_maxrss} {os.waitstatus_to_exitcode(status)}")


if __name__ == "__main__":
    main()
