#!/usr/bin/env python3
"""The shape of the code: files and lines per package, types, names that stand twice, the longest chain of packages, and the files on
the way of one object, from the entry point to the report (by imports and same-package use). From the root: python3 -B bench/shape.py"""
import collections
import os
import re

ROOTS = ("src/main/java", "src/emulator/java")
START = "InvocationHandler"
TYPE = re.compile(r"^\s*(?:(?:public|private|protected|static|final|abstract|sealed|non-sealed)\s+)*(?:class|interface|record|enum)\s+[A-Z]\w*", re.M)

files = {}
for root in ROOTS:
    for folder, _, names in os.walk(root):
        for name in names:
            if name.endswith(".java") and name != "package-info.java":
                path = os.path.join(folder, name)
                with open(path, encoding="utf-8") as text:
                    files[path] = (name[:-5], os.path.relpath(folder, root).replace(os.sep, "."), text.read())

packages = collections.defaultdict(lambda: [0, 0])
for simple, package, text in files.values():
    packages[package][0] += 1
    packages[package][1] += text.count("\n")
print("%-40s %6s %6s" % ("package", "files", "lines"))
for package, (count, lines) in sorted(packages.items()):
    print("%-40s %6d %6d" % (package, count, lines))
print("%-40s %6d %6d" % ("all", len(files), sum(lines for _, lines in packages.values())))
print("types:", sum(len(TYPE.findall(text)) for _, _, text in files.values()))
names = collections.Counter(simple for simple, _, _ in files.values())
print("simple names that stand twice:", [name for name, count in names.items() if count > 1] or "none")

known = {simple: package for simple, package, _ in files.values()}
arrows = collections.defaultdict(set)
uses = {}
for simple, package, text in files.values():
    code = re.sub(r"/\*.*?\*/|//[^\n]*|\"(?:\\.|[^\"\\])*\"", "", text, flags=re.S)
    uses[simple] = {word for word in re.findall(r"\b[A-Z]\w+", code) if word in known and word != simple
                    and (known[word] == package or re.search(r"import (?:static )?dev\.thaw[\w.]*\.%s\b" % word, text))}
    arrows[package] |= {known[word] for word in uses[simple]} - {package}


def chain(package, seen=()):
    best = [package]
    for other in arrows[package]:
        if other not in seen:
            longer = [package] + chain(other, seen + (package,))
            best = longer if len(longer) > len(best) else best
    return best


longest = max((chain(package) for package in packages if ".emulator" not in package), key=len)
print("longest chain of packages:", len(longest), " > ".join(package[9:] or "dev.thaw" for package in longest))
way, todo = set(), [START]
while todo:
    simple = todo.pop()
    if simple not in way:
        way.add(simple)
        todo += uses.get(simple, ())
print("files that %s reaches: %d" % (START, len(way)))
