/** Which interviews were opened in this browser: so that the dashboard knows what is still to be read. */
const KEY = "ix-read-interviews";
const KEPT = 200;

function load(): string[] {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(KEY) ?? "[]");
    return Array.isArray(value) ? value.filter((id): id is string => typeof id === "string") : [];
  } catch {
    return [];
  }
}

export function isRead(interviewId: string): boolean {
  return load().includes(interviewId);
}

export function markRead(interviewId: string) {
  if (isRead(interviewId)) return;
  localStorage.setItem(KEY, JSON.stringify([...load(), interviewId].slice(-KEPT)));
}
