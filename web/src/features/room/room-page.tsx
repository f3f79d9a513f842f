import { useEffect, useMemo, useRef, useState, useSyncExternalStore } from "react";
import { type RoomCaller, type RoomLobby, type User, api, isApiError, session as account, useSession } from "@/api";
import { forgetPass, storeEvaluation, storePass, storedPass } from "@/lib/guest-pass";
import { problemText } from "@/lib/problem";
import { usePageTitle } from "@/lib/title";
import { Button, Spinner, toast } from "@/ui";
import "@/ui/people.css";
import { ClosedScreen } from "./closed-screen";
import { Lobby, type Standing, WholePage } from "./lobby/lobby";
import { LocalMedia } from "./media/local-media";
import { asRubricCandidate } from "./panels/rubric-panel";
import { RoomContext } from "./session/context";
import { RoomSession } from "./session/room-session";
import { candidatesOf } from "./socket/state";
import { LiveRoom } from "./stage/live-room";
import { t } from "./strings";

/** `/r/{id}`: lobby, room and what comes after, at one address. */
export function RoomPage({ roomId }: { roomId: string }) {
  const state = useSession();
  const found = useLobby(roomId);
  usePageTitle(found.kind === "open" ? found.info.title : "");
  useEffect(() => void account.ready(), []);

  if (found.kind === "loading" || state.status === "unknown") {
    return (
      <main className="grid min-h-dvh place-items-center text-ink-faint">
        <h1 className="sr-only">{t.loading}</h1>
        <Spinner />
      </main>
    );
  }
  if (found.kind === "not_found") {
    return <ClosedScreen roomId={roomId} because="not_found" user={null} wasIn={false} candidates={null} onRejoin={() => undefined} />;
  }
  if (found.kind === "failed") {
    return (
      <WholePage
        title={t.closed.unreachable.title}
        body={found.message}
        picture="unplugged"
        action={<Button onClick={found.retry}>{t.closed.tryAgain}</Button>}
      />
    );
  }
  const user = state.status === "signed_in" ? state.user : null;
  return <Visit key={user?.id ?? "guest"} info={found.info} user={user} standing={found.standing} />;
}

type Found =
  | { kind: "loading" }
  | { kind: "not_found" }
  | { kind: "failed"; message: string; retry: () => void }
  | { kind: "open"; info: RoomLobby; standing: Standing };

/** What anybody with the link may know, and how the caller stands in the room. */
function useLobby(roomId: string): Found {
  const [found, setFound] = useState<Found>({ kind: "loading" });
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    const abort = new AbortController();
    const load = async () => {
      try {
        const info = await api.lobby(roomId, abort.signal);
        setFound({ kind: "open", info, standing: await standingIn(info) });
      } catch (error) {
        if (abort.signal.aborted) return;
        if (isApiError(error, "not_found", "bad_request", "invalid")) setFound({ kind: "not_found" });
        else setFound({ kind: "failed", message: problemText(error), retry: () => setAttempt((n) => n + 1) });
      }
    };
    void load();
    return () => abort.abort();
  }, [roomId, attempt]);
  return found;
}

/** Strangers are not asked about: the server knows nothing of them, and says so with an error. */
async function standingIn(info: RoomLobby): Promise<Standing> {
  const roomId = info.id;
  try {
    const caller = await callerOf(roomId);
    const known = account.user?.role === "interviewer" || info.status === "ended" || wasInside(roomId);
    if (!caller || !known) return "new";
    const room = await api.room(roomId, caller);
    return room.my_role === "host" ? "host" : room.my_role ? "admitted" : "new";
  } catch {
    return "new";
  }
}

/** Signed in, or a guest with a pass from an earlier visit in this tab. */
async function callerOf(roomId: string): Promise<RoomCaller | null> {
  const state = await account.ready();
  if (state.status === "signed_in") return { kind: "user" };
  const pass = storedPass(roomId);
  return pass ? { kind: "guest", token: pass.token } : null;
}

/** Set while somebody is inside, so that a reload goes straight back in. */
const insideKey = (roomId: string) => `ix-inside-${roomId}`;

/** The rooms this browser was admitted to, newest last. */
const ENTERED_KEY = "ix-rooms-entered";
const ENTERED_KEPT = 50;

function entered(): string[] {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(ENTERED_KEY) ?? "[]");
    return Array.isArray(value) ? value.filter((id): id is string => typeof id === "string") : [];
  } catch {
    return [];
  }
}

function wasInside(roomId: string): boolean {
  return entered().includes(roomId);
}

function rememberEntered(roomId: string): void {
  const others = entered().filter((id) => id !== roomId);
  localStorage.setItem(ENTERED_KEY, JSON.stringify([...others, roomId].slice(-ENTERED_KEPT)));
}

