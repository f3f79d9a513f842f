class MinHeap {
  private readonly items: number[] = [];

  get size(): number {
    return this.items.length;
  }

  get least(): number {
    return this.items[0];
  }

  push(value: number): void {
    const { items } = this;
    let at = items.push(value) - 1;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (items[parent] <= value) break;
      items[at] = items[parent];
      at = parent;
    }
    items[at] = value;
  }

  pop(): number {
    const { items } = this;
    const least = items[0];
    const moved = items.pop() as number;
    if (items.length > 0) this.replaceLeast(moved);
    return least;
  }

  replaceLeast(value: number): void {
    const { items } = this;
    let at = 0;
    for (;;) {
      let child = 2 * at + 1;
      if (child >= items.length) break;
      if (child + 1 < items.length && items[child + 1] < items[child]) child += 1;
      if (items[child] >= value) break;
      items[at] = items[child];
      at = child;
    }
    items[at] = value;
  }
}

function leastTotalWait(arrivals: number[], minutes: number[]): number {
  const byArrival = arrivals.map((_, i) => i).sort((a, b) => arrivals[a] - arrivals[b]);

  // Always work on the document with the least work left.
  const desk = new MinHeap();
  let now = 0;
  let totalWait = 0;
  const finishNext = (): void => {
    now += desk.pop();
    totalWait += now;
  };
  for (const i of byArrival) {
    const arrival = arrivals[i];
    while (desk.size > 0 && now + desk.least <= arrival) finishNext();
    if (desk.size > 0) desk.replaceLeast(desk.least - (arrival - now));
    now = arrival;
    desk.push(minutes[i]);
    totalWait -= arrival;
  }
  while (desk.size > 0) finishNext();
  return totalWait;
}
