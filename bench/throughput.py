"""Many objects in one request: rate, CPU, memory and connections, without a limit and at the limit of the service.

Thaw is driven over HTTP and restores a prefix under "inspect": "listing": the same requests as its peers send, pages and restores. CPU and
memory are the process's own, its start included; the time is that of the work.
"""
import json
import tempfile
import time

import lab
import peers

# name: (objects, latency before an answer in ms, limit a second, TLS, settings of Thaw)
UNPACED = {"THAW_COS_RATE": "0", "THAW_COS_CONCURRENCY": "32"}
SCENARIOS = {
    "free": (2000, 0, 0, "none", UNPACED),
    "free, TLS, EC": (2000, 0, 0, "ec", UNPACED),
    "free, TLS, RSA": (2000, 0, 0, "rsa", UNPACED),
    "limit of 100/s, 20 ms": (2000, 20, 100, "ec", {}),
    "limit of 50/s, 20 ms": (1000, 20, 50, "ec", {}),
}

COLUMNS = [("scenario", "scenario", None), ("who", "program", None), ("accepted", "accepted", 0), ("s", "wall_s", 2), ("a second", "per_s", 0),
           ("SlowDown", "slow_downs", 0), ("CPU ms each", "cpu_ms_each", 3), ("peak RSS MiB", "rss_mib", 0), ("connections", "connections", 0)]


class LimitedSite(lab.Site):
    """A COS without a network in front, which is slow or busy."""

    def __init__(self, options, objects, latency, limit, security, folder, dns):
        super().__init__(options, objects, security, folder, dns)
        self.limit, self.latency = limit, latency

    def fresh(self):
        """A new second for the limit, and no object restored."""
        self.cos.limit(self.limit)
        self.cos.latency(self.latency)
        self.cos.fresh()


def of_thaw(program, site, settings):
    with lab.server_of(program, site.port, site.scheme, site.properties, **settings) as (started, address):
        request = {"bucket": lab.BUCKET, "region": lab.REGION, "prefix": lab.PREFIX, "inspect": "listing"}
        begun = time.monotonic()
        summary = json.loads(lab.http(address + "/event-invoke", request))["summary"]
        wall = time.monotonic() - begun
        return {"wall_s": wall, "accepted": summary["accepted"], **started.used()}


def run(options, programs, folder, dns):
    rows = []
    for name, (objects, latency, limit, security, settings) in SCENARIOS.items():
        if options.quick and limit:
            continue
        with tempfile.TemporaryDirectory(dir=folder) as own:
            site = LimitedSite(options, objects, latency, limit, security, own, dns)
            try:
                work = {program.name: lambda program=program: of_thaw(program, site, settings) for program in programs}
                work.update({peer.name: peer.all for peer in peers.found(options, site) if peer.name.endswith("SDK")})
                rows += scenario(name, objects, work, site, options.repeat if limit == 0 else 1)
            finally:
                site.close()
    lab.table("Throughput", COLUMNS, rows)
    return rows


def scenario(name, objects, work, site, repeat):
    measured = {}
    # The first round warms the server up.
    for turn in range(repeat + 1):
        for who, measure in work.items():
            site.fresh()
            row = measure()
            stats = site.cos.stats()
            if stats["twice"]:
                raise SystemExit(f"{who}: an object was restored twice")
            row.update(connections=stats["connections"], slow_downs=max(0, stats["requests"]["restore"] - row["accepted"]))
            if turn:
                measured.setdefault(who, []).append(row)
    return [summary(name, who, objects, rows) for who, rows in measured.items()]


def summary(name, who, objects, rows):
    row = {"scenario": name, "program": who}
    for field in ("accepted", "wall_s", "cpu_ms", "rss_mib", "connections", "slow_downs"):
        row[field] = lab.median(rows, field)
    row["least_wall_s"] = min(each["wall_s"] for each in rows)
    row["per_s"] = row["accepted"] / row["wall_s"]
    row["cpu_ms_each"] = row["cpu_ms"] / objects
    return row
