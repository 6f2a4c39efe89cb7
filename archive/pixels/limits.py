"""What the confined process may use, and how it says that this was not enough."""

import os
import resource

ENDED_BY_MEMORY, ENDED_BY_DISK = 3, 4  # exit codes; Python itself ends with 0, 1 and 2


def confine(memory, seconds, file_size):
    """Limits in bytes, seconds of the processor, and bytes of any one file written; there is no way back."""
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    # The signal of the lower limit says what happened; the higher one kills without a word.
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
    resource.setrlimit(resource.RLIMIT_FSIZE, (file_size, file_size))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def give_up(code):
    """End at once: with no memory or no disk left, there is nothing to tidy up with."""
    os._exit(code)
