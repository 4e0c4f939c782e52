"""A kept worker process for untrusted work: asked, watched, killed and replaced.

No limit inside a process holds what its C code does (`"a" * 10**10`, `9**9**9`), so the work is
done in a second process. It knows nothing of letters: it holds a service, which any importable
function makes, and does what the service is asked.

`exceeded` is the error, `worker` the Worker that callers keep, `process` one run of the process
as its caller sees it, `service` what runs in it, `frames` what the two say to each other, `memory`
the limit that the operating system holds, `warning` what to say where it holds none, `elsewhere`
what only the process is to import.

It keeps mistakes and hostile templates from taking the machine's time and memory. It is no
sandbox: the process runs as the user, and its caller trusts what it answers.
"""

from letterapp.worker.elsewhere import Elsewhere
from letterapp.worker.exceeded import Bound, LimitExceeded
from letterapp.worker.memory import memory_is_limited
from letterapp.worker.worker import Worker

__all__ = [
    "Bound",
    "Elsewhere",
    "LimitExceeded",
    "Worker",
    "memory_is_limited",
]
