/** Close codes of both room sockets; 4400–4499 are final, any other means reconnect. */
export const CLOSE = {
  badMessage: 4400,
  badTicket: 4401,
  denied: 4403,
  ended: 4404,
  removed: 4405,
  replaced: 4409,
  tooLarge: 4413,
  updateRefused: 4422,
  version: 4426,
  limit: 4429,
} as const;

export type ClosedBecause =
  | "denied"
  | "ended"
  | "removed"
  | "replaced"
  | "ticket"
  | "not_found"
  | "version"
  | "limit"
  | "fault"
  | "left";

export function isFinal(code: number): boolean {
  return code >= 4400 && code <= 4499;
}

export function closedBecause(code: number): ClosedBecause {
  switch (code) {
    case CLOSE.denied:
      return "denied";
    case CLOSE.ended:
      return "ended";
    case CLOSE.removed:
      return "removed";
    case CLOSE.replaced:
      return "replaced";
    case CLOSE.badTicket:
      return "ticket";
    case CLOSE.version:
      return "version";
    case CLOSE.limit:
      return "limit";
    default:
      return "fault";
  }
}
