import { cx } from "./cx";

/** A key or a chord: `Ctrl K` shows two caps. */
export function Kbd({ children, tone = "plain" }: { children: string; tone?: "plain" | "inverse" }) {
  return (
    <span className="inline-flex items-center gap-1">
      {children.split(" ").map((key, index) => (
        <kbd
          key={`${key}-${index}`}
          className={cx(
            "inline-flex h-5 min-w-5 items-center justify-center rounded-4 border px-1 font-sans text-12",
            tone === "plain" ? "border-line-strong bg-sunken text-ink-soft" : "border-current/30",
          )}
        >
          {key}
        </kbd>
      ))}
    </span>
  );
}
