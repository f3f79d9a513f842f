import { useEffect, useRef, useState } from "react";
import { useRoom } from "../session/context";
import { t } from "../strings";
import { nameOf } from "./people";
import { useUnread } from "./unread";
import { useView } from "./view";

/** Tells screen readers of new chat lines while the chat, a live region itself, is folded away. */
export function ChatAnnouncer() {
  const chat = useRoom((room) => room.chat);
  const me = useRoom((room) => room.me);
  const participants = useRoom((room) => room.participants);
  const open = useView((view) => view.panel === "chat");
  const unread = useUnread();
  const last = chat.at(-1);
  const heard = useRef(last?.seq ?? 0);
  const [said, setSaid] = useState("");
  useEffect(() => {
    if (!last || last.seq <= heard.current) return;
    heard.current = last.seq;
    if (!open && last.by !== me) setSaid(t.chat.newFrom(nameOf(participants, last.by, t.somebody), unread));
    if (open) setSaid("");
  }, [last, open, me, participants, unread]);
  return (
    <div role="status" className="sr-only">
      {said}
    </div>
  );
}
