"""The plain Python twin of `plateau map` on an event log: variants, directly-follows, handovers, loops. Python 3 and its standard library alone.

Usage: python3 cases.py LOG.csv   (columns of samples/volvo-incidents; the file is not compressed)
Prints its counts as one line of JSON, to be compared with those of Plateau, and to standard error the processor time of the process.
"""
import csv
import json
import sys
import time as clock
from collections import Counter, defaultdict
from datetime import datetime


def main(path):
    cases = defaultdict(list)
    with open(path, encoding="utf-8-sig", newline="") as file:
        rows = csv.reader(file)
        at = {name: index for index, name in enumerate(next(rows))}
        case, time, activity, team = at["SR Number"], at["Change Date+Time"], at["Activity"], at["Involved ST"]
        for row in rows:
            cases[row[case]].append((datetime.fromisoformat(row[time]), row[activity], row[team]))
    variants, follows, edges, delays = Counter(), Counter(), Counter(), defaultdict(float)
    events = changes = several = direct = most = 0
    for trace in cases.values():
        trace.sort(key=lambda event: event[0])
        events += len(trace)
        activities = tuple(event[1] for event in trace)
        variants[activities] += 1
        follows.update(zip(activities, activities[1:]))
        way = [trace[0][2]]
        last = trace[0][0]
        for moment, _, now in trace:
            if now != way[-1]:
                edges[way[-1], now] += 1
                delays[way[-1], now] += (moment - last).total_seconds()
                way.append(now)
            last = moment
        changes += len(way) - 1
        most = max(most, len(way) - 1)
        several += len(set(way)) > 1
        direct += any(a == c for a, c in zip(way, way[2:]))
    print(json.dumps({
        "cases": len(cases), "events": events, "variants": len(variants), "follows": sum(follows.values()), "edges": len(edges), "changes": changes,
        "most": most, "several": several, "direct": direct, "delaySeconds": round(sum(delays.values())),
    }))
    print(clock.process_time(), file=sys.stderr)


main(sys.argv[1])
