#!/usr/bin/env python3
"""Cold start: from exec to one object restored, as a table.

    python3 bench/cold_start.py --fake-cos FAKE_COS \\
        --native target/thaw-0.1.0-runner --fast-jar FOLDER --aot-jar FOLDER --java25 /usr/lib/jvm/... \\
        --hello FOLDER/hello-runner --peers PEERS --runs 20

What is not given is left out. Each program starts with the environment that SCF gives and gets one event with one object;
"poll" fetches it from a fake runtime API, "image" is asked over HTTP until it answers. Both end when the answer is there, which
is after the fake COS took the restore. "hello" is a program without work, "image" is its start. All are run in turn, so that a
busy minute hits all alike; a first round is thrown away. TLS is not in the numbers: the fake COS speaks plain HTTP.
"""
import argparse, http.client, json, os, queue, signal, socket, statistics, subprocess, sys, tempfile, threading, time, urllib.request

SECRET_ID, SECRET_KEY = "AKIDexampleSecretId0000000000000000", "exampleSecretKey00000000000000000"
BUCKET, APPID, REGION, KEY = "bench", "1250000000", "ap-guangzhou", "archive/obj-000000.bin"
POLICY = "version: 1\nrules: [{name: all, restore: {tier: standard, days: 3}}]\n"
EVENT = json.dumps({"Records": [{
    "cos": {"cosSchemaVersion": "1.0", "cosNotificationId": "unkown",
            "cosObject": {"url": f"http://{BUCKET}-{APPID}.cos.{REGION}.myqcloud.com/{KEY}", "key": f"/{APPID}/{BUCKET}/{KEY}",
                          "size": 1024, "vid": "", "meta": {"x-cos-request-id": "x", "Content-Type": ""}},
            "cosBucket": {"region": "gz", "name": BUCKET, "appid": APPID}},
    "event": {"eventName": "cos:ObjectCreated:Put", "eventVersion": "1.0", "eventTime": 1545205770, "eventSource": "qcs::cos",
              "eventQueue": f"qcs:0:scf:{REGION}:appid/{APPID}:default.thaw.$LATEST", "reqid": 1,
              "requestParameters": {"requestSourceIP": "127.0.0.1", "requestHeaders": {"Authorization": "x"}}}}]}).encode()


class RuntimeApi:
    """Hands out one event to whoever asks first, and tells when the answer was posted."""

    def __init__(self):
        self.server = socket.create_server(("127.0.0.1", 0))
        self.port = self.server.getsockname()[1]
        self.answers = queue.Queue()
        threading.Thread(target=self.accept, daemon=True).start()

    def accept(self):
        while True:
            threading.Thread(target=self.serve, args=(self.server.accept()[0],), daemon=True).start()

    def serve(self, connection):
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        stream = connection.makefile("rb")
        while line := stream.readline():
            length = 0
            while (header := stream.readline().strip().lower()):
                if header.startswith(b"content-length:"):
                    length = int(header[15:])
            body = stream.read(length)
            self.reply(connection, line.split()[1].decode(), body)

    def reply(self, connection, path, body):
        if path.endswith("/next"):
            if self.given:
                return
            self.given, self.fetched = True, time.perf_counter()
            send(connection, EVENT, "Request_Id: bench\r\nMemory_Limit_In_Mb: 64\r\nTime_Limit_In_Ms: 60000\r\n")
        else:
            if "/invocation/" in path:
                self.answers.put((time.perf_counter(), path, body))
            send(connection, b"", "")

    def reset(self):
        self.given, self.fetched, self.answers = False, None, queue.Queue()


def send(connection, body, headers):
    connection.sendall(f"HTTP/1.1 200 OK\r\n{headers}Content-Length: {len(body)}\r\n\r\n".encode() + body)


