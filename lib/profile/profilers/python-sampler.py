"""Runs a Python program and writes where its main thread spent its time, or how often functions called each other.

    python3 python-sampler.py --kind KIND --dir DIR --interval MICROSECONDS --seconds SECONDS -- script.py ARGS
                                                                                             -- -m module ARGS
                                                                                             -- -c code ARGS

Needs Python 3.8 and nothing besides its standard library. Kinds:

    cpu    CPU time of the main thread; a timer of CPU time asks for a sample
    wall   elapsed time of the main thread; a timer of elapsed time asks for a sample
    lock   elapsed time less CPU time: what the main thread waited, for a lock, for input or for a processor
    calls  every call, counted by cProfile; nothing is sampled

A sample weighs the time since the last one, never one: the kernel rounds timers up to its tick, and Python runs a signal
handler only between two instructions, so that a long call into C ends in one late sample of its whole length.

The file DIR/python-sampler.PID.pysamples is written when the program ends (also by an exception, sys.exit, os._exit, exec,
SIGTERM or SIGINT) or when the time box is over, whichever is first; at the end of the box the process then kills itself.
The box is watched by a thread of its own, because a program may replace signal handlers, and C code that gives up the
interpreter's lock runs none. Only C code that never gives it up delays the end of the box.

The file is text: `# wick-python-sampler 1`, lines `# key: value`, then a line per call path with its value. A frame is
FILE:FUNCTION:FIRST-LINE, root first, joined by ";"; a sampled path ends in the line that was running, as L and its number.
`%`, `;` and line breaks are percent-escaped, in functions ":" too. Times are in microseconds.

    /app/main.py:<module>:1;/app/main.py:solve:12;L31 4012.3      sampled
    /app/main.py:<module>:1;/app/main.py:solve:12 40 3120.0       calls of the last from the first, and time in it alone
"""

import _thread
import builtins
import io
import os
import signal
import sys
import time

VERSION = 1
OWN_FILE = sys._getframe().f_code.co_filename
ESCAPES = {ord("%"): "%25", ord(";"): "%3B", ord("\n"): "%0A", ord("\r"): "%0D"}
NAME_ESCAPES = {**ESCAPES, ord(":"): "%3A"}

# Taken before the program can replace them.
thread_clock = time.thread_time
wall_clock = time.perf_counter
process_clock = time.process_time
clock_gettime = getattr(time, "clock_gettime", None)
get_pid = os.getpid
kill = os.kill
sleep = time.sleep


class Sampler:
    """Where the main thread was whenever a timer asked."""

    def __init__(self, kind, interval):
        self.kind = kind
        self.interval = interval
        self.signal = signal.SIGPROF if kind == "cpu" else signal.SIGALRM
        self.timer = signal.ITIMER_PROF if kind == "cpu" else signal.ITIMER_REAL
        self.taking = False
        self.samples = 0
        self.own_cpu = 0.0
        self.weights = {}
        self.codes = {}

    def start(self):
        signal.signal(self.signal, self.take)
        # System calls of C libraries go on instead of failing: a late sample weighs as much as it is late.
        signal.siginterrupt(self.signal, False)
        self.cpu, self.wall = thread_clock(), wall_clock()
        signal.setitimer(self.timer, self.interval / 1e6, self.interval / 1e6)

    def take(self, _signal, frame):
        # On a busy host the next signal may come while this one is handled.
        if self.taking:
            return
        self.taking = True
        cpu, wall = thread_clock(), wall_clock()
        if self.kind == "cpu":
            weight = cpu - self.cpu
        elif self.kind == "wall":
            weight = wall - self.wall
        else:
            weight = max(0.0, (wall - self.wall) - (cpu - self.cpu))
        path = [line_of(frame)]
        while frame is not None and frame.f_code.co_filename != OWN_FILE:
            code = frame.f_code
            # By identity: hashing a code object means hashing its instructions.
            self.codes[id(code)] = code
            path.append(id(code))
            frame = frame.f_back
        key = tuple(path)
        self.weights[key] = self.weights.get(key, 0.0) + weight
        self.samples += 1
        self.cpu, self.wall = thread_clock(), wall_clock()
        self.own_cpu += self.cpu - cpu
        self.taking = False

    def stop(self):
        """The facts of the measurement, and its paths."""
        signal.setitimer(self.timer, 0)
        facts = {
            "interval-microseconds": self.interval,
            "samples": self.samples,
            "sampler-cpu-seconds": round(self.own_cpu, 6),
        }
        if signal.getsignal(self.signal) != self.take:
            facts["taken-over"] = signal.Signals(self.signal).name
        paths = []
        excluded = 0.0
        # Copied, because the main thread may take a last sample while another thread is here.
        for (line, *path), seconds in dict(self.weights).items():
            codes = without_runner([self.codes[code] for code in reversed(path)])
            if codes:
                known = line if line >= 0 else line_before(codes[-1], ~line)
                paths.append(f"{';'.join(map(frame_text, codes))};L{known} {seconds * 1e6:.1f}")
            else:
                excluded += seconds
        facts["excluded-microseconds"] = round(excluded * 1e6, 1)
        return facts, paths


