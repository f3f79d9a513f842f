/** WCAG 2.2 contrast of OKLCH tokens. Conversion after Björn Ottosson, "A perceptual color space for image processing". */

export interface Oklch {
  l: number;
  c: number;
  h: number;
}

export function parseOklch(text: string): Oklch {
  const match = /^oklch\(([\d.]+) ([\d.]+) ([\d.]+)\)$/u.exec(text.trim());
  if (match === null) throw new Error(`not a plain oklch colour: ${text}`);
  return { l: Number(match[1]), c: Number(match[2]), h: Number(match[3]) };
}

/** Linear-light sRGB, unclamped. */
export function toLinearRgb({ l, c, h }: Oklch): [number, number, number] {
  const angle = (h * Math.PI) / 180;
  const [a, b] = [c * Math.cos(angle), c * Math.sin(angle)];
  const long = (l + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const medium = (l - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const short = (l - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return [
    4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short,
    -1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short,
    -0.0041960863 * long - 0.7034186147 * medium + 1.707614701 * short,
  ];
}

export function inSrgb(colour: Oklch): boolean {
  return toLinearRgb(colour).every((channel) => channel >= -0.0005 && channel <= 1.0005);
}

function luminance(colour: Oklch): number {
  const [red, green, blue] = toLinearRgb(colour).map((channel) => Math.min(1, Math.max(0, channel))) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** 1 to 21. */
export function contrast(one: Oklch, other: Oklch): number {
  const [a, b] = [luminance(one), luminance(other)];
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

/** The custom properties of one theme, with references between them resolved. */
export function themeTokens(css: string, theme: "light" | "dark"): Map<string, string> {
  const raw = new Map<string, string>();
  for (const block of css.matchAll(/([^{}]+)\{([^{}]*)\}/gu)) {
    const selector = (block[1] ?? "").replaceAll(/\/\*[\s\S]*?\*\//gu, "");
    const applies = selector.includes(`[data-theme="${theme}"]`) || /(^|[\s,]):root\s*$/u.test(selector.trim());
    if (!applies) continue;
    for (const line of (block[2] ?? "").matchAll(/--([\w-]+):\s*([^;]+);/gu)) raw.set(line[1] ?? "", (line[2] ?? "").trim());
  }
  const resolve = (value: string): string => {
    const reference = /^var\(--([\w-]+)\)$/u.exec(value);
    if (reference === null) return value;
    const target = raw.get(reference[1] ?? "");
    if (target === undefined) throw new Error(`${value} is not defined`);
    return resolve(target);
  };
  return new Map([...raw].map(([name, value]) => [name, value.startsWith("var(") ? resolve(value) : value]));
}
