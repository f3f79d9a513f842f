import { type RoomCaller, send, sendAuthorized, session } from "@/api";
import type { Replay } from "@/api/replay";
import { storedPass } from "@/lib/guest-pass";
import { type LoggedUpdate, readUpdates } from "./updates";

/** A signed-in user, or the guest this tab was in the room as; null for anybody else. */
export async function replayCaller(roomId: string): Promise<RoomCaller | null> {
  const state = await session.ready();
  if (state.status === "unreachable") throw state.error;
  if (state.status === "signed_in") return { kind: "user" };
  const pass = storedPass(roomId);
  return pass ? { kind: "guest", token: pass.token } : null;
}

export async function loadReplay(roomId: string, caller: RoomCaller, signal: AbortSignal): Promise<Replay> {
  const response = await get(caller, `/rooms/${encodeURIComponent(roomId)}/replay`, signal);
  return (await response.json()) as Replay;
}

export async function loadUpdates(roomId: string, caller: RoomCaller, signal: AbortSignal): Promise<LoggedUpdate[]> {
  const response = await get(caller, `/rooms/${encodeURIComponent(roomId)}/replay/updates`, signal);
  return readUpdates(await response.arrayBuffer());
}

function get(caller: RoomCaller, path: string, signal: AbortSignal): Promise<Response> {
  return caller.kind === "user" ? sendAuthorized("GET", path, { signal }) : send("GET", path, { signal, token: caller.token });
}
