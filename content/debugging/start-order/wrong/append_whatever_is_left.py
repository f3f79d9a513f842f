# expect: WA
# Idea: print what could not be ordered at the end, by number
import heapq


class Plan:
    """Services, and which of them wait for which."""

    def __init__(self, services: int):
        self.services = services
        self.waiting_for = [0] * (services + 1)
        self.dependents: list[set[int]] = [set() for _ in range(services + 1)]

    def require(self, service: int, needed: int) -> None:
        self.dependents[needed].add(service)
        self.waiting_for[service] += 1

    def order(self) -> list[int]:
        # Of the services that could start now, the one with the smallest number goes first.
        ready = [s for s in range(1, self.services + 1) if self.waiting_for[s] == 0]
        order = []
        while ready:
            service = heapq.heappop(ready)
            order.append(service)
            for dependent in self.dependents[service]:
                self.waiting_for[dependent] -= 1
                if self.waiting_for[dependent] == 0:
                    heapq.heappush(ready, dependent)
        return order + [s for s in range(1, self.services + 1) if self.waiting_for[s] > 0]


def start_order(services: int, needs: list[list[int]]) -> list[int]:
    plan = Plan(services)
    for service, needed in needs:
        plan.require(service, needed)
    return plan.order()
