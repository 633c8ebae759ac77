#!/usr/bin/env python3
"""Endurance: does memory grow, do answers slow down?

    python3 -B bench/endurance.py --fake-cos FAKE_COS --native target/thaw-0.1.0-runner
    python3 -B bench/endurance.py --fake-cos FAKE_COS --jar target/quarkus-app/quarkus-run.jar --java java

"poll": one event with one new object after the other through the poll loop; its time is from the event handed out to the answer posted.
"image": a bounded time of /event-invoke from a few callers at once, whose objects are soon restored: HEAD only. Not paced, no latency.
"""
import argparse, http.client, itertools, os, socket, subprocess, tempfile, threading, time
from cold_start import EVENT, KEY, FakeCos, RuntimeApi, end, environment, send


class ManyEvents(RuntimeApi):
    """Hands out a number of events, each with the next object."""

    def __init__(self, events, at):
        self.events, self.at, self.number, self.times, self.done = events, at, 0, [], threading.Event()
        super().__init__()

    def reply(self, connection, path, body):
        if path.endswith("/next"):
            if self.number == self.events:
                self.done.set()
                return
            event = EVENT.replace(KEY.encode(), b"archive/obj-%06d.bin" % self.number)
            self.number += 1
            self.given = time.perf_counter()
            send(connection, event, f"Request_Id: r{self.number}\r\nMemory_Limit_In_Mb: 64\r\nTime_Limit_In_Ms: 60000\r\n")
            return
        if "/invocation/" in path:
            self.times.append((time.perf_counter() - self.given) * 1000)
            if not path.endswith("/response"):
                raise SystemExit(body.decode())
            if self.number in self.at:
                self.at[self.number]()
        send(connection, b"", "")


def resident(pid):
    with open(f"/proc/{pid}/status") as status:
        return next(int(line.split()[1]) / 1024 for line in status if line.startswith("VmRSS"))


def told(mode, times, seconds, memory):
    ordered = sorted(times)
    p = lambda share: ordered[min(len(ordered) - 1, int(share * len(ordered)))]
    print(f"{mode}: {len(times)} invocations in {seconds:.1f} s, {len(times) / seconds:.0f}/s; "
          f"ms: median {p(.5):.2f}, p99 {p(.99):.2f}, most {ordered[-1]:.1f}")
    print("  RSS MiB: " + ", ".join(f"{value:.1f}" for value in memory)
          + f"; last / first {memory[-1] / memory[0]:.3f}", flush=True)


def poll(command, cos, log, events):
    memory, pid = [], []
    api = ManyEvents(events, {events * part // 10: lambda: memory.append(resident(pid[0])) for part in range(1, 11)})
    process = subprocess.Popen(command, stdout=log, stderr=log, cwd="/tmp", env=environment(
        cos.port, {"SCF_RUNTIME_API": "127.0.0.1", "SCF_RUNTIME_API_PORT": str(api.port), "THAW_COS_RATE": "0"}))
    pid.append(process.pid)
    begin = time.perf_counter()
    if not api.done.wait(600):
        raise SystemExit(f"only {api.number} of {events} events were fetched")
    told("poll", api.times, time.perf_counter() - begin, memory)
    end(process)
    if cos.restored() != events:
        raise SystemExit(f"{cos.restored()} of {events} objects were restored")


def caller(port, until, numbers, times, failures):
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    while time.perf_counter() < until:
        event = EVENT.replace(KEY.encode(), b"archive/obj-%06d.bin" % (next(numbers) % 1000))
        begin = time.perf_counter()
        connection.request("POST", "/event-invoke", event, {"Content-Type": "application/json"})
        answer = connection.getresponse()
        answer.read()
        times.append((time.perf_counter() - begin) * 1000)
        if answer.status != 200:
            failures.append(answer.status)


def image(command, cos, log, seconds, callers):
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    process = subprocess.Popen(command, stdout=log, stderr=log, cwd="/tmp", env=environment(
        cos.port, {"QUARKUS_HTTP_PORT": str(port), "QUARKUS_HTTP_HOST": "127.0.0.1", "THAW_COS_RATE": "0"}))
    for _ in range(1000):
        try:
            socket.create_connection(("127.0.0.1", port)).close()
            break
        except OSError:
            time.sleep(0.01)
    begin, numbers, times, failures, memory = time.perf_counter(), itertools.count(), [], [], []
    threads = [threading.Thread(target=caller, args=(port, begin + seconds, numbers, times, failures)) for _ in range(callers)]
    for thread in threads:
        thread.start()
    for part in range(1, 11):
        time.sleep(max(0, begin + seconds * part / 10 - time.perf_counter()))
        memory.append(resident(process.pid))
    for thread in threads:
        thread.join()
    told(f"image, {callers} at once", times, time.perf_counter() - begin, memory)
    end(process)
    if failures:
        raise SystemExit(f"{len(failures)} answers of {set(failures)}")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--fake-cos", required=True)
    parser.add_argument("--native")
    parser.add_argument("--jar")
    parser.add_argument("--java", default="java")
    parser.add_argument("--events", type=int, default=10_000)
    parser.add_argument("--seconds", type=int, default=60)
    parser.add_argument("--callers", type=int, default=4)
    options = parser.parse_args()
    command = [options.native] if options.native else [options.java, "-jar", options.jar]
    command = [os.path.abspath(part) if "/" in part else part for part in command]
    with tempfile.TemporaryFile() as log:
        for work in (lambda cos: poll(command, cos, log, options.events),
                     lambda cos: image(command, cos, log, options.seconds, options.callers)):
            cos = FakeCos(options.fake_cos, options.events)
            try:
                work(cos)
            finally:
                cos.process.terminate()


if __name__ == "__main__":
    main()
