import { createContext, useContext, useSyncExternalStore } from "react";
import type { Participant } from "@/api/room-socket";
import type { LocalMediaState } from "../media/local-media";
import type { RoomState } from "../socket/state";
import type { RoomSession, RoomSnapshot } from "./room-session";

export const RoomContext = createContext<RoomSession | null>(null);

export function useRoomSession(): RoomSession {
  const session = useContext(RoomContext);
  if (!session) throw new Error("a room component is used outside a room");
  return session;
}

/** `select` must answer the same object while nothing it reads has changed. */
export function useSnapshot<T>(select: (snapshot: RoomSnapshot) => T): T {
  const session = useRoomSession();
  return useSyncExternalStore(session.subscribe, () => select(session.get()));
}

/** Only below the admitted room. */
export function useRoom<T>(select: (room: RoomState) => T): T {
  return useSnapshot(({ room }) => {
    if (!room) throw new Error("the room is not known before it is entered");
    return select(room);
  });
}

export function useLocal(): LocalMediaState {
  const { local } = useRoomSession();
  return useSyncExternalStore(local.subscribe, local.get);
}

export function useParticipant(id: string | null): Participant | undefined {
  return useRoom((room) => room.participants.find((p) => p.id === id));
}
