"""Runs a program once on every input, each time in a fresh process and folder, and measures it.

The order is a JSON file, read and removed before anything runs: {"program", "inputs", "seconds", "megabytes", "bytes"}.
The answer is one line of JSON: per case its status, exit code, output, errors, run time (s), peak of resident memory (MB,
10^6 bytes) and its integral over time (MB*s, trapezoid). Time counts from the process's start to its end, the
interpreter's start included; memory is that of the process itself, looked at every millisecond.
"""

import ctypes
import json
import os
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time

PAGE = os.sysconf("SC_PAGE_SIZE")
INTERVAL = 0.001
SHOWN_ERRORS = 4000


def hide():
    """What runs below is the same user: it must not reach this process through /proc, where it could answer itself."""
    try:
        ctypes.CDLL(None).prctl(4, 0, 0, 0, 0)
    except (OSError, AttributeError):
        pass


def resident(pid):
    with open(f"/proc/{pid}/statm", "rb") as file:
        return int(file.read().split()[1]) * PAGE / 1e6


class Watch(threading.Thread):
    """Samples a process's memory until it ends, and ends it at a limit."""

    def __init__(self, pid, started, seconds, megabytes):
        super().__init__(daemon=True)
        self.pid, self.started, self.seconds, self.megabytes = pid, started, seconds, megabytes
        self.samples, self.stopped, self.done = [], None, threading.Event()

    def run(self):
        while not self.done.is_set():
            now = time.perf_counter() - self.started
            try:
                self.samples.append((now, resident(self.pid)))
            except (OSError, IndexError, ValueError):
                return
            if now > self.seconds:
                return self.stop("timeout")
            if self.samples[-1][1] > self.megabytes:
                return self.stop("out-of-memory")
            self.done.wait(INTERVAL)

    def stop(self, why):
        self.stopped = why
        kill(self.pid)


def kill(pid):
    try:
        os.killpg(pid, signal.SIGKILL)
    except (ProcessLookupError, PermissionError):
        pass


def integral(samples, end):
    """Trapezoid over the samples; the last value holds until the end."""
    points = samples + [(end, samples[-1][1])] if samples else []
    return sum((b[0] - a[0]) * (a[1] + b[1]) / 2 for a, b in zip(points, points[1:]) if b[0] > a[0])


def text(file, most):
    file.seek(0)
    return file.read(most + 1)[:most].decode("utf-8", "replace")


def run_case(order, data):
    folder = tempfile.mkdtemp()
    with tempfile.TemporaryFile() as given, tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        given.write(data.encode())
        given.seek(0)
        limit = 4 * order["bytes"]
        started = time.perf_counter()
        child = subprocess.Popen(
            [sys.executable, "-I", "-B", os.path.abspath(order["program"])],
            stdin=given,
            stdout=out,
            stderr=err,
            cwd=folder,
            start_new_session=True,
            preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit)),
        )
        watch = Watch(child.pid, started, order["seconds"], order["megabytes"])
        watch.start()
        code = child.wait()
        ended = time.perf_counter() - started
        watch.done.set()
        watch.join()
        kill(child.pid)
        samples = [sample for sample in watch.samples if sample[1] > 0]
        result = {
            "status": watch.stopped or ("ended" if code == 0 else "error"),
            "exitCode": code,
            "output": text(out, order["bytes"]),
            "stderr": text(err, SHOWN_ERRORS * 4)[-SHOWN_ERRORS:],
            "runtimeSeconds": ended,
            "peakMegabytes": max((each for _, each in samples), default=0),
            "megabyteSeconds": integral(samples, ended),
        }
    shutil.rmtree(folder, ignore_errors=True)
    return result


def main():
    hide()
    with open(sys.argv[1], encoding="utf-8") as file:
        order = json.load(file)
    os.remove(sys.argv[1])
    json.dump([run_case(order, data) for data in order["inputs"]], sys.stdout)


main()
