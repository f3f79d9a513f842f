import type { Incident, IncidentKind, Severity } from "@/api";
import { count, duration } from "./format";

/** Integrity incidents in words: facts only, no judgement. */

export function incidentTitle(what: IncidentKind): string {
  switch (what.kind) {
    case "away":
      return what.signal === "tab_hidden" ? "Page hidden: another tab, or minimised" : "Another window in front";
    case "large_paste":
      return `Paste of ${count(what.units, "character", "characters")}, ${count(what.lines, "line", "lines")}`;
  }
}

export function incidentLength(incident: Incident): string | null {
  if (incident.what.kind !== "away") return null;
  return incident.duration_ms === null || incident.duration_ms === undefined ? "still away" : duration(incident.duration_ms);
}

export const SEVERITY: Record<Severity, { meaning: "caution" | "danger"; label: string }> = {
  yellow: { meaning: "caution", label: "Yellow" },
  red: { meaning: "danger", label: "Red" },
};
