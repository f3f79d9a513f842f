import { Camera, CameraOff, Eye, Mic, MicOff, MonitorUp, MoreHorizontal, UserMinus } from "lucide-react";
import { type ReactNode, useState } from "react";
import { Avatar, Badge, ConfirmDialog, CopyField, IconButton, Menu, MenuItem, cx } from "@/ui";
import type { Participant } from "@/api/room-socket";
import { useRoom, useRoomSession } from "../session/context";
import { roomLink } from "../stage/control-bar";
import { isHere } from "../stage/people";
import { AdmitButtons } from "../stage/waiting-banner";
import { t } from "../strings";

export function PeoplePanel() {
  const { roomId } = useRoomSession();
  const role = useRoom((room) => room.role);
  const waiting = useRoom((room) => room.waiting);
  const participants = useRoom((room) => room.participants);
  const here = participants.filter(isHere);
  const gone = participants.filter((p) => !isHere(p));
  return (
    <div className="grid min-h-0 flex-1 grid-cols-1 content-start gap-5 overflow-y-auto p-4">
      {role === "host" && waiting.length > 0 && (
        <Section title={t.people.waiting}>
          {waiting.map((person) => (
            <li key={person.participant_id} className="grid gap-2 py-2">
              <span className="flex items-center gap-2 text-14">
                <span className="truncate font-medium">{person.display_name}</span>
                {person.guest && <Badge>{t.people.guest}</Badge>}
              </span>
              <AdmitButtons person={person} />
            </li>
          ))}
        </Section>
      )}
      <Section title={t.people.inRoom}>
        {here.map((person) => (
          <Person key={person.id} person={person} />
        ))}
      </Section>
      {gone.length > 0 && (
        <Section title={t.people.gone}>
          {gone.map((person) => (
            <li key={person.id} className="flex items-center gap-3 py-1.5 text-14 text-ink-faint">
              <Avatar name={person.display_name} size="sm" />
              <span className="min-w-0 flex-1 truncate">{person.display_name}</span>
              {t.presence[person.presence]}
            </li>
          ))}
        </Section>
      )}
      <div className="grid grid-cols-1 gap-1.5">
        <h3 className="text-12 font-medium text-ink-faint">{t.people.invite}</h3>
        <CopyField text={roomLink(roomId)} label={t.people.copy} />
      </div>
    </div>
  );
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section aria-label={title}>
      <h3 className="text-12 font-medium text-ink-faint">{title}</h3>
      <ul className="divide-y divide-line">{children}</ul>
    </section>
  );
}

function Person({ person }: { person: Participant }) {
  const me = useRoom((room) => room.me);
  const role = useRoom((room) => room.role);
  const { media } = person;
  return (
    <li className="flex items-center gap-3 py-2">
      <Avatar name={person.display_name} size="sm" />
      <div className="grid min-w-0 flex-1">
        <span className="truncate text-14 font-medium text-ink">
          {person.id === me ? t.youSuffix(person.display_name) : person.display_name}
        </span>
        <span className="flex items-center gap-1.5 text-12 text-ink-faint">
          <span className={cx("size-2 rounded-full", `ix-who-${person.colour}`)} style={{ background: "var(--who)" }} aria-hidden />
          {t.roles[person.role]}
          {person.presence === "reconnecting" && ` · ${t.presence.reconnecting}`}
        </span>
      </div>
      <span className="flex gap-1.5 text-ink-faint [&_svg]:size-4">
        {media.screen && <MonitorUp role="img" aria-label={t.people.sharing} />}
        {media.camera ? <Camera role="img" aria-label={t.people.cameraOn} /> : <CameraOff role="img" aria-label={t.people.cameraOff} />}
        {media.microphone ? (
          <Mic role="img" aria-label={t.people.microphoneOn} />
        ) : (
          <MicOff role="img" aria-label={t.people.microphoneOff} />
        )}
      </span>
      {role === "host" && person.id !== me && <PersonMenu person={person} />}
    </li>
  );
}

function PersonMenu({ person }: { person: Participant }) {
  const session = useRoomSession();
  const [removing, setRemoving] = useState(false);
  const participant_id = person.id;
  return (
    <>
      <Menu
        trigger={
          <IconButton label={t.people.actions(person.display_name)} size="sm">
            <MoreHorizontal aria-hidden />
          </IconButton>
        }
      >
        <MenuItem
          icon={<MicOff aria-hidden />}
          disabled={!person.media.microphone}
          onSelect={() => session.act({ kind: "mute", participant_id })}
        >
          {t.people.mute}
        </MenuItem>
        {person.role !== "host" && (
          <MenuItem
            icon={<Eye aria-hidden />}
            onSelect={() =>
              session.act({ kind: "set_role", participant_id, role: person.role === "observer" ? "candidate" : "observer" })
            }
          >
            {person.role === "observer" ? t.people.makeCandidate : t.people.makeObserver}
          </MenuItem>
        )}
        <MenuItem icon={<UserMinus aria-hidden />} tone="danger" onSelect={() => setRemoving(true)}>
          {t.people.remove}
        </MenuItem>
      </Menu>
      <ConfirmDialog
        open={removing}
        onOpenChange={setRemoving}
        title={t.people.removeTitle(person.display_name)}
        description={t.people.removeBody}
        confirmLabel={t.people.removeConfirm}
        tone="danger"
        onConfirm={() => {
          setRemoving(false);
          session.act({ kind: "remove", participant_id });
        }}
      />
    </>
  );
}
