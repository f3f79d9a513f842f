import { useEffect, useState } from "react";
import { useRoom } from "../session/context";
import { onPhone, useView } from "./view";

/** How many chat lines of others came while the chat was not in sight. */
export function useUnread(): number {
  const chat = useRoom((room) => room.chat);
  const me = useRoom((room) => room.me);
  const panel = useView((view) => view.panel);
  const phone = useView((view) => view.phone);
  const inSight = panel === "chat" && (phone === "panel" || !onPhone());
  const last = chat.at(-1)?.seq ?? 0;
  // What was written before one came is not new.
  const [read, setRead] = useState(last);
  useEffect(() => {
    if (inSight) setRead(last);
  }, [inSight, last]);
  return inSight ? 0 : chat.filter((line) => line.seq > read && line.by !== me).length;
}
