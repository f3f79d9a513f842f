import { Eye } from "lucide-react";
import type { IntegrityPolicy } from "@/api/room-socket";
import { t } from "../strings";

/** What the candidate is told before joining: what is recorded, what is not, and when an absence turns red. */
export function RecordingNotice({ policy }: { policy: IntegrityPolicy }) {
  return (
    <section aria-labelledby="recording-notice" className="rounded-10 border border-line bg-surface p-4 text-14">
      <h2 id="recording-notice" className="flex items-center gap-2 font-medium text-ink">
        <Eye className="size-4 text-ink-faint" aria-hidden />
        {t.notice.title}
      </h2>
      <ul className="mt-2 grid list-disc gap-1.5 pl-5 text-ink-soft marker:text-ink-faint">
        {t.notice.items(policy).map((item) => (
          <li key={item}>{item}</li>
        ))}
      </ul>
      <p className="mt-2 text-ink-soft">{t.notice.not}</p>
    </section>
  );
}
