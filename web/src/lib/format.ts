/** Figures, names and times as people read them. Instants are milliseconds since the Unix epoch. */

/** The viewer's own English where they have one, else British: no browser locale mixes into English sentences. */
export function displayLocale(preferred: readonly string[] = navigator.languages): string {
  return preferred.find((tag) => tag === "en" || tag.startsWith("en-")) ?? "en-GB";
}

const formats = new Map<string, Intl.DateTimeFormat>();

function format(options: Intl.DateTimeFormatOptions, timeZone: string | undefined) {
  const key = JSON.stringify([options, timeZone]);
  let made = formats.get(key);
  if (made === undefined) {
    made = new Intl.DateTimeFormat(displayLocale(), { ...options, timeZone });
    formats.set(key, made);
  }
  return made;
}

/** "23 Nov 2026, 14:05 CET": in the viewer's zone, with the zone shown. */
export function dateTime(ms: number, timeZone?: string): string {
  return format(
    { day: "numeric", month: "short", year: "numeric", hour: "2-digit", minute: "2-digit", hourCycle: "h23", timeZoneName: "short" },
    timeZone,
  ).format(ms);
}

/** "23 Nov 2026" */
export function date(ms: number, timeZone?: string): string {
  return format({ day: "numeric", month: "short", year: "numeric" }, timeZone).format(ms);
}

/** "14:05:09" */
export function clockTime(ms: number, timeZone?: string): string {
  return format({ hour: "2-digit", minute: "2-digit", second: "2-digit", hourCycle: "h23" }, timeZone).format(ms);
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** "just now", "4 minutes ago", "yesterday", and the date from a week on. */
export function ago(ms: number, now: number): string {
  const passed = Math.max(0, now - ms);
  if (passed < MINUTE) return "just now";
  const words = new Intl.RelativeTimeFormat(displayLocale(), { numeric: "auto" });
  if (passed < HOUR) return words.format(-Math.floor(passed / MINUTE), "minute");
  if (passed < DAY) return words.format(-Math.floor(passed / HOUR), "hour");
  if (passed < 7 * DAY) return words.format(-Math.floor(passed / DAY), "day");
  return date(ms);
}

/** "8 s", "1 min 20 s", "2 h 5 min" */
export function duration(ms: number): string {
  const seconds = Math.max(0, Math.round(ms / 1000));
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return seconds % 60 === 0 ? `${minutes} min` : `${minutes} min ${seconds % 60} s`;
  const hours = Math.floor(minutes / 60);
  return minutes % 60 === 0 ? `${hours} h` : `${hours} h ${minutes % 60} min`;
}

/** Time on a running clock: "4:07", "1:02:33" */
export function stopwatch(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  const two = (n: number) => String(n).padStart(2, "0");
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor(seconds / 60) % 60;
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`;
}

/** A composite of 0 to 100, without decimals. */
export function score(value: number): string {
  return String(Math.round(value));
}

/** A rating of 1 to 5, with one decimal where it is not whole. */
export function rating(value: number): string {
  return Number.isInteger(value) ? String(value) : value.toFixed(1);
}

/** A mean of ratings, always with one decimal, so that means compare at a glance. */
export function meanRating(value: number): string {
  return value.toFixed(1);
}

/** "1 interview", "3 interviews" */
export function count(value: number, one: string, many: string): string {
  return `${value.toLocaleString(displayLocale())} ${value === 1 ? one : many}`;
}

/** First letters of the first and the last word: "Ada Lovelace" is AL. */
export function initials(name: string): string {
  const words = name.trim().split(/\s+/u).filter((word) => /^\P{P}/u.test(word));
  const first = words[0];
  if (first === undefined) return "?";
  const last = words.length > 1 ? words[words.length - 1] : undefined;
  const letter = (word: string) => [...word][0] ?? "";
  return (letter(first) + (last === undefined ? "" : letter(last))).toUpperCase();
}
