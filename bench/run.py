#!/usr/bin/env python3
"""All benchmarks, or those that are named.

    python3 -B bench/run.py                          # everything, with what is in target/ (built if nothing is there)
    python3 -B bench/run.py cold-start throughput    # some
    python3 -B bench/run.py --quick                  # everything, small: shows that it works, not how fast it is
    python3 -B bench/run.py cold-start throughput --program before=OTHER-runner --program after=target/thaw-0.1.0-runner --guard

Python 3 and a JDK of 17 or newer are needed, nothing else. COS is the embedded one of bench/cos, unless --fake-cos names a program of
another. Results are printed as tables and written as JSON (--json). As root, names are looked up at a name server that is started
here; else the address is given, and no table has the look-up in it.

--guard compares two programs: it says which figures of the second are worse than those of the first by more than 5%, and ends with 1
if there are any. Both were measured in turn in the same run. A time counts as worse if its median and its least value are.
"""
import argparse
import datetime
import json
import os
import platform
import sys
import tempfile

import lab

SUITES = ["cold-start", "throughput", "growth", "jobs", "endurance"]


def arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("suites", nargs="*", choices=[[], *SUITES], default=[], metavar="SUITE", help=", ".join(SUITES))
    parser.add_argument("--program", action="append", default=[], metavar="[NAME=]PATH", help="executable or jar; may be repeated")
    parser.add_argument("--guard", action="store_true", help="compare the second program with the first")
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--json", default=lab.ROOT + "/target/bench.json", metavar="FILE")
    parser.add_argument("--fake-cos", metavar="PROGRAM", help="a COS that shares no code with Thaw")
    parser.add_argument("--verify", default="strict", choices=["strict", "off"], help="of --fake-cos: off for peers with signatures of S3")
    parser.add_argument("--peers", default="java,node,rclone,s3cmd", help="those that are not there are left out; empty for none")
    cold = parser.add_argument_group("cold-start")
    cold.add_argument("--runs", type=int, default=20)
    cold.add_argument("--warm-up", type=int, default=8, help="rounds that do not count")
    cold.add_argument("--tls", default="none,ec,rsa")
    cold.add_argument("--round-trips", default="0,20", metavar="MILLIS")
    cold.add_argument("--image", action="store_true", help="also as an image")
    cold.add_argument("--hello", metavar="PATH", help="bench/hello, built the same way")
    more = parser.add_argument_group("others")
    more.add_argument("--repeat", type=int, default=3, help="throughput: runs of which the median counts")
    more.add_argument("--sizes", default="20000,200000,1000000", help="growth: objects")
    more.add_argument("--job-sizes", default="20000,200000", help="jobs: objects of those that request by themselves")
    more.add_argument("--batch-sizes", default="100000,1000000", help="jobs: objects of those by COS Batch")
    more.add_argument("--events", type=int, default=10_000, help="endurance")
    options = parser.parse_args()
    if options.quick:
        options.runs, options.warm_up, options.repeat = 3, 2, 1
        options.sizes, options.job_sizes, options.batch_sizes, options.events = "2000,20000", "2000", "2000", 300
    options.suites = options.suites or SUITES
    return options


def prepare(options):
    """Builds what the benchmarks need: the COS always anew, since it is made of the emulator's sources."""
    lab.maven(lab.BENCH + "/cos", "clean", "package")
    wanted = options.peers.split(",")
    if "java" in wanted and not os.path.exists(lab.BENCH + "/peers/java/target/dependency"):
        lab.maven(lab.BENCH + "/peers/java", "package")


def run(options, programs, folder, dns):
    results = {}
    for suite in options.suites:
        module = __import__(suite.replace("-", "_"))
        results[suite] = module.run(options, programs, folder, dns)
        write(options, programs, results)
    return results


def write(options, programs, results):
    import peers
    os.makedirs(os.path.dirname(os.path.abspath(options.json)), exist_ok=True)
    about = {"date": datetime.datetime.now(datetime.timezone.utc).isoformat(timespec="seconds"), "machine": platform.platform(),
             "cores": os.cpu_count(), "cos": options.fake_cos and "independent" or "embedded", "peers": peers.versions(),
             "programs": {program.name: os.path.relpath(program.path, lab.ROOT) for program in programs}}
    with open(options.json, "w") as file:
        json.dump({"about": about, "results": results}, file, indent=1)
        file.write("\n")


def main():
    options = arguments()
    lab.own_names()
    if options.guard and len(options.program) != 2:
        sys.exit("--guard compares two programs: --program before=PATH --program after=PATH")
    prepare(options)
    programs = lab.programs(options.program)
    with tempfile.TemporaryDirectory() as folder:
        dns = lab.Dns(folder) if os.environ.get("BENCH_NAMES") == "own" else None
        results = run(options, programs, folder, dns)
    print(f"\n{os.path.relpath(options.json)}: all of it as JSON")
    if options.guard:
        import guard
        sys.exit(guard.compare(results, *(program.name for program in programs)))


if __name__ == "__main__":
    main()
