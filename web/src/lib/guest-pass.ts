/** A guest's pass to one room, kept in this tab only, so that a reload is the same guest. */
export interface StoredPass {
  token: string;
  participantId: string;
  displayName: string;
  expiresAtMs: number;
}

const key = (roomId: string) => `ix-guest-${roomId}`;

export function storedPass(roomId: string, nowMs = Date.now()): StoredPass | null {
  try {
    const value: unknown = JSON.parse(sessionStorage.getItem(key(roomId)) ?? "null");
    return isPass(value) && value.expiresAtMs > nowMs ? value : null;
  } catch {
    return null;
  }
}

export function storePass(roomId: string, pass: StoredPass): void {
  sessionStorage.setItem(key(roomId), JSON.stringify(pass));
}

export function forgetPass(roomId: string): void {
  sessionStorage.removeItem(key(roomId));
  sessionStorage.removeItem(evaluationKey(roomId));
}

const evaluationKey = (roomId: string) => `ix-guest-evaluation-${roomId}`;

/** The evaluation a guest was told of in the room: without an account this tab is the only place that knows it. */
export function storeEvaluation(roomId: string, interviewId: string): void {
  sessionStorage.setItem(evaluationKey(roomId), interviewId);
}

export function storedEvaluation(roomId: string): string | null {
  return sessionStorage.getItem(evaluationKey(roomId));
}

function isPass(value: unknown): value is StoredPass {
  return (
    typeof value === "object" &&
    value !== null &&
    typeof (value as StoredPass).token === "string" &&
    typeof (value as StoredPass).participantId === "string" &&
    typeof (value as StoredPass).displayName === "string" &&
    typeof (value as StoredPass).expiresAtMs === "number"
  );
}