class CallCounter:
    """How often which function called which."""

    def start(self):
        import cProfile

        self.profile = cProfile.Profile()
        self.profile.enable()

    def stop(self):
        """The facts of the measurement, and its paths of one or two frames: what was called, and from where."""
        # What is still running is counted as if it had returned.
        self.profile.disable()
        entries = [entry for entry in self.profile.getstats() if not is_runner(entry.code)]
        used = {key_of(call.code) for entry in entries for call in entry.calls or ()}
        # Functions of C that nothing of the program called are the runner's: exec, compile.
        entries = [entry for entry in entries if not isinstance(entry.code, str) or entry.code in used]
        paths = []
        called = {}
        for caller in entries:
            for call in caller.calls or ():
                count, seconds = called.get(key_of(call.code), (0, 0.0))
                called[key_of(call.code)] = (count + call.callcount, seconds + call.inlinetime)
                if not is_runner(call.code):
                    paths.append(call_text([caller.code, call.code], call.callcount, call.inlinetime))
        for entry in entries:
            count, seconds = called.get(key_of(entry.code), (0, 0.0))
            if entry.callcount > count and not isinstance(entry.code, str):
                paths.append(call_text([entry.code], entry.callcount - count, max(0.0, entry.inlinetime - seconds)))
        return {}, paths


class Capture:
    """From the start of the program to the file, which is written once."""

    def __init__(self, options, program):
        self.folder = options["dir"]
        self.seconds = float(options["seconds"])
        self.kind = options["kind"]
        self.program = program
        self.instrument = CallCounter() if self.kind == "calls" else Sampler(self.kind, float(options["interval"]))
        self.owner = None
        self.started_in = os.getcwd()
        self.writing = _thread.RLock()
        self.written = False

    def start(self):
        """To be called as late as can be: what python does before a program starts is not the program's."""
        _thread.start_new_thread(self.watch, ())
        # A child made by fork has the handlers, but no timer and nothing to report.
        os.register_at_fork(after_in_child=self.forget)
        if signal.getsignal(signal.SIGTERM) == signal.SIG_DFL:
            signal.signal(signal.SIGTERM, self.terminated)
        for name in ("_exit", "execv", "execve"):
            setattr(os, name, self.before(getattr(os, name)))
        self.main_clock = clock_of_this_thread()
        self.wall, self.process, self.main = wall_clock(), process_clock(), self.main_clock()
        self.owner = get_pid()
        self.instrument.start()

    def watch(self):
        """The time box: a thread that wakes at its end, also when the program is over and its threads are not."""
        sleep(self.seconds)
        self.finish("time-box")
        kill(self.owner, signal.SIGKILL)

    def forget(self):
        self.owner = None

    def terminated(self, number, _frame):
        self.finish("exit")
        signal.signal(number, signal.SIG_DFL)
        kill(get_pid(), number)

    def before(self, function):
        """A function after which there is no process left to write anything, preceded by the writing."""

        def called(*arguments):
            self.finish("exit")
            return function(*arguments)

        return called

    def finish(self, ended):
        """Writes the file unless it is written; before the start and in a child made by fork it never does."""
        if self.owner != get_pid():
            return
        with self.writing:
            if self.written:
                return
            self.written = True
            wall, process, main = wall_clock(), process_clock(), self.main_clock()
            measured, paths = self.instrument.stop()
            facts = {
                "kind": self.kind,
                "python": f"{sys.implementation.name} {'.'.join(map(str, sys.version_info[:3]))}",
                "standard-library": os.path.dirname(os.__file__),
                "command": " ".join(self.program).translate(ESCAPES),
                "ended": ended,
                "wall-seconds": round(wall - self.wall, 6),
                "process-cpu-seconds": round(process - self.process, 6),
                "main-thread-cpu-seconds": round(main - self.main, 6),
                "child-cpu-seconds": round(sum(os.times()[2:4]), 6),
                # Less the one that watches the time box.
                "other-threads": max(0, _thread._count() - 1),
            }
            try:
                self.write({**facts, **measured}, paths)
            except OSError as error:
                print(f"python-sampler: the profile could not be written: {error}", file=sys.stderr)

    def write(self, facts, paths):
        os.makedirs(self.folder, exist_ok=True)
        file = os.path.join(self.folder, f"python-sampler.{get_pid()}.pysamples")
        # Renamed into place, so that a kill in the middle leaves no half a profile under the name that is looked for.
        with io.open(f"{file}.part", "w", encoding="utf-8", errors="backslashreplace") as out:
            out.write(f"# wick-python-sampler {VERSION}\n")
            out.writelines(f"# {key}: {value}\n" for key, value in facts.items())
            out.writelines(f"{path}\n" for path in paths)
        os.replace(f"{file}.part", file)