class FakeCos:
    def __init__(self, program, objects=1):
        with socket.create_server(("127.0.0.1", 0)) as free:
            self.port = free.getsockname()[1]
        self.process = subprocess.Popen([sys.executable, "-B", program, "--port", str(self.port), "--objects", str(objects), "--verify", "strict",
                                         "--bucket", f"{BUCKET}-{APPID}"], stdout=subprocess.PIPE)
        self.process.stdout.readline()

    def admin(self, call, body=None):
        data = None if body is None else json.dumps(body).encode()
        return urllib.request.urlopen(f"http://127.0.0.1:{self.port}/__fake/{call}", data, timeout=10).read()

    def restored(self):
        return json.loads(self.admin("stats"))["keys_restored"]


def environment(cos_port, more):
    """No more than SCF gives: no HOME, no PATH that leads anywhere, nothing of this shell."""
    return {"PATH": "/usr/bin:/bin", "TENCENTCLOUD_RUNENV": "SCF", "TENCENTCLOUD_REGION": REGION, "TENCENTCLOUD_APPID": APPID,
            "TENCENTCLOUD_SECRETID": SECRET_ID, "TENCENTCLOUD_SECRETKEY": SECRET_KEY, "THAW_POLICY": POLICY,
            "THAW_COS_CONNECT_TO": f"http://127.0.0.1:{cos_port}", **more}


def memory_mib(pid):
    with open(f"/proc/{pid}/status") as status:
        return next(int(line.split()[1]) / 1024 for line in status if line.startswith("VmHWM"))


def cpu_ms(pid):
    with open(f"/proc/{pid}/stat") as stat:
        fields = stat.read().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) * 1000 / os.sysconf("SC_CLK_TCK")


def end(process):
    process.send_signal(signal.SIGTERM)
    try:
        process.wait(10)
    except subprocess.TimeoutExpired:
        process.kill()


def measured(process, begin, answered):
    row = {"ms": (answered - begin) * 1000, "rss": memory_mib(process.pid), "cpu": cpu_ms(process.pid)}
    end(process)
    return row


def start(command, env, log):
    return subprocess.Popen(command, env=env, stdout=log, stderr=log, cwd="/tmp", close_fds=False)


def poll(command, cos_port, log, api):
    api.reset()
    env = environment(cos_port, {"SCF_RUNTIME_API": "127.0.0.1", "SCF_RUNTIME_API_PORT": str(api.port)})
    begin = time.perf_counter()
    process = start(command, env, log)
    answered, path, body = api.answers.get(timeout=60)
    if not path.endswith("/response"):
        raise SystemExit(f"{command}: {path} {body.decode()}")
    return measured(process, begin, answered)


def image(command, cos_port, log, path="/event-invoke"):
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    begin = time.perf_counter()
    process = start(command, environment(cos_port, {"QUARKUS_HTTP_PORT": str(port), "QUARKUS_HTTP_HOST": "127.0.0.1"}), log)
    while True:
        try:
            connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
            connection.request("POST", path, EVENT, {"Content-Type": "application/json", "X-Scf-Request-Id": "bench"})
            response = connection.getresponse()
            response.read()
            if response.status == 200:
                return measured(process, begin, time.perf_counter())
            raise SystemExit(f"{command}: status {response.status}")
        except (ConnectionError, http.client.RemoteDisconnected):
            if process.poll() is not None:
                raise SystemExit(f"{command} ended with {process.returncode}")
            time.sleep(0.0005)


def peer(folder, name, latency):
    """One run of a peer as its own bench does it: process start to exit."""
    with tempfile.NamedTemporaryFile() as out:
        subprocess.run([sys.executable, "-B", f"{folder}/bench.py", "--peers", name, "--n", "1", "--latency", str(latency), "--repeat", "1",
                        "--out", out.name], stdout=subprocess.DEVNULL, check=True)
        row = json.load(open(out.name))[0]
    if row["exit"] != 0 or not row["restored"]:
        raise SystemExit(f"{name}: {row}")
    return {"ms": row["wall_s"] * 1000, "rss": row["rss_mib"], "cpu": row["cpu_s"] * 1000}


