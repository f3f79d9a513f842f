# expect: WA
# Idea: sweep over the arrivals, but when it gets too full the longest whole stay goes, counted from its arrival.
import heapq


def most_ships(requests, berths):
    stays, gone, accepted = [], set(), 0
    by_leave = sorted(range(len(requests)), key=lambda i: requests[i][1])
    moored = left = 0
    for i in sorted(range(len(requests)), key=lambda i: requests[i][0]):
        arrive, leave = requests[i]
        while requests[by_leave[left]][1] <= arrive:
            if by_leave[left] not in gone:
                moored -= 1
                accepted += 1
                gone.add(by_leave[left])
            left += 1
        heapq.heappush(stays, (arrive - leave, i))
        moored += 1
        while moored > berths:
            longest = heapq.heappop(stays)[1]
            if longest not in gone:
                gone.add(longest)
                moored -= 1
    return accepted + moored