function Visit({ info, user, standing: found }: { info: RoomLobby; user: User | null; standing: Standing }) {
  const roomId = info.id;
  const [standing, setStanding] = useState(found);
  const local = useMemo(() => new LocalMedia(), []);
  const [stay, setStay] = useState<RoomSession | null>(null);
  const resuming = info.status === "open" && sessionStorage.getItem(insideKey(roomId)) !== null;
  const [joining, setJoining] = useState(resuming);
  const [error, setError] = useState<string | null>(null);
  const current = useRef<RoomSession | null>(null);

  const enter = (caller: RoomCaller) => {
    current.current?.dispose();
    const session = new RoomSession(roomId, caller, local, {
      refused: (_, reason) => toast("caution", t.refused(reason)),
      mutedByHost: () => toast("info", t.controls.mutedByHost, { body: t.controls.mutedByHostBody }),
    });
    current.current = session;
    sessionStorage.setItem(insideKey(roomId), "1");
    setStay(session);
    session.start();
  };

  const join = async (displayName: string | null) => {
    setJoining(true);
    setError(null);
    try {
      const known = await callerOf(roomId);
      const pass = storedPass(roomId);
      if (known && (known.kind === "user" || pass?.displayName === displayName)) return enter(known);
      if (displayName === null) return;
      const made = await api.joinAsGuest(roomId, displayName);
      storePass(roomId, {
        token: made.guest_token,
        participantId: made.participant_id,
        displayName,
        expiresAtMs: made.expires_at_ms,
      });
      enter({ kind: "guest", token: made.guest_token });
    } catch (caught) {
      setError(problemText(caught));
    } finally {
      setJoining(false);
    }
  };

  useEffect(() => {
    void local.start();
    if (resuming) {
      void callerOf(roomId).then((caller) => {
        if (caller && !current.current) enter(caller);
        setJoining(false);
      });
    }
    return () => {
      current.current?.dispose();
      current.current = null;
      local.stop();
    };
    // Once a visit; `enter` only reads what does not change during one.
  }, []);

  const leave = () => {
    current.current?.leave();
    setStay(null);
    current.current = null;
    sessionStorage.removeItem(insideKey(roomId));
    void local.start();
  };

  if (info.status === "ended" && !stay) {
    return (
      <ClosedScreen roomId={roomId} because="ended" user={user} wasIn={standing !== "new"} candidates={null} onRejoin={() => undefined} />
    );
  }
  if (!stay) {
    return (
      <Lobby
        info={info}
        user={user}
        standing={standing}
        local={local}
        progress={joining ? "joining" : "none"}
        error={error}
        onJoin={(name) => void join(name)}
        onCancel={leave}
      />
    );
  }
  return (
    <RoomContext value={stay}>
      <Inside
        stay={stay}
        info={info}
        user={user}
        standing={standing}
        onCancel={leave}
        onRejoin={() => {
          // Whoever was inside is let in again without asking.
          if (standing === "new" && stay.get().room) setStanding("admitted");
          setStay(null);
          current.current = null;
          void local.start();
        }}
      />
    </RoomContext>
  );
}

interface InsideProps {
  stay: RoomSession;
  info: RoomLobby;
  user: User | null;
  standing: Standing;
  onCancel: () => void;
  onRejoin: () => void;
}

function Inside({ stay, info, user, standing, onCancel, onRejoin }: InsideProps) {
  const phase = useSyncExternalStore(stay.subscribe, () => stay.get().phase);
  const room = useSyncExternalStore(stay.subscribe, () => stay.get().room);
  const closed = phase.kind === "closed" ? phase.because : null;

  useEffect(() => {
    if (closed === null) return;
    sessionStorage.removeItem(insideKey(info.id));
    // A pass that was refused is worth nothing any more; the next visit asks for a new one.
    if (closed === "ticket" || closed === "denied" || closed === "removed") forgetPass(info.id);
  }, [closed, info.id]);

  const admitted = room !== null;
  useEffect(() => {
    if (admitted) rememberEntered(info.id);
  }, [admitted, info.id]);

  const evaluation = stay.caller.kind === "guest" ? (room?.submitted?.interviewId ?? null) : null;
  useEffect(() => {
    if (evaluation !== null) storeEvaluation(info.id, evaluation);
  }, [evaluation, info.id]);

  if (closed !== null) {
    const candidates = room?.role === "host" ? candidatesOf(room).map(asRubricCandidate) : null;
    return (
      <ClosedScreen
        roomId={info.id}
        because={closed}
        user={user}
        wasIn={room !== null || standing !== "new"}
        candidates={candidates}
        onRejoin={onRejoin}
      />
    );
  }
  if (room) return <LiveRoom />;
  const waiting = phase.kind === "waiting" || phase.kind === "reconnecting";
  return (
    <Lobby
      info={info}
      user={user}
      standing={standing}
      local={stay.local}
      progress={waiting ? "waiting" : "joining"}
      error={null}
      onJoin={() => undefined}
      onCancel={onCancel}
    />
  );
}
