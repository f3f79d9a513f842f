import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Lightbulb } from "lucide-react";
import { type MockHints, type MockSession, api, queries } from "@/api";
import { problemText } from "@/lib/problem";
import { Alert, Button } from "@/ui";
import { strings } from "./strings";

const t = strings.hints;

/** Hints that were bought, and the price of the next. */
export function Hints({ mockId, position, hints }: { mockId: string; position: number; hints: MockHints }) {
  const client = useQueryClient();
  const buy = useMutation({
    mutationFn: () => api.mockHint(mockId, position),
    onSuccess: (bought) =>
      client.setQueryData(
        queries.mock(mockId).queryKey,
        (session: MockSession | undefined) =>
          session && { ...session, items: session.items.map((item) => (item.position === position ? { ...item, hints: bought } : item)) },
      ),
  });
  const given = hints.hints;
  return (
    <section aria-labelledby="hints" className="grid gap-3">
      <h2 id="hints" className="flex items-center gap-2 text-14 font-semibold">
        <Lightbulb className="size-4 text-ink-faint" aria-hidden />
        {t.title}
      </h2>
      <div role="status" className="grid gap-2 empty:hidden">
        {given.length > 0 && (
          <ol className="grid gap-1.5">
            {given.map((hint) => (
              <li key={hint} className="rounded-8 bg-accent-soft px-3 py-2 text-14 text-accent-ink">
                {hint}
              </li>
            ))}
          </ol>
        )}
      </div>
      {given.length === 0 && hints.left === 0 ? (
        <p className="text-14 text-ink-faint">{t.none}</p>
      ) : (
        <div className="grid justify-items-start gap-2">
          <p className="text-14 text-ink-faint">
            {t.left(hints.left)}. {hints.left > 0 && t.cost(hints.cost)}
          </p>
          {hints.left > 0 && (
            <Button size="sm" busy={buy.isPending} onClick={() => buy.mutate()}>
              {t.take(hints.cost)}
            </Button>
          )}
        </div>
      )}
      {buy.isError && (
        <Alert meaning="danger" title={t.failed} live>
          {problemText(buy.error)}
        </Alert>
      )}
    </section>
  );
}
