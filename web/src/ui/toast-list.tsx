import { X } from "lucide-react";
import { Toast as Radix } from "radix-ui";
import { uiStrings } from "@/lib/strings";
import { IconButton } from "./button";
import { MEANING_TEXT, MeaningIcon } from "./meaning";
import { type ToastEntry, dismissToast } from "./toast";

/** Draws the toasts that are shown. */
export function ToastList({ entries }: { entries: readonly ToastEntry[] }) {
  return (
    <Radix.Provider swipeDirection="right" duration={7000} label={uiStrings.notifications}>
      {entries.map((entry) => (
        <Radix.Root
          key={entry.id}
          type={entry.meaning === "danger" ? "foreground" : "background"}
          duration={entry.action === undefined ? undefined : 12_000}
          onOpenChange={(open) => {
            if (!open) dismissToast(entry.id);
          }}
          className="flex animate-rise-in items-start gap-3 rounded-10 border border-line bg-raised p-3 pl-4 shadow-float"
        >
          <MeaningIcon meaning={entry.meaning} className={`mt-1.5 size-[1.125rem] shrink-0 ${MEANING_TEXT[entry.meaning]}`} />
          <div className="grid flex-1 gap-0.5 py-1">
            <Radix.Title className="text-14 font-medium text-ink">{entry.title}</Radix.Title>
            {entry.body !== undefined && <Radix.Description className="text-14 text-ink-soft">{entry.body}</Radix.Description>}
            {entry.action !== undefined && (
              <Radix.Action asChild altText={entry.action.label}>
                <button
                  type="button"
                  onClick={entry.action.onSelect}
                  className="mt-1 justify-self-start rounded-4 text-14 font-medium text-accent-ink underline underline-offset-4"
                >
                  {entry.action.label}
                </button>
              </Radix.Action>
            )}
          </div>
          <Radix.Close asChild>
            <IconButton label={uiStrings.dismiss} size="sm">
              <X aria-hidden />
            </IconButton>
          </Radix.Close>
        </Radix.Root>
      ))}
      <Radix.Viewport className="ix-toasts fixed right-0 bottom-0 z-60 grid w-[min(26rem,100vw)] gap-2 p-4 outline-none" />
    </Radix.Provider>
  );
}
