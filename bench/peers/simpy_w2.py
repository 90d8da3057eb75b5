#!/usr/bin/python3
"""The workload format on SimPy 3.0.11 (Debian python3-simpy3), own code, written as one would write it with SimPy: a process a contact and one a
flow's arrivals, events for waiting, and plain lists for agents and queues. Prints contacts per CPU second.

    /usr/bin/python3 bench/peers/simpy_w2.py tests/Validation/workloads/w2.workload.json [days]
"""
import json
import math
import random
import sys
import time
from collections import deque

import simpy


class Centre:
    def __init__(self, model, seed):
        self.env = simpy.Environment()
        self.random = random.Random(seed)
        self.types = model["types"]
        self.within = model["answeredWithinSeconds"] / 60
        names = [group["name"] for group in model["groups"]]
        positions = {t["name"]: i for i, t in enumerate(self.types)}
        self.idle = [group["agents"] for group in model["groups"]]
        self.takes = [[positions[name] for name in group["takes"]] for group in model["groups"]]
        self.route = [[names.index(name) for name in t["groups"]] for t in self.types]
        self.queues = [deque() for _ in self.types]
        self.offered = self.answered = self.abandoned = self.answered_within = 0
        self.wait = self.busy = 0.0
        for position, t in enumerate(self.types):
            self.env.process(self.arrivals(position, t["arrivalsPerMinute"]))

    def arrivals(self, position, rate):
        while True:
            yield self.env.timeout(self.random.expovariate(rate))
            self.offered += 1
            self.env.process(self.contact(position))

    def service(self, position):
        law = self.types[position]["service"]
        mean = law["meanMinutes"]
        if law["law"] == "lognormal":
            variance = math.log(1 + law["cv"] ** 2)
            return self.random.lognormvariate(math.log(mean) - variance / 2, math.sqrt(variance))
        return self.random.expovariate(1 / mean)

    def contact(self, position):
        env = self.env
        arrived = env.now
        group = next((g for g in self.route[position] if self.idle[g] > 0), None)
        if group is None:
            turn = env.event()
            entry = (arrived, turn)
            self.queues[position].append(entry)
            patience = self.types[position]["patienceMeanMinutes"]
            if patience is None:
                group = yield turn
            else:
                gives_up = env.timeout(self.random.expovariate(1 / patience))
                yield turn | gives_up
                if not turn.triggered:
                    self.queues[position].remove(entry)
                    self.abandoned += 1
                    self.wait += env.now - arrived
                    return
                group = turn.value
        else:
            self.idle[group] -= 1
        waited = env.now - arrived
        self.answered += 1
        self.wait += waited
        if waited <= self.within:
            self.answered_within += 1
        work = self.service(position)
        self.busy += work
        yield env.timeout(work)
        self.free(group)

    def free(self, group):
        longest = None
        for position in self.takes[group]:
            queue = self.queues[position]
            if queue and (longest is None or queue[0][0] < self.queues[longest][0][0]):
                longest = position
        if longest is None:
            self.idle[group] += 1
        else:
            self.queues[longest].popleft()[1].succeed(group)


def main():
    with open(sys.argv[1]) as file:
        model = json.load(file)
    days = int(sys.argv[2]) if len(sys.argv) > 2 else 1
    contacts = abandoned = within = 0
    wait = 0.0
    started = time.process_time()
    for day in range(days):
        centre = Centre(model, day)
        centre.env.run(until=model["horizonMinutes"])
        contacts += centre.offered
        abandoned += centre.abandoned
        within += centre.answered_within
        wait += centre.wait / (centre.answered + centre.abandoned)
    seconds = time.process_time() - started
    print(
        f"simpy {simpy.__version__}: {contacts} contacts, {seconds:.2f} CPU s, abandoned {abandoned / contacts:.4%}, "
        f"within {within / contacts:.3%}, mean wait {wait / days:.4f} min",
        file=sys.stderr,
    )
    print(round(contacts / seconds))


main()
