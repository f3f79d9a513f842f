import { Link } from "@tanstack/react-router";
import { ArrowLeft } from "lucide-react";

export interface WorkbenchHeaderProps {
  title: string;
  back: { to: "/interviews" | "/interviews/problems"; label: string };
}

/** Over a page on which one writes programs: as little as possible. */
export function WorkbenchHeader({ title, back }: WorkbenchHeaderProps) {
  return (
    <header className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
      <h1 className="text-20 font-semibold tracking-[-0.014em] text-ink">{title}</h1>
      <Link to={back.to} className="inline-flex items-center gap-1.5 rounded-4 text-14 text-ink-soft hover:text-ink pointer-coarse:min-h-11">
        <ArrowLeft className="size-4" aria-hidden />
        {back.label}
      </Link>
    </header>
  );
}
