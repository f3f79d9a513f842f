import { Link } from "@tanstack/react-router";
import type { MockSummary } from "@/api";
import { ago } from "@/lib/format";
import { useNow } from "@/lib/now";
import { topicName } from "@/lib/topics";
import { Button, Card } from "@/ui";
import { strings } from "./strings";

const t = strings.unfinished;

/** what else was left unfinished, one click away. `more`: there are some that are not shown. */
export function Unfinished({ mocks, more }: { mocks: readonly MockSummary[]; more: boolean }) {
  const now = useNow();
  if (mocks.length === 0) return null;
  return (
    <Card
      title={t.title}
      padding="none"
      aside={
        more && (
          <Link to="/interviews" className="rounded-4 text-14 font-medium text-accent-ink underline-offset-4 hover:underline">
            {t.all}
          </Link>
        )
      }
    >
      <ul>
        {mocks.map((mock) => (
          <li key={mock.id} className="flex items-center gap-4 border-t border-line px-6 py-3 max-sm:px-4">
            <span className="min-w-0 flex-1">
              <span className="font-medium">{mock.role_title}</span>
              <span className="tabular block text-14 text-ink-faint">
                {strings.results.tier[mock.tier]}
                {mock.topic && `, ${topicName(mock.topic)}`} · {t.progress(mock.answered, mock.questions)}
                <span className="max-sm:hidden"> · {t.active(ago(mock.active_at_ms, now))}</span>
              </span>
            </span>
            <Button size="sm" asChild>
              <Link to="/interviews/$mockId" params={{ mockId: mock.id }} aria-label={t.resumeOf(mock.role_title)}>
                {strings.next.mockAction}
              </Link>
            </Button>
          </li>
        ))}
      </ul>
    </Card>
  );
}