def size_mib(path):
    files = [path] if os.path.isfile(path) else [os.path.join(d, f) for d, _, fs in os.walk(path) for f in fs]
    return sum(os.path.getsize(f) for f in files) / 2**20


def programs(options):
    """Name -> (command, size of the package)."""
    flags = ["-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"]
    for path in options.native:
        yield os.path.basename(path) if len(options.native) > 1 else "native", [os.path.abspath(path)], size_mib(path)
    if options.aot_jar:
        folder = os.path.abspath(options.aot_jar)
        yield "AOT jar", [options.java25, *flags, f"-XX:AOTCache={folder}/app.aot", "-XX:AOTMode=on", "-jar", f"{folder}/quarkus-run.jar"], size_mib(folder)
    if options.fast_jar:
        yield "fast-jar", [options.java25, *flags, "-jar", os.path.abspath(options.fast_jar) + "/quarkus-run.jar"], size_mib(options.fast_jar)


def cases(options, cos, api, log):
    for name, command, size in programs(options):
        yield name, "poll", size, lambda latency, command=command: poll(command, cos.port, log, api)
        yield name, "image", size, lambda latency, command=command: image(command, cos.port, log)
    if options.hello:
        command = [os.path.abspath(options.hello)]
        yield "hello", "image", size_mib(options.hello), lambda latency: image(command, cos.port, log, "/hello")
    if options.peers:
        for name in options.peer_names.split(","):
            yield name, "command", 0, lambda latency, name=name: peer(options.peers, name, latency)


def run(options, cos, api, log):
    rows = {}
    for latency in options.latency.split(","):
        cos.admin("config", {"latency_ms": float(latency)})
        for turn in range(options.runs + 1):
            for name, mode, size, measure in cases(options, cos, api, log):
                cos.admin("reset")
                row = measure(latency)
                if mode != "command" and name != "hello" and cos.restored() != 1:
                    raise SystemExit(f"{name}, {mode}: answered, but nothing was restored")
                if turn:
                    rows.setdefault((name, mode, latency, size), []).append(row)
    return rows


def table(rows):
    print("| program | mode | latency ms | median ms | min | p90 | peak RSS MiB | CPU ms | package MiB |")
    print("| --- | --- | --- | --- | --- | --- | --- | --- | --- |")
    for (name, mode, latency, size), measured in rows.items():
        times = sorted(row["ms"] for row in measured)
        median = lambda what: statistics.median(row[what] for row in measured)
        print(f"| {name} | {mode} | {latency} | {median('ms'):.0f} | {times[0]:.0f} | {times[int(0.9 * (len(times) - 1))]:.0f} "
              f"| {max(row['rss'] for row in measured):.0f} | {median('cpu'):.0f} | {size:.0f} |")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--fake-cos", required=True)
    parser.add_argument("--native", action="append", default=[], help="the executable; several are compared by file name")
    parser.add_argument("--aot-jar", help="folder with quarkus-run.jar and app.aot, where it was trained")
    parser.add_argument("--fast-jar", help="folder with quarkus-run.jar")
    parser.add_argument("--java25", default="/usr/lib/jvm/temurin-25-jdk-amd64/bin/java")
    parser.add_argument("--hello", help="a hello-world executable with the same extensions, bench/hello")
    parser.add_argument("--peers", help="folder of the peers; LAB must be prepared as its README says, and root is needed")
    parser.add_argument("--peer-names", default="java-sdk-1,node-sdk-1,rclone,s3cmd")
    parser.add_argument("--latency", default="0,20")
    parser.add_argument("--runs", type=int, default=20)
    options = parser.parse_args()
    cos, api = FakeCos(options.fake_cos), RuntimeApi()
    try:
        with tempfile.TemporaryFile() as log:
            table(run(options, cos, api, log))
    finally:
        cos.process.terminate()


if __name__ == "__main__":
    main()
