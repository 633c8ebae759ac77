#!/usr/bin/env python3
"""Throughput, CPU and memory of Thaw and its peers against a COS on this machine.

    LAB=FOLDER python3 -B bench/throughput.py --fake-cos FAKE_COS --peers PEERS [--only thaw,java,node] [--scenario limit,half,free]

Thaw is target/*-runner if there is one, else target/quarkus-app/quarkus-run.jar (--thaw chooses another), driven over HTTP. Peers
are those of PEERS, prepared in LAB as its README says; one that is not there is left out. Everything listens on loopback, and
what is started here is stopped here. CPU and memory are the process's own, its start included; `wall` is from the request to the
answer for Thaw and what the peer says of its own work, `start` is the time before.
"""
import argparse
import glob
import json
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
ID, KEY, BUCKET, REGION = "AKIDexampleSecretId0000000000000000", "exampleSecretKey00000000000000000", "bench-1250000000", "ap-guangzhou"
POLICY = "version: 1\nrules:\n  - name: all\n    restore: {tier: standard, days: 3}\n"
TICK = os.sysconf("SC_CLK_TCK")

# name: (objects, options of the fake COS, settings of Thaw)
SCENARIOS = {
    "limit": (2000, ["--latency-ms", "20", "--qps-limit", "100"], {}),
    "half": (1000, ["--latency-ms", "20", "--qps-limit", "50"], {}),
    "free": (2000, [], {"THAW_COS_RATE": "0", "THAW_COS_CONCURRENCY": "32"}),
}


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def call(url, body=None, timeout=900):
    data = None if body is None else json.dumps(body).encode()
    request = urllib.request.Request(url, data=data, headers={"Content-Type": "application/json"})
    try:
        with urllib.request.build_opener(urllib.request.ProxyHandler({})).open(request, timeout=timeout) as answer:
            return answer.read()
    except urllib.error.HTTPError as refused:
        sys.exit(f"{url} answered {refused.code}: {refused.read().decode('utf-8', 'replace')}")


def when_up(url, process, seconds=60):
    end = time.monotonic() + seconds
    while time.monotonic() < end and process.poll() is None:
        try:
            return call(url, timeout=5)
        except OSError:
            time.sleep(0.01)
    raise RuntimeError("not up: " + url)


class Started:
    """A process that ends with its block, however that ends."""

    def __init__(self, command, **options):
        self.process = subprocess.Popen(command, **options)

    def __enter__(self):
        return self.process

    def __exit__(self, *_):
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
            try:
                self.process.wait(10)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()


