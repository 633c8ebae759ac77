"""Jobs of many objects: steps, time, CPU, memory and calls.

One job over a prefix, continued until all of its objects are requested; and one under "inspect": "listing" until all manifests are written and
all batch jobs are created (COS Batch). No limit on the rate. CPU and memory are those of the program, its start included.
"""
import contextlib
import json
import time

import lab

TOKEN = "a-token-of-at-least-32-characters-1"
POLICY = "version: 1\nrules: [{name: all, restore: {tier: bulk, days: 7}}]\n"
BATCH = 'batch: {uin: "100000000001", role: "qcs::cam::uin/100000000001:roleName/COS_Batch_QcsRole", from: 1000}\n'
MOST_SECONDS = 1200

COLUMNS = [("what", "what", None), ("program", "program", None), ("objects", "objects", 0), ("steps", "steps", 0), ("s", "wall_s", 0), ("CPU s", "cpu_s", 1),
           ("peak RSS MiB", "rss_mib", 1), ("lists", "list", 0), ("gets", "get_object", 0), ("puts", "put_object", 0), ("HEADs", "head_object", 0),
           ("restores", "restore", 0), ("batch jobs", "create_job", 0)]


def run(options, programs, folder, dns):
    rows = []
    for program in programs:
        for batch, sizes in ((False, options.job_sizes), (True, options.batch_sizes)):
            for objects in (int(size) for size in sizes.split(",")):
                with contextlib.closing(lab.cos_of(options, objects)) as cos:
                    rows.append(job(program, cos, objects, batch))
    lab.table("Jobs", COLUMNS, rows)
    return rows


def job(program, cos, objects, batch):
    settings = dict(THAW_COS_RATE="0", THAW_MANUAL_TOKEN=TOKEN, THAW_JOBS=f"cos://{lab.OPS}/thaw/", THAW_JOBS_TICK="off", THAW_LOG_FORMAT="text",
                    THAW_POLICY=POLICY + (BATCH if batch else ""))
    with lab.server_of(program, cos.port, **settings) as (started, address):
        request = {"action": "restore", "bucket": lab.BUCKET, "prefix": lab.PREFIX, "job": {"id": "big"}}
        if batch:
            request["inspect"] = "listing"
        headers = {"X-Thaw-Token": TOKEN}
        lab.http(address + "/jobs", request, headers)
        begun = time.monotonic()
        while True:
            lab.http(address + "/jobs/continue", {"within": "50s"}, headers)
            state = json.loads(lab.http(address + "/jobs/big", headers=headers))
            created = state["batch"] and all(part["jobId"] for part in state["batch"])
            if state["phase"] not in ("PLANNING", "REQUESTING") or batch and created:
                break
            if time.monotonic() - begun > MOST_SECONDS:
                raise SystemExit(f"{objects} objects: not finished in {MOST_SECONDS} s")
        seconds, used = time.monotonic() - begun, started.used()
        return {"what": "by COS Batch, until created" if batch else "direct, until requested", "program": program.name, "objects": objects,
                "steps": state["step"], "wall_s": seconds, "cpu_s": used["cpu_ms"] / 1000, "rss_mib": used["rss_mib"], **cos.stats()["requests"]}
