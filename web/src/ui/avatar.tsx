import { initials } from "@/lib/format";
import { cx } from "./cx";

export type AvatarSize = "sm" | "md" | "lg";

const SIZES: Record<AvatarSize, string> = {
  sm: "size-7 text-12",
  md: "size-9 text-14",
  lg: "size-14 text-20",
};

/** Initials on a quiet ground. The name must be written beside it, or given by `label`. */
export function Avatar({ name, size = "md", label, className }: { name: string; size?: AvatarSize; label?: string; className?: string }) {
  return (
    <span
      role={label === undefined ? undefined : "img"}
      aria-label={label}
      aria-hidden={label === undefined ? true : undefined}
      className={cx(
        "inline-grid shrink-0 place-items-center rounded-full border border-accent-line bg-accent-soft font-medium text-accent-ink select-none",
        SIZES[size],
        className,
      )}
    >
      {initials(name)}
    </span>
  );
}
