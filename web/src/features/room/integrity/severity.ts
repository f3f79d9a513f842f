import type { Incident, IntegrityPolicy, Severity } from "@/api/room-socket";

/** How long an incident lasts or has lasted, ms; null for those without a length. `nowMs` is the server's clock. */
export function lengthMs(incident: Incident, nowMs: number): number | null {
  if (incident.what.kind !== "away") return null;
  return incident.duration_ms ?? Math.max(0, nowMs - incident.started_at_ms);
}

export function isOpen(incident: Incident): boolean {
  return incident.what.kind === "away" && (incident.ended_at_ms ?? null) === null && (incident.duration_ms ?? null) === null;
}

/** The server's verdict; an absence that is still open turns red here the moment it passes the threshold (VC-3). */
export function severityNow(incident: Incident, policy: IntegrityPolicy, nowMs: number): Severity {
  if (incident.severity === "red" || !isOpen(incident)) return incident.severity;
  return (lengthMs(incident, nowMs) ?? 0) >= policy.red_after_ms ? "red" : "yellow";
}