def clock_of_this_thread():
    """CPU time of the calling thread, which other threads may ask for where the system lets them."""
    if clock_gettime is None or not hasattr(time, "pthread_getcpuclockid"):
        return thread_clock
    clock = time.pthread_getcpuclockid(_thread.get_ident())
    return lambda: clock_gettime(clock)


def line_of(frame):
    """The line that runs; of an instruction without one, which a jump back to a loop's start may be, its complement."""
    if frame is None:
        return 0
    return ~frame.f_lasti if frame.f_lineno is None else frame.f_lineno


def line_before(code, instruction):
    """The line of the last instruction before this one that has a line."""
    known = code.co_firstlineno
    for start, _end, line in code.co_lines():
        if start > instruction:
            break
        known = line or known
    return known


def frame_text(code):
    """FILE:FUNCTION:FIRST-LINE. Files are absolute, since who reads does not know where the program ran."""
    if isinstance(code, str):  # what cProfile knows of a function of C
        return f"~:{code.translate(NAME_ESCAPES)}:0"
    file = code.co_filename if code.co_filename.startswith("<") else os.path.join(capture.started_in, code.co_filename)
    name = getattr(code, "co_qualname", code.co_name)
    return f"{file.translate(ESCAPES)}:{name.translate(NAME_ESCAPES)}:{code.co_firstlineno}"


def call_text(codes, count, seconds):
    return f"{';'.join(map(frame_text, codes))} {count} {seconds * 1e6:.1f}"


def key_of(code):
    return code if isinstance(code, str) else id(code)


def is_runner(code):
    """Whether it is this file, what it measures with, or runpy, which starts a program given by -m."""
    if isinstance(code, str):
        return "_lsprof.Profiler" in code
    return code.co_filename == OWN_FILE or code.co_filename.endswith(("/runpy.py", "<frozen runpy>"))


def without_runner(codes):
    start = 0
    while start < len(codes) and is_runner(codes[start]):
        start += 1
    return codes[start:]


def execute(program):
    """Runs the program as python itself would: its arguments, its __main__, its first place to import from."""
    what, *arguments = program
    if what == "-m":
        import runpy

        module, *arguments = arguments
        sys.argv = ["-m", *arguments]
        import_from(os.getcwd())
        fresh_main({})
        capture.start()
        runpy._run_module_as_main(module)
    elif what == "-c":
        text, *arguments = arguments
        sys.argv = ["-c", *arguments]
        import_from("")
        run_code(compile(text, "<string>", "exec", dont_inherit=True), {})
    else:
        sys.argv = program
        import_from(os.path.dirname(os.path.realpath(what)))
        file = os.path.abspath(what) if sys.version_info >= (3, 9) else what
        with io.open_code(file) as source:
            code = compile(source.read(), file, "exec", dont_inherit=True)
        loader = type(__loader__)("__main__", file)
        run_code(code, {"__file__": file, "__cached__": None, "__loader__": loader})


def import_from(folder):
    """Puts a folder where python put this file's own; with -I and -P it put none."""
    if sys.path and sys.path[0] == os.path.dirname(os.path.realpath(OWN_FILE)):
        sys.path[0] = folder


def run_code(code, attributes):
    names = fresh_main(attributes)
    capture.start()
    exec(code, names)


def fresh_main(attributes):
    module = type(sys)("__main__")
    module.__dict__.update(attributes, __builtins__=builtins)
    sys.modules["__main__"] = module
    return module.__dict__


def hide_own_frames():
    """Lets a traceback begin in the program."""
    shown = sys.excepthook

    def show(kind, error, trace):
        while trace is not None and trace.tb_frame.f_code.co_filename == OWN_FILE:
            trace = trace.tb_next
        shown(kind, error.with_traceback(trace), trace)

    sys.excepthook = show


def read_arguments(words):
    end = words.index("--")
    return Capture({name[2:]: value for name, value in zip(words[:end:2], words[1:end:2])}, words[end + 1 :])


if __name__ == "__main__":
    own_module = sys.modules["__main__"]  # kept, because the program's takes its place
    capture = read_arguments(sys.argv[1:])
    try:
        execute(capture.program)
    except BaseException:
        hide_own_frames()
        raise
    finally:
        capture.finish("exit")
