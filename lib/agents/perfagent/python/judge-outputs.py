"""Holds a program's outputs to the expected ones with the problem's own `evaluate(expected_output, program_output)`.

Takes a JSON file, removed when read: {"evaluator": source, "pairs": [{"expected", "actual"}], "seconds"}. Answers with
one line of JSON: per pair true, false, or in words why the evaluator gave no answer.
"""

import json
import os
import signal
import sys


def late(*_):
    raise TimeoutError("it took too long")


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        order = json.load(file)
    os.remove(sys.argv[1])
    out, sys.stdout = sys.stdout, sys.stderr
    scope = {"__name__": "evaluator"}
    exec(compile(order["evaluator"], "evaluator", "exec"), scope)
    signal.signal(signal.SIGALRM, late)
    verdicts = []
    for pair in order["pairs"]:
        signal.alarm(order["seconds"])
        try:
            verdicts.append(bool(scope["evaluate"](pair["expected"], pair["actual"])))
        except Exception as error:
            verdicts.append(f"{type(error).__name__}: {error}")
        finally:
            signal.alarm(0)
    json.dump(verdicts, out)


main()
