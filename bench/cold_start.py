"""Cold start: from exec to one object restored, over plain HTTP and over TLS 1.3.

Each program starts with the environment that SCF gives and gets one event with one object: a HEAD and a restore. "poll" fetches the
event from a runtime API on this machine, "image" is asked over HTTP until it answers; the time ends when the answer is there, which is
after COS took the restore. "hello" is a program without work, up to its first answer. Peers are measured from exec to exit. All are
run in turn, so that a busy minute hits all alike; a first round is thrown away.

The round trip counts in each direction, for the handshakes of TCP and TLS and for the name as for requests.
"""
import http.client
import json
import tempfile
import time

import lab
import peers

EVENT = json.dumps({"Records": [{
    "cos": {"cosSchemaVersion": "1.0", "cosNotificationId": "unkown",
            "cosObject": {"url": f"http://{lab.BUCKET}.{lab.DOMAIN}/{lab.KEY % 0}", "key": f"/{lab.APPID}/{lab.NAME}/{lab.KEY % 0}",
                          "size": 1024, "vid": "", "meta": {"x-cos-request-id": "x", "Content-Type": ""}},
            "cosBucket": {"region": "gz", "name": lab.NAME, "appid": lab.APPID}},
    "event": {"eventName": "cos:ObjectCreated:Put", "eventVersion": "1.0", "eventTime": 1545205770, "eventSource": "qcs::cos",
              "eventQueue": f"qcs:0:scf:{lab.REGION}:appid/{lab.APPID}:default.thaw.$LATEST", "reqid": 1,
              "requestParameters": {"requestSourceIP": "127.0.0.1", "requestHeaders": {"Authorization": "x"}}}}]}).encode()

COLUMNS = [("program", "program", None), ("way in", "way", None), ("network", "network", None), ("ms, median", "ms", 0), ("least", "least_ms", 0),
           ("p90", "p90_ms", 0), ("event fetched at", "fetched_ms", 0), ("CPU ms", "cpu_ms", 1), ("peak RSS MiB", "rss_mib", 1),
           ("connections", "connections", 0), ("size MiB", "size_mib", 1)]


def poll(program, properties, env, api, log):
    api.reset()
    env = {**env, "SCF_RUNTIME_API": lab.LOCAL, "SCF_RUNTIME_API_PORT": str(api.port)}
    with lab.Started(program.command(properties), env, log) as started:
        answered, path, body = api.answers.get(timeout=60)
        if not path.endswith("/response"):
            raise SystemExit(f"{program.name}: {path} {body.decode()}")
        return {"ms": (answered - started.begun) * 1000, "fetched_ms": (api.fetched - started.begun) * 1000, **started.used()}


def image(program, properties, env, log, path="/event-invoke"):
    port = lab.free_port()
    env = {**env, "QUARKUS_HTTP_PORT": str(port), "QUARKUS_HTTP_HOST": lab.LOCAL}
    with lab.Started(program.command(properties), env, log) as started:
        while True:
            try:
                connection = http.client.HTTPConnection(lab.LOCAL, port, timeout=30)
                connection.request("POST", path, EVENT, {"Content-Type": "application/json", "X-Scf-Request-Id": "bench"})
                response = connection.getresponse()
                response.read()
                if response.status == 200:
                    return {"ms": (time.perf_counter() - started.begun) * 1000, **started.used()}
                raise SystemExit(f"{program.name}: status {response.status}")
            except (ConnectionError, http.client.RemoteDisconnected):
                if started.process.poll() is not None:
                    raise SystemExit(f"{program.name} ended with {started.process.returncode}")
                time.sleep(0.0005)


def networks(options):
    for security in options.tls.split(","):
        for trip in options.round_trips.split(","):
            yield security, float(trip)


def cases(options, programs, site, api, log):
    env = lab.environment(site.port, site.scheme, site.named, THAW_BUCKETS=lab.BUCKET)
    for program in programs:
        yield program.name, "poll", program.size_mib(), lambda program=program: poll(program, site.properties, env, api, log)
        if options.image:
            yield program.name, "image", program.size_mib(), lambda program=program: image(program, site.properties, env, log)
    if options.hello:
        hello = lab.Program("hello", options.hello)
        yield "hello", "image", hello.size_mib(), lambda: image(hello, (), env, log, "/hello")
    for peer in peers.found(options, site):
        yield peer.name, "command", None, lambda peer=peer: peer.one(log)


class FarSite(lab.Site):
    """A COS behind a network."""

    def __init__(self, options, security, trip, folder, dns):
        super().__init__(options, 1, security, folder, dns)
        self.wire = lab.Wire(self.port, trip / 2000)
        self.port = self.wire.port
        if dns:
            dns.delay = trip / 1000
        self.name = f"{ {'none': 'plain', 'ec': 'TLS, EC', 'rsa': 'TLS, RSA'}[security] }, {trip:g} ms"

    def close(self):
        self.wire.close()
        super().close()


def run(options, programs, folder, dns):
    api, rows = lab.RuntimeApi(EVENT), []
    with tempfile.TemporaryFile() as log:
        for security, trip in networks(options):
            with tempfile.TemporaryDirectory(dir=folder) as own:
                site = FarSite(options, security, trip, own, dns)
                try:
                    rows += at(options, programs, site, api, log)
                finally:
                    site.close()
    lab.table("Cold start" + ("" if dns else " (no names: the address is given)"), COLUMNS, rows)
    return rows


def at(options, programs, site, api, log):
    """The rows of one network."""
    measured = {}
    for turn in range(options.runs + options.warm_up):
        for name, way, size, measure in cases(options, programs, site, api, log):
            site.cos.fresh()
            before = site.wire.connections
            row = measure()
            if name != "hello" and site.cos.stats()["restored"] != 1:
                raise SystemExit(f"{name}, {way}: answered, but nothing was restored")
            if turn >= options.warm_up:
                row["connections"] = site.wire.connections - before
                measured.setdefault((name, way, size), []).append(row)
    return [summary(site, key, rows) for key, rows in measured.items()]


def summary(site, key, rows):
    name, way, size = key
    times = sorted(row["ms"] for row in rows)
    row = {"program": name, "way": way, "network": site.name, "least_ms": times[0], "p90_ms": times[int(0.9 * (len(times) - 1))], "size_mib": size}
    for field in ("ms", "fetched_ms", "cpu_ms", "rss_mib", "connections"):
        if field in rows[0]:
            row[field] = lab.median(rows, field)
    return row
