"""Growth: does time grow with the number of objects or rules, and does memory stay?

Plans through the command line: of a prefix, trusting the listing; of a file with keys, a tenth of which a rule matches and which are looked at
(HEAD); of a prefix under a policy of many rules, whose sums by rule are part of the plan. Nothing is restored.
"""
import contextlib
import os
import tempfile

import lab

COLUMNS = [("what", "what", None), ("program", "program", None), ("objects", "objects", 0), ("rules", "rules", 0), ("s", "wall_s", 2), ("CPU s", "cpu_s", 2),
           ("µs each", "us_each", 1), ("peak RSS MiB", "rss_mib", 1)]
TENTH = 10
MANY_RULES = 5_000
MOST_RULES = 10_000
OBJECTS_UNDER_RULES = 20_000
ONE_RULE = f"version: 1\nrules: [{{name: all, match: {{keys: ['{lab.PREFIX}**']}}, restore: {{tier: standard, days: 3}}}}]\n"


def rules(count):
    """Every rule but the last has a prefix of its own; the objects of the benchmarks fall under all of them in turn."""
    lines = ["version: 1", "rules:"]
    for number in range(count - 1):
        lines.append(f"  - {{name: r{number}, match: {{keys: ['{lab.PREFIX}obj-{number:06d}*']}}, restore: {{tier: standard, days: 3}}}}")
    lines.append("  - {name: rest, restore: {tier: bulk, days: 3}}")
    return "\n".join(lines) + "\n"


def policy_file(folder, count):
    path = os.path.join(folder, f"policy-{count}.yaml")
    with open(path, "w") as file:
        file.write(rules(count) if count > 1 else ONE_RULE)
    return path


def list_file(folder, count):
    path = os.path.join(folder, f"list-{count}.txt")
    with open(path, "w") as file:
        for number in range(count):
            file.write(lab.KEY % (number // TENTH) + "\n" if number % TENTH == 0 else f"elsewhere/obj-{number:06d}.bin\n")
    return path


def plan(program, cos, folder, policy, *what):
    env = lab.environment(cos.port, THAW_BUCKETS=lab.BUCKET, THAW_SECRET_ID=lab.SECRET_ID, THAW_SECRET_KEY=lab.SECRET_KEY, HOME=folder,
                          THAW_COS_RATE="0", THAW_COS_CONCURRENCY="32")
    command = [*program.command(), "plan", *what, "--policy", policy, "-o", "json"]
    with tempfile.TemporaryFile("w+") as out:
        row, code = lab.ended(command, env, out)
        if code != 0:
            out.seek(0)
            raise SystemExit(f"{' '.join(command)} ended with {code}: {out.read()[-2000:]}")
    return row


def run_of(program, cos, folder, what, rules_count, objects, *how):
    row = plan(program, cos, folder, policy_file(folder, rules_count), *how)
    return {"what": what, "program": program.name, "objects": objects, "rules": rules_count, "wall_s": row["ms"] / 1000,
            "cpu_s": row["cpu_ms"] / 1000, "us_each": row["ms"] * 1000 / objects, "rss_mib": row["rss_mib"]}


def rows_of(program, options, folder):
    prefix = ["-r", f"cos://{lab.BUCKET}/{lab.PREFIX}", "--inspect", "listing"]
    for size in (int(size) for size in options.sizes.split(",")):
        with contextlib.closing(lab.EmbeddedCos(objects=size)) as cos:
            yield run_of(program, cos, folder, "prefix", 1, size, *prefix)
            yield run_of(program, cos, folder, "file of keys, 10% with HEAD", 1, size, f"cos://{lab.BUCKET}/", "-f", list_file(folder, size))
    with contextlib.closing(lab.EmbeddedCos(objects=OBJECTS_UNDER_RULES)) as cos:
        for count in (1, MANY_RULES, MOST_RULES):
            yield run_of(program, cos, folder, "prefix under many rules", count, OBJECTS_UNDER_RULES, *prefix)


def run(options, programs, folder, dns):
    rows = [row for program in programs for row in rows_of(program, options, folder)]
    lab.table("Growth", COLUMNS, rows)
    return rows
