"""Endurance: does memory grow, do answers slow down?

"poll": one event with one new object after the other through the poll loop; its time is from the event handed out to the answer posted.
"image": a bounded time of /event-invoke from a few callers at once, whose objects are soon restored: HEAD only. Not paced, no latency.
"""
import contextlib
import http.client
import itertools
import tempfile
import threading
import time

import cold_start
import lab

SECONDS, CALLERS, OBJECTS_AT_ONCE = 60, 4, 1000

COLUMNS = [("way in", "what", None), ("program", "program", None), ("invocations", "invocations", 0), ("a second", "per_s", 0), ("ms, median", "ms", 1),
           ("p99", "p99_ms", 1), ("most", "most_ms", 1), ("RSS after a tenth", "rss_early_mib", 1), ("at the end", "rss_mib", 1)]


class ManyEvents(lab.RuntimeApi):
    """Hands out a number of events, each with the next object."""

    def __init__(self, events, at):
        self.events, self.at, self.number, self.times, self.done = events, at, 0, [], threading.Event()
        super().__init__(b"")

    def reply(self, connection, path, body):
        if path.endswith("/next"):
            if self.number == self.events:
                self.done.set()
                return
            event = cold_start.EVENT.replace((lab.KEY % 0).encode(), (lab.KEY % self.number).encode())
            self.number += 1
            self.handed = time.perf_counter()
            self.send(connection, event, f"Request_Id: r{self.number}\r\nMemory_Limit_In_Mb: 64\r\nTime_Limit_In_Ms: 60000\r\n")
            return
        if "/invocation/" in path:
            self.times.append((time.perf_counter() - self.handed) * 1000)
            if not path.endswith("/response"):
                raise SystemExit(body.decode())
            if self.number in self.at:
                self.at[self.number]()
        self.send(connection, b"", "")


def row(what, program, times, seconds, memory):
    ordered = sorted(times)
    at = lambda share: ordered[min(len(ordered) - 1, int(share * len(ordered)))]
    return {"what": what, "program": program.name, "invocations": len(times), "per_s": len(times) / seconds, "ms": at(.5), "p99_ms": at(.99),
            "most_ms": ordered[-1], "rss_early_mib": memory[0], "rss_mib": memory[-1]}


def poll(program, cos, events, log):
    memory, running = [], []
    api = ManyEvents(events, {events * part // 10: lambda: memory.append(running[0].resident_mib()) for part in range(1, 11)})
    env = lab.environment(cos.port, SCF_RUNTIME_API=lab.LOCAL, SCF_RUNTIME_API_PORT=str(api.port), THAW_COS_RATE="0")
    with lab.Started(program.command(), env, log) as started:
        running.append(started)
        begun = time.perf_counter()
        if not api.done.wait(600):
            raise SystemExit(f"only {api.number} of {events} events were fetched")
        seconds = time.perf_counter() - begun
    if cos.stats()["restored"] != events:
        raise SystemExit(f"{cos.stats()['restored']} of {events} objects were restored")
    return row("poll loop", program, api.times, seconds, memory)


def caller(port, until, numbers, times, failures):
    connection = http.client.HTTPConnection(lab.LOCAL, port, timeout=30)
    while time.perf_counter() < until:
        event = cold_start.EVENT.replace((lab.KEY % 0).encode(), (lab.KEY % (next(numbers) % OBJECTS_AT_ONCE)).encode())
        begun = time.perf_counter()
        connection.request("POST", "/event-invoke", event, {"Content-Type": "application/json"})
        answer = connection.getresponse()
        answer.read()
        times.append((time.perf_counter() - begun) * 1000)
        if answer.status != 200:
            failures.append(answer.status)


def image(program, cos, seconds):
    with lab.server_of(program, cos.port, THAW_COS_RATE="0") as (started, address):
        begun, numbers, times, failures, memory = time.perf_counter(), itertools.count(), [], [], []
        port = int(address.rsplit(":", 1)[1])
        threads = [threading.Thread(target=caller, args=(port, begun + seconds, numbers, times, failures)) for _ in range(CALLERS)]
        for thread in threads:
            thread.start()
        for part in range(1, 11):
            time.sleep(max(0, begun + seconds * part / 10 - time.perf_counter()))
            memory.append(started.resident_mib())
        for thread in threads:
            thread.join()
        if failures:
            raise SystemExit(f"{len(failures)} answers of {set(failures)}")
        return row(f"/event-invoke, {CALLERS} callers", program, times, time.perf_counter() - begun, memory)


def run(options, programs, folder, dns):
    rows = []
    with tempfile.TemporaryFile() as log:
        for program in programs:
            with contextlib.closing(lab.EmbeddedCos(objects=max(options.events, OBJECTS_AT_ONCE))) as cos:
                rows.append(poll(program, cos, options.events, log))
                rows.append(image(program, cos, 5 if options.quick else SECONDS))
    lab.table("Endurance", COLUMNS, rows)
    return rows
