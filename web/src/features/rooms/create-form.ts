import type { CreateRoomRequest, IntegrityPolicy } from "@/api";
import { strings } from "./strings";

/** As typed. Durations are whole seconds, as people say them. */
export interface RoomForm {
  title: string;
  guests: boolean;
  redAfterS: string;
  burstCount: string;
  burstWindowS: string;
  pasteUnits: string;
}

export const NEW_ROOM: RoomForm = {
  title: "",
  guests: true,
  redAfterS: "15",
  burstCount: "3",
  burstWindowS: "60",
  pasteUnits: "200",
};

/** What the server accepts, in the units of the form. */
export const RANGES = {
  redAfterS: [1, 600],
  burstCount: [2, 20],
  burstWindowS: [5, 600],
  pasteUnits: [20, 100_000],
} as const;

export type RoomFaults = Partial<Record<keyof RoomForm, string>>;

export function policyOf(form: RoomForm): IntegrityPolicy {
  return {
    red_after_ms: Number(form.redAfterS) * 1000,
    burst_count: Number(form.burstCount),
    burst_window_ms: Number(form.burstWindowS) * 1000,
    large_paste_units: Number(form.pasteUnits),
  };
}

/** The request, or what is wrong with the form. */
export function readRoomForm(form: RoomForm): { request: CreateRoomRequest } | { faults: RoomFaults } {
  const faults: RoomFaults = {};
  const title = form.title.trim();
  if (title === "" || [...title].length > 120) faults.title = strings.create.nameCheck;
  for (const [name, [from, to]] of Object.entries(RANGES) as [keyof typeof RANGES, readonly [number, number]][]) {
    const text = form[name].trim();
    const value = Number(text);
    if (text === "" || !Number.isInteger(value) || value < from || value > to) faults[name] = strings.create.range(from, to);
  }
  if (Object.keys(faults).length > 0) return { faults };
  return { request: { title, guests_allowed: form.guests, integrity: policyOf(form) } };
}
