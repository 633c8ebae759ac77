"""Other tools, measured beside Thaw where they are there. None is needed.

    Java SDK   com.qcloud:cos_api 5.6.265     ./mvnw -f bench/peers/java/pom.xml package
    Node SDK   cos-nodejs-sdk-v5 3.0.0        npm ci --prefix bench/peers/node
    rclone, s3cmd                             of the machine; only with --fake-cos, whose COS takes their signature (--verify off), and names

The fastest client that is known is no part of this: a program in Go as coscli is (13 ms and 24 MiB for one restore at no latency,
measured elsewhere in 2026).
"""
import glob
import json
import os
import shutil
import subprocess
import tempfile

import lab

JAVA = lab.BENCH + "/peers/java/target"
NODE = lab.BENCH + "/peers/node"


class Peer:
    def __init__(self, name, command, env=None):
        self.name, self.command, self.env = name, command, {**os.environ, **(env or {})}
        for variable in list(self.env):
            if variable.startswith("AWS_") or variable.lower().endswith("_proxy"):
                del self.env[variable]

    def one(self, log):
        """Restores one object, from exec to exit."""
        row, code = lab.ended(self.command(1), self.env, log)
        if code != 0:
            raise SystemExit(f"{self.name} ended with {code}: {' '.join(self.command(1))}")
        return row

    def all(self):
        """Restores everything under the prefix: the time that it took itself, and CPU and memory with its start."""
        with tempfile.TemporaryFile("w+") as out:
            row, _ = lab.ended(self.command(32), self.env, out)
            out.seek(0)
            answer = json.loads(out.read().strip().splitlines()[-1])
        return {**row, "start_s": row["ms"] / 1000 - answer["seconds"], "wall_s": answer["seconds"], "accepted": answer["accepted"]}


def found(options, site):
    """The peers that are there, for a site."""
    if not options.peers:
        return
    wanted = options.peers.split(",")
    address = f"{lab.LOCAL}:{site.port}"
    trust = site.certificates.pem if site.certificates else None
    if "java" in wanted and glob.glob(JAVA + "/*.jar"):
        classpath = os.pathsep.join([JAVA + "/*", JAVA + "/dependency/*"])
        yield Peer("Java SDK", lambda many: [lab.java(), *site.properties, "-cp", classpath, "RestoreWithSdk", site.scheme, address, str(many)])
    if "node" in wanted and shutil.which("node") and os.path.isdir(NODE + "/node_modules"):
        yield Peer("Node SDK", lambda many: ["node", NODE + "/restore_with_sdk.js", site.scheme, address, str(many)],
                   {"NODE_EXTRA_CA_CERTS": trust} if trust else None)
    if options.fake_cos and options.verify == "off" and site.named:
        yield from of_the_machine(wanted, site, trust)


def of_the_machine(wanted, site, trust):
    host = f"{lab.DOMAIN}:{site.port}"
    if "rclone" in wanted and shutil.which("rclone"):
        config = written(site, "rclone.conf", f"[cos]\ntype = s3\nprovider = TencentCOS\naccess_key_id = {lab.SECRET_ID}\n"
                         f"secret_access_key = {lab.SECRET_KEY}\nendpoint = {site.scheme}://{host}\n")
        yield Peer("rclone", lambda many: ["rclone", "--config", config, *(["--ca-cert", trust] if trust else []), "backend", "restore",
                                           f"cos:{lab.BUCKET}/{lab.PREFIX.rstrip('/')}", "-o", "priority=Standard", "-o", "lifetime=3"])
    if "s3cmd" in wanted and shutil.which("s3cmd"):
        config = written(site, "s3cfg", f"[default]\naccess_key = {lab.SECRET_ID}\nsecret_key = {lab.SECRET_KEY}\nhost_base = {host}\n"
                         f"host_bucket = %(bucket)s.{host}\nuse_https = {bool(trust)}\nca_certs_file = {trust or ''}\nbucket_location = us-east-1\n")
        yield Peer("s3cmd", lambda many: ["s3cmd", "-c", config, "restore", "--restore-days=3", "--restore-priority=standard",
                                          f"s3://{lab.BUCKET}/{lab.KEY % 0}"])


def written(site, name, text):
    path = os.path.join(site.folder, name)
    with open(path, "w") as file:
        file.write(text)
    return path


def versions():
    """What is measured, for the report."""
    known = {"Java SDK": "5.6.265", "Node SDK": "3.0.0"}
    for name, command in (("rclone", ["rclone", "version"]), ("s3cmd", ["s3cmd", "--version"])):
        if shutil.which(name):
            known[name] = subprocess.run(command, capture_output=True, text=True).stdout.splitlines()[0]
    return known
