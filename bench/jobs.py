#!/usr/bin/env python3
"""Jobs of many objects: steps, time, CPU, memory and calls, as a table.

    python3 -B bench/jobs.py --fake-cos FAKE_COS [--thaw target/thaw-0.1.0-runner] [--objects 20000,200000] [--batch]

One job over a prefix, continued until all of its objects are requested; with --batch until all manifests are written and all batch
jobs are created, under "inspect": "listing". No limit on the rate. Everything listens on loopback, and what is started here is
stopped here; a run takes at most --seconds. CPU and memory are those of the program, its start included.
"""
import argparse
import glob
import json
import os
import re
import subprocess
import sys
import tempfile
import time
import urllib.request

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
ID, KEY, REGION = "AKIDexampleSecretId0000000000000000", "exampleSecretKey00000000000000000", "ap-guangzhou"
ARCHIVE, OPS = "archive-1250000000", "ops-1250000000"
TOKEN = "a-token-of-at-least-32-characters-1"
POLICY = "version: 1\nrules: [{name: all, restore: {tier: bulk, days: 7}}]\n"
BATCH = 'batch: {uin: "100000000001", role: "qcs::cam::uin/100000000001:roleName/COS_Batch_QcsRole", from: 1000}\n'
TICK = os.sysconf("SC_CLK_TCK")


def call(port, path, body=None, seconds=120):
    request = urllib.request.Request(
        f"http://127.0.0.1:{port}{path}",
        data=None if body is None else json.dumps(body).encode(),
        headers={"Content-Type": "application/json", "X-Thaw-Token": TOKEN},
    )
    with urllib.request.build_opener(urllib.request.ProxyHandler({})).open(request, timeout=seconds) as answer:
        return answer.read()


def when_up(port, path):
    for _ in range(600):
        try:
            return call(port, path, seconds=5)
        except OSError:
            time.sleep(0.05)
    sys.exit("the program did not start")


def used(pid):
    """CPU seconds and peak RSS in MiB of a process."""
    fields = open(f"/proc/{pid}/stat").read().rsplit(") ", 1)[1].split()
    peak = re.search(r"VmHWM:\s+(\d+)", open(f"/proc/{pid}/status").read()).group(1)
    return (int(fields[11]) + int(fields[12])) / TICK, int(peak) / 1024


def measure(options, objects):
    fake = subprocess.Popen(
        [sys.executable, "-B", options.fake_cos, "--port", "0", "--bucket", f"{ARCHIVE},{OPS}", "--objects", str(objects),
         "--key-prefix", "a/", "--verify", "strict"], stdout=subprocess.PIPE)
    port = int(re.search(rb"://[^ ]*:(\d+) ", fake.stdout.readline()).group(1))
    with tempfile.TemporaryDirectory() as folder:
        own = 20_000 + os.getpid() % 20_000
        environment = dict(
            PATH=os.environ["PATH"], HOME=folder, QUARKUS_HTTP_PORT=str(own), TENCENTCLOUD_REGION=REGION, THAW_BUCKETS=ARCHIVE,
            THAW_SECRET_ID=ID, THAW_SECRET_KEY=KEY, THAW_COS_CONNECT_TO=f"http://127.0.0.1:{port}",
            THAW_COS_ENDPOINT="http://{bucket}.cos.{region}.myqcloud.com", THAW_COS_RATE="0", THAW_MANUAL_TOKEN=TOKEN,
            THAW_JOBS=f"cos://{OPS}/thaw/", THAW_JOBS_TICK="off", THAW_DEADLINE="600s", THAW_LOG_FORMAT="text",
            THAW_POLICY=POLICY + (BATCH if options.batch else ""))
        command = ["java", "-jar", options.thaw] if options.thaw.endswith(".jar") else [options.thaw]
        program = subprocess.Popen(command, env=environment, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            when_up(own, "/q/health/live")
            request = {"action": "restore", "bucket": ARCHIVE, "prefix": "a/", "job": {"id": "big"}}
            if options.batch:
                request["inspect"] = "listing"
            call(own, "/jobs", request)
            start = time.monotonic()
            while time.monotonic() - start < options.seconds:
                call(own, "/jobs/continue", {"within": "50s"})
                job = json.loads(call(own, "/jobs/big"))
                asked = job["batch"] and all(part["jobId"] for part in job["batch"])
                if job["phase"] not in ("PLANNING", "REQUESTING") or options.batch and asked:
                    break
            else:
                sys.exit(f"{objects} objects: not finished in {options.seconds} s")
            seconds = time.monotonic() - start
            cpu, peak = used(program.pid)
            calls = json.loads(call(port, "/__fake/stats"))["by_op"]
            return [objects, job["step"], f"{seconds:.0f}", f"{cpu:.1f}", f"{peak:.1f}",
                    *(calls.get(name, 0) for name in ("list", "get", "put", "head", "restore", "batch"))]
        finally:
            for process in (program, fake):
                process.kill()
                process.wait()


def main():
    found = glob.glob(os.path.join(ROOT, "target", "*-runner")) + [os.path.join(ROOT, "target/quarkus-app/quarkus-run.jar")]
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--fake-cos", required=True, help="the program of an independent COS")
    parser.add_argument("--thaw", default=found[0], help="executable or jar")
    parser.add_argument("--objects", default="20000,200000")
    parser.add_argument("--batch", action="store_true", help="hand the objects to COS Batch")
    parser.add_argument("--seconds", type=int, default=600)
    options = parser.parse_args()
    print("| objects | steps | s | CPU s | peak RSS MiB | lists | gets | puts | HEADs | restores | calls of COS Batch |")
    print("|---|---|---|---|---|---|---|---|---|---|---|")
    for objects in options.objects.split(","):
        print("| " + " | ".join(str(cell) for cell in measure(options, int(objects))) + " |", flush=True)


if __name__ == "__main__":
    main()
