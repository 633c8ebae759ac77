"""Compares two programs that were measured in the same run."""
import lab

TOLERATED = 1.05
# Per suite: what a row is about, and the figures of which less is better. A figure with a least value beside it must be worse in both.
FIGURES = {
    "cold-start": (("way", "network"), (("ms", "least_ms"), ("cpu_ms", None), ("rss_mib", None), ("size_mib", None))),
    "throughput": (("scenario",), (("wall_s", "least_wall_s"), ("cpu_ms_each", None), ("rss_mib", None), ("slow_downs", None))),
    "growth": (("what", "objects", "rules"), (("wall_s", None), ("cpu_s", None), ("rss_mib", None))),
    "jobs": (("what", "objects"), (("cpu_s", None), ("rss_mib", None))),
    "endurance": (("what",), (("ms", None), ("rss_mib", None))),
}
COLUMNS = [("suite", "suite", None), ("row", "row", None), ("figure", "figure", None), ("before", "before", 2), ("after", "after", 2), ("ratio", "ratio", 2)]


def compare(results, before, after):
    """Prints what got worse, and returns the exit code."""
    compared, worse = 0, []
    for suite, rows in results.items():
        keys, figures = FIGURES[suite]
        sides = {name: {tuple(row[key] for key in keys): row for row in rows if row["program"] == name} for name in (before, after)}
        for about, old in sides[before].items():
            new = sides[after][about]
            for figure, least in figures:
                if old.get(figure):
                    compared += 1
                    if is_worse(old, new, figure) and (least is None or is_worse(old, new, least)):
                        worse.append({"suite": suite, "row": ", ".join(map(str, about)), "figure": figure, "before": old[figure],
                                      "after": new[figure], "ratio": new[figure] / old[figure]})
    print(f"\n{after} against {before}: {compared} figures compared, {len(worse)} worse by more than 5%")
    if worse:
        lab.table("Worse", COLUMNS, worse)
    return 1 if worse else 0


def is_worse(old, new, figure):
    return new[figure] > old[figure] * TOLERATED