def fake(program, port, objects, options):
    command = [sys.executable, "-B", program, "--port", str(port),
               "--bucket", BUCKET, "--objects", str(objects), "--verify", "strict", *options]
    return Started(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def used(pid):
    """CPU seconds and peak memory in MiB of a running process."""
    fields = open(f"/proc/{pid}/stat").read().rsplit(")", 1)[1].split()
    status = open(f"/proc/{pid}/status").read()
    peak = next(line.split()[1] for line in status.splitlines() if line.startswith("VmHWM"))
    return (int(fields[11]) + int(fields[12])) / TICK, int(peak) / 1024


def thaw_command(chosen):
    found = [chosen] if chosen else glob.glob(ROOT + "/target/*-runner") + glob.glob(ROOT + "/target/quarkus-app/quarkus-run.jar")
    if not found:
        sys.exit("no Thaw in target/: ./mvnw package -DskipTests")
    return ["java", "-jar", found[0]] if found[0].endswith(".jar") else [found[0]]


def measure_thaw(command, cos, objects, settings, by, inspect):
    port = free_port()
    env = {name: value for name, value in os.environ.items() if not name.startswith(("THAW_", "TENCENTCLOUD_", "QUARKUS_"))}
    env.update(THAW_POLICY=POLICY, THAW_BUCKETS=BUCKET, THAW_SECRET_ID=ID, THAW_SECRET_KEY=KEY, THAW_DEADLINE="15m",
               THAW_COS_ENDPOINT="http://{bucket}.cos.{region}.myqcloud.com", THAW_COS_CONNECT_TO=f"http://127.0.0.1:{cos}",
               TENCENTCLOUD_REGION=REGION, QUARKUS_HTTP_PORT=str(port), **settings)
    request = {"bucket": BUCKET, "region": REGION, "inspect": inspect}
    if by == "prefix":
        request["prefix"] = "archive/"
    else:
        request["keys"] = ["archive/obj-%06d.bin" % number for number in range(objects)]
    begun = time.monotonic()
    with Started(command, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        when_up(f"http://127.0.0.1:{port}/q/health/live", process)
        sent = time.monotonic()
        summary = json.loads(call(f"http://127.0.0.1:{port}/event-invoke", request))["summary"]
        wall = time.monotonic() - sent
        cpu, peak = used(process.pid)
    return {"start_s": sent - begun, "wall_s": wall, "cpu_s": cpu, "rss_mib": peak, "accepted": summary["accepted"]}


def peers(folder, lab):
    java = ["java", "-cp", f"{lab}/jlib/*:{lab}/jbench", "RestoreBench"]
    node = ["node", f"{folder}/node/restore_bench.js", f"{lab}/node/node_modules/cos-nodejs-sdk-v5"]
    return {"java": (java, f"{lab}/jbench"), "node": (node, node[2])}


def measure_peer(command, cos):
    env = {name: value for name, value in os.environ.items() if "proxy" not in name.lower()}
    with tempfile.TemporaryFile("w+") as out:
        begun = time.monotonic()
        process = subprocess.Popen([*command, f"127.0.0.1:{cos}", "archive/", "32"], env=env, stdout=out, stderr=subprocess.DEVNULL)
        _, _, usage = os.wait4(process.pid, 0)
        process.returncode = 0
        whole = time.monotonic() - begun
        out.seek(0)
        told = json.loads(out.read().strip().splitlines()[-1])
    return {"start_s": whole - told["inner_s"], "wall_s": told["inner_s"], "cpu_s": usage.ru_utime + usage.ru_stime,
            "rss_mib": usage.ru_maxrss / 1024, "accepted": told["ok"]}


def run(name, objects, options, program, work):
    port = free_port()
    with fake(program, port, objects, options) as server:
        when_up(f"http://127.0.0.1:{port}/__fake/stats", server)
        row = work(port)
        stats = json.loads(call(f"http://127.0.0.1:{port}/__fake/stats"))
    row.update(who=name, objects=objects, requests=stats["by_op"], slow_downs=stats["by_status"].get("503", 0),
               twice=stats["max_restores_of_one_key"] > 1, signature=stats["signature"])
    row["per_s"] = row["accepted"] / row["wall_s"]
    row["cpu_ms_each"] = 1000 * row["cpu_s"] / objects
    return row


def show(scenario, row):
    print("%-6s %-5s %5d of %5d  wall %6.2f s (start %5.2f)  %7.1f/s  cpu %6.3f ms each  rss %4.0f MiB  503: %d%s  %s" % (
        scenario, row["who"], row["accepted"], row["objects"], row["wall_s"], row["start_s"], row["per_s"], row["cpu_ms_each"],
        row["rss_mib"], row["slow_downs"], "  TWICE" if row["twice"] else "", row["requests"]), flush=True)


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--fake-cos", required=True)
    options.add_argument("--peers", default="", help="folder of the peers; LAB must be prepared as its README says")
    options.add_argument("--thaw")
    options.add_argument("--only", default="thaw,java,node")
    options.add_argument("--scenario", default=",".join(SCENARIOS))
    options.add_argument("--objects", type=int, help="instead of the scenario's")
    options.add_argument("--by", choices=["keys", "prefix"], default="keys")
    options.add_argument("--inspect", choices=["head", "listing"], default="head", help="listing, with --by prefix: as the peers, no HEAD")
    options.add_argument("--repeat", type=int, default=1)
    options.add_argument("--out", help="file for the rows as JSON")
    chosen = options.parse_args()
    lab = os.environ.get("LAB", os.path.join(tempfile.gettempdir(), "lab"))
    wanted, rows = chosen.only.split(","), []
    for scenario in chosen.scenario.split(","):
        usual, faults, settings = SCENARIOS[scenario]
        objects = chosen.objects or usual
        work = {name: (lambda cos, command=command: measure_peer(command, cos))
                for name, (command, needed) in peers(os.path.abspath(chosen.peers), lab).items() if chosen.peers and name in wanted and os.path.exists(needed)}
        if "thaw" in wanted:
            command = thaw_command(chosen.thaw)
            work["thaw"] = lambda cos: measure_thaw(command, cos, objects, settings, chosen.by, chosen.inspect)
        for _ in range(chosen.repeat):
            for name, measure in work.items():
                rows.append(dict(run(name, objects, faults, chosen.fake_cos, measure), scenario=scenario))
                show(scenario, rows[-1])
    if chosen.out:
        with open(chosen.out, "w") as out:
            json.dump(rows, out, indent=1)


if __name__ == "__main__":
    main()
