import { Check, CloudOff, Eye, HardDrive } from "lucide-react";
import { Spinner, cx } from "@/ui";
import { useRoom, useSnapshot } from "../session/context";
import { t } from "../strings";

/** Whether what is typed is safe: follows the server's durable acknowledgement. */
export function SaveMark() {
  const { loaded, save, closed } = useSnapshot((snapshot) => snapshot.document);
  const role = useRoom((room) => room.role);
  const kind = closed ? "offline" : !loaded ? "loading" : save;
  if (role === "observer" && kind === "saved") {
    return (
      <p className="flex items-center gap-1.5 text-12 text-ink-faint">
        <Eye className="size-3.5" aria-hidden />
        {t.files.observing}
      </p>
    );
  }
  return (
    <p
      role="status"
      data-save={kind}
      className={cx(
        "flex items-center gap-1.5 text-12 whitespace-nowrap",
        kind === "offline" ? "text-caution-ink" : kind === "failing" ? "text-danger-ink" : "text-ink-faint",
      )}
    >
      {kind === "saved" && <Check className="size-3.5 text-good" aria-hidden />}
      {(kind === "saving" || kind === "loading") && <Spinner className="size-3.5" />}
      {kind === "offline" && <CloudOff className="size-3.5" aria-hidden />}
      {kind === "failing" && <HardDrive className="size-3.5" aria-hidden />}
      {closed ? t.save.stopped : t.save[kind]}
    </p>
  );
}
