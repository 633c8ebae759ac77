"""What all benchmarks share: a COS to talk to, a network with a delay, names, certificates, and programs to start and to measure.

Everything listens on loopback, and what is started here ends here.
"""
import asyncio
import contextlib
import glob
import json
import os
import queue
import re
import shutil
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time
import urllib.request

BENCH = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(BENCH)
SECRET_ID, SECRET_KEY = "AKIDexampleSecretId0000000000000000", "exampleSecretKey00000000000000000"
NAME, APPID, REGION = "bench", "1250000000", "ap-guangzhou"
BUCKET, OPS = f"{NAME}-{APPID}", f"ops-{APPID}"
DOMAIN = f"cos.{REGION}.myqcloud.com"
PREFIX = "archive/"
KEY = PREFIX + "obj-%06d.bin"
POLICY = "version: 1\nrules: [{name: all, restore: {tier: standard, days: 3}}]\n"
PASSWORD = "changeit"
LOCAL = "127.0.0.1"
JAVA_HOME = os.environ.get("JAVA_HOME")
PLAIN = urllib.request.build_opener(urllib.request.ProxyHandler({}))


def java(tool="java"):
    return os.path.join(JAVA_HOME, "bin", tool) if JAVA_HOME else tool


def maven(folder, *arguments):
    """Builds a project of the benchmarks, or the product."""
    windows = os.name == "nt"
    subprocess.run([os.path.join(ROOT, "mvnw.cmd" if windows else "mvnw"), "-B", "-q", "-f", os.path.join(folder, "pom.xml"), *arguments],
                   check=True, cwd=ROOT)


def free_port():
    with socket.create_server((LOCAL, 0)) as free:
        return free.getsockname()[1]


def http(url, body=None, headers=None, seconds=900):
    data = body if body is None or isinstance(body, bytes) else json.dumps(body).encode()
    request = urllib.request.Request(url, data, {"Content-Type": "application/json", **(headers or {})})
    try:
        with PLAIN.open(request, timeout=seconds) as answer:
            return answer.read()
    except urllib.error.HTTPError as refused:
        raise SystemExit(f"{url} answered {refused.code}: {refused.read().decode('utf-8', 'replace')}")


