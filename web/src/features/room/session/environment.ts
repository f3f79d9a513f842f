import { type RoomCaller, type TicketKind, api, isApiError } from "@/api";
import type { BinarySocket, DocumentEnvironment } from "../document/provider";
import type { Environment, Socket, TicketAnswer } from "../socket/connection";

/** How the room's sockets reach the world: tickets over HTTP, WebSockets, this page's clock. */
export function roomEnvironment(roomId: string, caller: RoomCaller): Environment {
  return {
    ticket: () => ticket(roomId, "room", caller, ""),
    open: (url) => new WebSocket(url) as Socket,
    now: () => performance.now(),
    random: Math.random,
    after,
  };
}

export function documentEnvironment(roomId: string, caller: RoomCaller): DocumentEnvironment {
  return {
    ticket: () => ticket(roomId, "doc", caller, "/doc"),
    open: (url) => {
      const socket = new WebSocket(url);
      socket.binaryType = "arraybuffer";
      return socket as BinarySocket;
    },
    random: Math.random,
    after,
  };
}

async function ticket(roomId: string, kind: TicketKind, caller: RoomCaller, path: "" | "/doc"): Promise<TicketAnswer> {
  try {
    const { ticket } = await api.ticket(roomId, kind, caller);
    const origin = `${location.protocol === "https:" ? "wss:" : "ws:"}//${location.host}`;
    const query = new URLSearchParams(kind === "doc" ? { ticket, acks: "1" } : { ticket });
    return { kind: "ticket", url: `${origin}/ws/rooms/${encodeURIComponent(roomId)}${path}?${query}` };
  } catch (error) {
    if (!isApiError(error) || error.transient) return { kind: "later" };
    switch (error.code) {
      case "unauthenticated":
        return { kind: "final", because: "ticket" };
      case "forbidden":
        return { kind: "final", because: kind === "room" ? "removed" : "denied" };
      case "not_found":
        return { kind: "final", because: "not_found" };
      case "conflict":
        return { kind: "final", because: "ended" };
      default:
        return { kind: "later" };
    }
  }
}

function after(ms: number, run: () => void): () => void {
  const timer = setTimeout(run, ms);
  return () => clearTimeout(timer);
}
