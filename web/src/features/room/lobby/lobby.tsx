import { Link } from "@tanstack/react-router";
import { ArrowRight, LockKeyhole } from "lucide-react";
import { type FormEvent, type ReactNode, useEffect, useRef, useState } from "react";
import type { RoomLobby, User } from "@/api";
import { Alert, Button, EmptyState, Field, Input, Logo, Picture, type PictureName, Spinner } from "@/ui";
import type { LocalMedia } from "../media/local-media";
import { t } from "../strings";
import { DevicePreview } from "./device-preview";
import { RecordingNotice } from "./recording-notice";

/** Whether the door opens at once: for the host and whoever was admitted before. */
export type Standing = "host" | "admitted" | "new";

export interface LobbyProps {
  info: RoomLobby;
  user: User | null;
  standing: Standing;
  local: LocalMedia;
  /** Joining has begun; "waiting" until somebody opens. */
  progress: "none" | "joining" | "waiting";
  error: string | null;
  /** The name of a guest; null for a signed-in user. */
  onJoin: (displayName: string | null) => void;
  onCancel: () => void;
}

/** Before the room: check camera and microphone, learn what is recorded, then knock. */
export function Lobby(props: LobbyProps) {
  const { info, user, standing, local, progress } = props;
  const mayEnter = user !== null || info.guests_allowed;
  return (
    <div className="min-h-dvh bg-canvas">
      <header className="mx-auto flex max-w-[72rem] items-center justify-between px-4 py-4 sm:px-6">
        <Link to="/" className="rounded-8">
          <Logo />
        </Link>
      </header>
      <main className="mx-auto grid max-w-[72rem] items-start gap-x-12 gap-y-6 px-4 pt-2 pb-12 sm:px-6 lg:grid-cols-[minmax(0,7fr)_minmax(0,5fr)] lg:grid-rows-[auto_1fr] lg:pt-8">
        <div className="grid gap-1.5 lg:col-start-2">
          <p className="text-14 text-ink-faint">{t.lobby.hostedBy(info.host_name)}</p>
          <h1 className="text-25 font-semibold tracking-[-0.02em] break-words text-ink sm:text-31">{info.title}</h1>
        </div>
        <div className="lg:col-start-1 lg:row-span-2 lg:row-start-1">
          <DevicePreview local={local} />
        </div>
        <div className="grid gap-6 lg:col-start-2">
          {progress === "waiting" ? (
            <Waiting host={info.host_name} onCancel={props.onCancel} />
          ) : mayEnter ? (
            <JoinForm {...props} />
          ) : (
            <SignInFirst roomId={info.id} />
          )}
          {standing !== "host" && <RecordingNotice policy={info.integrity} />}
          <p className="flex gap-2.5 text-14 text-ink-faint">
            <LockKeyhole className="mt-0.5 size-4 shrink-0" aria-hidden />
            {t.lobby.encryption}
          </p>
        </div>
      </main>
    </div>
  );
}

function JoinForm({ info, user, standing, progress, error, onJoin }: LobbyProps) {
  const [name, setName] = useState("");
  const [missing, setMissing] = useState(false);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (user) return onJoin(null);
    if (name.trim() === "") setMissing(true);
    else onJoin(name.trim());
  };
  return (
    <form onSubmit={submit} className="grid gap-4" noValidate>
      {error !== null && <Alert meaning="danger" title={error} live />}
      {user ? (
        <p className="text-14 text-ink-soft">{t.lobby.signedInAs(user.display_name)}</p>
      ) : (
        <Field label={t.lobby.displayName} hint={t.lobby.displayNameHint} error={missing ? t.lobby.displayNameMissing : null}>
          <Input
            value={name}
            maxLength={60}
            autoComplete="name"
            onChange={(event) => {
              setName(event.target.value);
              setMissing(false);
            }}
          />
        </Field>
      )}
      <div className="flex flex-wrap items-center gap-x-5 gap-y-3">
        <Button type="submit" variant="primary" busy={progress === "joining"}>
          {standing === "new" ? t.lobby.ask : t.lobby.join}
          <ArrowRight aria-hidden />
        </Button>
        {!user && (
          <Link
            to="/sign-in"
            search={{ next: `/r/${info.id}` }}
            className="rounded-4 text-14 font-medium text-accent-ink underline underline-offset-4"
          >
            {t.lobby.signInInstead}
          </Link>
        )}
      </div>
    </form>
  );
}

function SignInFirst({ roomId }: { roomId: string }) {
  return (
    <Alert
      meaning="info"
      title={t.lobby.guestsNotAllowed}
      action={
        <Button variant="primary" size="sm" asChild>
          <Link to="/sign-in" search={{ next: `/r/${roomId}` }}>
            {t.lobby.signIn}
          </Link>
        </Button>
      }
    >
      {t.lobby.guestsNotAllowedHint}
    </Alert>
  );
}

function Waiting({ host, onCancel }: { host: string; onCancel: () => void }) {
  const box = useRef<HTMLDivElement>(null);
  // The button that was pressed is gone: the keyboard goes on here.
  useEffect(() => box.current?.focus({ preventScroll: true }), []);
  return (
    <div ref={box} role="status" tabIndex={-1} className="outline-none grid gap-3 rounded-14 border border-accent-line bg-accent-soft p-5">
      <p className="flex items-center gap-3 text-16 font-medium text-ink">
        <Spinner className="text-accent-ink" />
        {t.lobby.waitingTitle}
      </p>
      <p className="text-14 text-ink-soft">{t.lobby.waiting(host)}</p>
      <div>
        <Button size="sm" onClick={onCancel}>
          {t.lobby.cancelWaiting}
        </Button>
      </div>
    </div>
  );
}

export interface WholePageProps {
  title: string;
  body: string;
  picture?: PictureName;
  action?: ReactNode;
  children?: ReactNode;
}

/** The room cannot be entered at all, or not any more. */
export function WholePage({ title, body, picture = "door", action, children }: WholePageProps) {
  return (
    <main className="grid min-h-dvh grid-rows-[auto_1fr_auto] bg-canvas p-4 sm:p-6">
      <Link to="/" className="justify-self-start rounded-8">
        <Logo />
      </Link>
      <div className="grid place-items-center py-8">
        <div className="grid w-full max-w-[44rem] justify-items-center">
          <EmptyState title={title} titleAs="h1" picture={<Picture name={picture} />} action={action}>
            {body}
          </EmptyState>
          {children}
        </div>
      </div>
    </main>
  );
}