class Certificates:
    """A root that clients trust, an authority in between as services have it, and a certificate of the service."""

    def __init__(self, folder, kind):
        self.store, self.trust, self.pem = (os.path.join(folder, f"{kind}-{part}") for part in ("server.p12", "trust.jks", "root.pem"))
        self.folder, self.kind = folder, kind
        algorithm = ["-keyalg", "EC", "-groupname", "secp256r1"] if kind == "ec" else ["-keyalg", "RSA", "-keysize", "2048"]
        names = f"san=dns:{DOMAIN},dns:*.{DOMAIN},dns:localhost,ip:{LOCAL}"
        self.keytool("-genkeypair", *algorithm, "-alias", "root", "-dname", "CN=Bench Root", "-ext", "bc:c")
        self.keytool("-genkeypair", *algorithm, "-alias", "between", "-dname", "CN=Bench CA", "-ext", "bc:c", "-signer", "root")
        self.keytool("-genkeypair", *algorithm, "-alias", "cos", "-dname", f"CN={DOMAIN}", "-ext", names, "-signer", "between")
        self.keytool("-exportcert", "-rfc", "-alias", "root", "-file", self.pem)
        # JKS: to open it costs nothing that a store built into the program would not cost.
        self.keytool("-importcert", "-noprompt", "-alias", "root", "-file", self.pem, store=self.trust, kind="JKS")
        for alias in ("between", "root"):
            self.keytool("-delete", "-alias", alias)

    def keytool(self, *arguments, store=None, kind="PKCS12"):
        subprocess.run([java("keytool"), *arguments, "-storetype", kind, "-keystore", store or self.store, "-storepass", PASSWORD],
                       check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    def key_and_chain(self):
        """The same as PEM, for a server that is no Java program; needs openssl."""
        path = os.path.join(self.folder, self.kind + "-server.pem")
        subprocess.run(["openssl", "pkcs12", "-in", self.store, "-passin", "pass:" + PASSWORD, "-nodes", "-out", path], check=True)
        return path

    def trusted_by_java(self):
        return [f"-Djavax.net.ssl.trustStore={self.trust}", f"-Djavax.net.ssl.trustStorePassword={PASSWORD}", "-Djavax.net.ssl.trustStoreType=JKS"]


class EmbeddedCos:
    """The product's own emulator, as a process: bench/cos."""

    label = "embedded COS"

    def __init__(self, certificates=None, objects=0, control=False):
        jar = glob.glob(BENCH + "/cos/target/thaw-bench-cos-*.jar")
        classpath = os.pathsep.join([*jar, BENCH + "/cos/target/dependency/*"])
        tls = [certificates.store, PASSWORD] if certificates else []
        self.process = subprocess.Popen([java(), "-XX:+UseSerialGC", "-Xmx3g", "-cp", classpath, "dev.thaw.bench.BenchCos", *tls],
                                        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self.port = json.loads(self.process.stdout.readline())["port"]
        self.objects = objects
        self.ask(f"seed {BUCKET} {PREFIX} {objects}")
        self.ask(f"bucket {OPS}")

    def ask(self, command):
        self.process.stdin.write(command + "\n")
        self.process.stdin.flush()
        return json.loads(self.process.stdout.readline())

    def fresh(self):
        """All objects archived, all counts at zero."""
        self.ask(f"seed {BUCKET} {PREFIX} {min(self.objects, 10_000)}")
        self.ask("reset")

    def limit(self, per_second):
        self.ask(f"limit {per_second}")

    def latency(self, millis):
        self.ask(f"latency {millis}")

    def stats(self):
        """requests (by operation), restored, twice, connections"""
        return self.ask("stats")

    def close(self):
        self.process.stdin.close()
        self.process.wait(20)


class OtherCos:
    """A COS that shares no code with the product: a program with the options and the /__fake/ calls of fake_cos.py."""

    label = "independent COS"
    names = {"head_object": "head", "get_object": "get", "put_object": "put", "create_job": "batch"}

    def __init__(self, program, certificates=None, objects=0, verify="strict"):
        self.port, self.scheme, self.certificates = free_port(), "https" if certificates else "http", certificates
        tls = ["--tls-cert", certificates.key_and_chain(), "--tls-key", certificates.key_and_chain()] if certificates else []
        self.process = subprocess.Popen([sys.executable, "-B", program, "--port", str(self.port), "--objects", str(objects), "--verify", verify,
                                         "--bucket", f"{BUCKET},{OPS}", *tls], stdout=subprocess.PIPE)
        self.process.stdout.readline()
        self.connected = 0

    def admin(self, call, body=None):
        url = f"{self.scheme}://{LOCAL}:{self.port}/__fake/{call}"
        data = None if body is None else json.dumps(body).encode()
        context = None
        if self.certificates:
            import ssl
            context = ssl.create_default_context(cafile=self.certificates.pem)
        handlers = [urllib.request.ProxyHandler({})] + ([urllib.request.HTTPSHandler(context=context)] if context else [])
        return urllib.request.build_opener(*handlers).open(url, data, timeout=30).read()

    def fresh(self):
        self.admin("reset")
        self.connected = json.loads(self.admin("stats"))["connections"]

    def limit(self, per_second):
        self.admin("config", {"qps_limit": per_second})

    def latency(self, millis):
        self.admin("config", {"latency_ms": float(millis)})

    def stats(self):
        answer = json.loads(self.admin("stats"))
        operations = dict(answer["by_op"])
        operations.update({long: operations.get(short, 0) for long, short in self.names.items()})
        return {"requests": operations, "restored": answer["keys_restored"], "twice": answer["max_restores_of_one_key"] > 1,
                "connections": answer["connections"] - self.connected - 1}

    def close(self):
        self.process.terminate()
        self.process.wait(20)


class Site:
    """A COS with or without TLS, and what clients need to know of it. A network may be put in front of it."""

    def __init__(self, options, objects, security, folder, dns):
        self.certificates = None if security == "none" else Certificates(folder, security)
        self.scheme = "https" if self.certificates else "http"
        self.properties = self.certificates.trusted_by_java() if self.certificates else []
        self.cos = cos_of(options, objects, self.certificates)
        self.port, self.named, self.folder = self.cos.port, dns is not None, folder

    def close(self):
        self.cos.close()


def cos_of(options, objects, certificates=None):
    """The COS that was asked for."""
    if options.fake_cos:
        return OtherCos(options.fake_cos, certificates, objects, options.verify)
    return EmbeddedCos(certificates, objects)


class Wire:
    """A network in front of a server: every byte takes the delay in each direction, and so does the handshake of TCP.

    A relay takes connections at once, where the client's first byte could not leave before the answer to its SYN. So what it sends
    arrives no sooner than one and a half round trips after it connected.
    """

    def __init__(self, port, one_way_seconds):
        self.target, self.delay, self.connections = port, one_way_seconds, 0
        self.loop = asyncio.new_event_loop()
        ready = queue.Queue()
        self.thread = threading.Thread(target=self.run, args=(ready,), daemon=True)
        self.thread.start()
        self.port = ready.get(timeout=10)

    def run(self, ready):
        asyncio.set_event_loop(self.loop)
        server = self.loop.run_until_complete(asyncio.start_server(self.serve, LOCAL, 0, limit=1 << 20))
        ready.put(server.sockets[0].getsockname()[1])
        self.loop.run_forever()
        server.close()
        left = asyncio.all_tasks(self.loop)
        for task in left:
            task.cancel()
        self.loop.run_until_complete(asyncio.gather(*left, return_exceptions=True))
        self.loop.close()

    async def serve(self, reader, writer):
        self.connections += 1
        begun = self.loop.time()
        there, back = await asyncio.open_connection(LOCAL, self.target, limit=1 << 20)
        for each in (writer, back):
            each.get_extra_info("socket").setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        with contextlib.suppress(asyncio.CancelledError):
            await asyncio.gather(self.carry(reader, back, begun + 2 * self.delay), self.carry(there, writer, begun))

    async def carry(self, reader, writer, not_before):
        due = asyncio.Queue()

        async def deliver():
            while True:
                at, data = await due.get()
                await asyncio.sleep(max(0, at - self.loop.time()))
                if not data:
                    break
                writer.write(data)
            with contextlib.suppress(Exception):
                writer.close()

        async def fetch():
            data = b"-"
            while data:
                try:
                    data = await reader.read(1 << 16)
                except OSError:
                    data = b""
                due.put_nowait((max(self.loop.time(), not_before) + self.delay, data))

        await asyncio.gather(fetch(), deliver())

    def close(self):
        self.loop.call_soon_threadsafe(self.loop.stop)
        self.thread.join(5)


class Dns:
    """A name server on port 53 that says 127.0.0.1 to every name after one round trip, for this process and what it starts."""

    def __init__(self, folder):
        self.delay, self.asked = 0.0, 0
        self.socket = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self.socket.bind((LOCAL, 53))
        path = os.path.join(folder, "resolv.conf")
        with open(path, "w") as file:
            file.write(f"nameserver {LOCAL}\n")
        subprocess.run(["mount", "--bind", path, "/etc/resolv.conf"], check=True)
        threading.Thread(target=self.serve, daemon=True).start()

    def serve(self):
        while True:
            question, client = self.socket.recvfrom(1024)
            self.asked += 1
            threading.Timer(self.delay, self.answer, (question, client)).start()

    def answer(self, question, client):
        end = question.index(b"\0", 12) + 5
        address = question[end - 4:end - 2] == b"\0\1"
        answer = b"\xc0\x0c\0\1\0\1\0\0\0\x3c\0\4" + socket.inet_aton(LOCAL) if address else b""
        header = question[:2] + b"\x81\x80\0\1" + (b"\0\1" if address else b"\0\0") + b"\0\0\0\0"
        self.socket.sendto(header + question[12:end] + answer, client)


def own_names():
    """Starts this program again with mounts of its own, where that is allowed: the only way to have names of one's own."""
    if "BENCH_NAMES" in os.environ or not hasattr(os, "geteuid") or os.geteuid() != 0 or not shutil.which("unshare"):
        return
    if subprocess.run(["unshare", "--mount", "true"], stderr=subprocess.DEVNULL).returncode == 0:
        os.execvpe("unshare", ["unshare", "--mount", sys.executable, "-B", *sys.argv], {**os.environ, "BENCH_NAMES": "own"})


class RuntimeApi:
    """Hands out one event to whoever asks first, and tells when the answer was posted."""

    def __init__(self, event):
        self.event = event
        self.server = socket.create_server((LOCAL, 0))
        self.port = self.server.getsockname()[1]
        self.reset()
        threading.Thread(target=self.accept, daemon=True).start()

    def accept(self):
        while True:
            threading.Thread(target=self.serve, args=(self.server.accept()[0],), daemon=True).start()

    def serve(self, connection):
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        stream = connection.makefile("rb")
        while line := stream.readline():
            length = 0
            while header := stream.readline().strip().lower():
                if header.startswith(b"content-length:"):
                    length = int(header[15:])
            self.reply(connection, line.split()[1].decode(), stream.read(length))

    def reply(self, connection, path, body):
        if path.endswith("/next"):
            if self.given:
                return
            self.given, self.fetched = True, time.perf_counter()
            self.send(connection, self.event, "Request_Id: bench\r\nMemory_Limit_In_Mb: 64\r\nTime_Limit_In_Ms: 60000\r\n")
        else:
            if "/invocation/" in path:
                self.answers.put((time.perf_counter(), path, body))
            self.send(connection, b"", "")

    @staticmethod
    def send(connection, body, headers):
        connection.sendall(f"HTTP/1.1 200 OK\r\n{headers}Content-Length: {len(body)}\r\n\r\n".encode() + body)

    def reset(self):
        self.given, self.fetched, self.answers = False, None, queue.Queue()


class Program:
    """A build of Thaw."""

    def __init__(self, name, path, options=()):
        self.name, self.path, self.options = name, os.path.abspath(path), list(options)

    def command(self, properties=()):
        if self.path.endswith(".jar"):
            return [java(), *self.options, *properties, "-jar", self.path]
        return [self.path, *properties]

    def size_mib(self):
        folder = os.path.dirname(self.path) if self.path.endswith("quarkus-run.jar") else self.path
        files = [folder] if os.path.isfile(folder) else [os.path.join(d, f) for d, _, fs in os.walk(folder) for f in fs]
        return sum(os.path.getsize(file) for file in files) / 2**20


def programs(paths):
    """Those that were asked for, as NAME=PATH or PATH; else what the build left; else a new build."""
    found = paths or sorted(glob.glob(ROOT + "/target/*-runner")) or glob.glob(ROOT + "/target/quarkus-app/quarkus-run.jar")
    if not found:
        print("no build in target/: ./mvnw package -DskipTests", file=sys.stderr)
        maven(ROOT, "package", "-DskipTests")
        found = [ROOT + "/target/quarkus-app/quarkus-run.jar"]
    named = [path.split("=", 1) if "=" in path else (os.path.basename(path) if len(found) > 1 else "Thaw", path) for path in found]
    return [Program(name, path) for name, path in named]


class Started:
    """A process that ends with its block, however that ends."""

    def __init__(self, command, env, log=subprocess.DEVNULL):
        self.begun = time.perf_counter()
        self.process = subprocess.Popen(command, env=env, stdout=log, stderr=log, cwd=tempfile.gettempdir(), close_fds=False)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
            try:
                self.process.wait(15)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()

    def used(self):
        """CPU in ms and peak memory in MiB, so far."""
        pid = self.process.pid
        with open(f"/proc/{pid}/status") as status:
            peak = int(re.search(r"VmHWM:\s+(\d+)", status.read()).group(1)) / 1024
        return {"cpu_ms": cpu_ms(pid), "rss_mib": peak}

    def resident_mib(self):
        with open(f"/proc/{self.process.pid}/status") as status:
            return int(re.search(r"VmRSS:\s+(\d+)", status.read()).group(1)) / 1024


def cpu_ms(pid):
    """Of all live threads in nanoseconds where the system counts so, else in ticks; threads that ended are in neither."""
    try:
        total = 0
        for path in glob.glob(f"/proc/{pid}/task/*/schedstat"):
            with open(path) as file:
                total += int(file.read().split()[0])
        if total:
            return total / 1e6
    except (OSError, IndexError, ValueError):
        pass
    with open(f"/proc/{pid}/stat") as stat:
        fields = stat.read().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) * 1000 / os.sysconf("SC_CLK_TCK")


def ended(command, env, log):
    """Runs a command to its end: seconds, CPU and peak memory of it alone, exit code."""
    begun = time.perf_counter()
    process = subprocess.Popen(command, env=env, stdout=log, stderr=log, cwd=tempfile.gettempdir())
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - begun
    process.returncode = os.waitstatus_to_exitcode(status)
    return {"ms": seconds * 1000, "cpu_ms": (usage.ru_utime + usage.ru_stime) * 1000, "rss_mib": usage.ru_maxrss / 1024}, process.returncode


def environment(port, scheme="http", named=False, **more):
    """No more than SCF gives: no HOME, no PATH that leads anywhere, nothing of this shell."""
    at = {"THAW_COS_ENDPOINT": "%s://{bucket}.cos.{region}.myqcloud.com:%d" % (scheme, port)} if named else {
        "THAW_COS_CONNECT_TO": f"{scheme}://{LOCAL}:{port}"}
    return {"PATH": "/usr/bin:/bin", "TENCENTCLOUD_RUNENV": "SCF", "TENCENTCLOUD_REGION": REGION, "TENCENTCLOUD_APPID": APPID,
            "TENCENTCLOUD_SECRETID": SECRET_ID, "TENCENTCLOUD_SECRETKEY": SECRET_KEY, "THAW_POLICY": POLICY, **at, **more}


def when_up(url, process, seconds=60):
    end = time.monotonic() + seconds
    while time.monotonic() < end and process.poll() is None:
        try:
            return http(url, seconds=5)
        except OSError:
            time.sleep(0.005)
    raise SystemExit(f"not up: {url}")


@contextlib.contextmanager
def server_of(program, cos_port, scheme="http", properties=(), **settings):
    """The program as a server that is up, and its address."""
    port = free_port()
    env = environment(cos_port, scheme, THAW_BUCKETS=BUCKET, THAW_DEADLINE="15m", QUARKUS_HTTP_PORT=str(port), **settings)
    with Started(program.command(properties), env) as started:
        when_up(f"http://{LOCAL}:{port}/q/health/live", started.process)
        yield started, f"http://{LOCAL}:{port}"


def median(rows, field):
    return statistics.median(row[field] for row in rows)


def table(title, columns, rows):
    """Prints a table of Markdown. Columns: heading, field, digits."""
    print(f"\n{title}\n")
    print("| " + " | ".join(heading for heading, _, _ in columns) + " |")
    print("|" + "---|" * len(columns))
    for row in rows:
        cells = [shown(row.get(field), digits) for _, field, digits in columns]
        print("| " + " | ".join(cells) + " |", flush=True)


def shown(value, digits):
    if value is None:
        return ""
    return str(value) if digits is None or isinstance(value, str) else f"{value:,.{digits}f}"
