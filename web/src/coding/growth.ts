import type { GrowthPoint } from "@/api";

/** Classes of growth by their names on the wire: the share at size `n` of what it is at size `max`. */
const SHARES: Record<string, (n: number, max: number) => number> = {
  "1": () => 1,
  "log n": (n, max) => log(n, max),
  n: (n, max) => n / max,
  "n log n": (n, max) => (n / max) * log(n, max),
  "n^2": (n, max) => (n / max) ** 2,
  "n^3": (n, max) => (n / max) ** 3,
  "2^n": (n, max) => 2 ** (n - max),
};

/** Of n + 1, so that one element is not free. */
const log = (n: number, max: number) => Math.log(n + 1) / Math.log(max + 1);

/** As people write it: "n²", "n log n". */
export function className(id: string): string {
  return id.replace("^2", "²").replace("^3", "³").replace("^n", "ⁿ");
}

/** "log n" and the like stand between brackets behind a big O. */
export const order = (id: string) => `O(${className(id)})`;

/** What a size costs by the class that the points are fitted with. */
export type Curve = (size: number) => number;

/** The weighted least squares of `cost = constant + slope * class(size)`, each point weighing by its relative error. */
export function fitted(points: readonly GrowthPoint[], id: string): Curve | null {
  const share = SHARES[id];
  const max = Math.max(...points.map((point) => point.size));
  const usable = points.filter((point) => point.value > 0);
  if (!share || usable.length === 0) return null;
  if (id === "1") {
    const weight = sum(usable, (point) => 1 / point.value ** 2);
    const constant = sum(usable, (point) => 1 / point.value) / weight;
    return () => constant;
  }
  const rows = usable.map((point) => ({ x: share(point.size, max), y: point.value, weight: 1 / point.value ** 2 }));
  const weight = sum(rows, (row) => row.weight);
  const meanX = sum(rows, (row) => row.weight * row.x) / weight;
  const meanY = sum(rows, (row) => row.weight * row.y) / weight;
  const spread = sum(rows, (row) => row.weight * (row.x - meanX) ** 2);
  const together = sum(rows, (row) => row.weight * (row.x - meanX) * (row.y - meanY));
  let slope = spread > 0 ? together / spread : 0;
  let constant = meanY - slope * meanX;
  if (constant < 0) {
    // Nothing costs less than nothing: a line through the origin.
    slope = sum(rows, (row) => row.weight * row.x * row.y) / sum(rows, (row) => row.weight * row.x ** 2);
    constant = 0;
  }
  return (size) => constant + slope * share(size, max);
}

function sum<T>(items: readonly T[], value: (item: T) => number): number {
  return items.reduce((total, item) => total + value(item), 0);
}

/** Round figures of an axis from 0 to at least `max`, a handful of them. */
export function ticks(max: number, most = 4): number[] {
  if (!(max > 0)) return [0, 1];
  const rough = max / most;
  const magnitude = 10 ** Math.floor(Math.log10(rough));
  const step = ([1, 2, 2.5, 5, 10].find((factor) => factor * magnitude >= rough) ?? 10) * magnitude;
  return Array.from({ length: Math.ceil(max / step - 1e-9) + 1 }, (_, index) => index * step);
}

/** "512", "8 k", "131 k", "2 M": sizes of inputs on an axis. */
export function sizeLabel(size: number): string {
  const short = (value: number) => String(Number(value.toPrecision(3)));
  if (size < 1000) return short(size);
  return size < 1e6 ? `${short(size / 1000)} k` : `${short(size / 1e6)} M`;
}
