import { Link } from "@tanstack/react-router";
import { Check } from "lucide-react";
import type { ReactNode } from "react";
import { useDensity } from "@/lib/theme";
import { Logo } from "@/ui";
import { RoomScene } from "./room-scene";
import { strings } from "./strings";

export interface EntryLayoutProps {
  title: string;
  lead: string;
  children: ReactNode;
}

/** Before signing in: the form, and beside it what the product is about. */
export function EntryLayout({ title, lead, children }: EntryLayoutProps) {
  useDensity("roomy");
  return (
    <div className="grid min-h-dvh lg:grid-cols-[minmax(0,1fr)_minmax(0,1.1fr)]">
      <div className="flex flex-col px-5 py-6 sm:px-10">
        <header className="self-start">
          <Link to="/sign-in" className="block rounded-8">
            <Logo />
          </Link>
        </header>
        <main className="mx-auto my-auto grid w-full max-w-[25rem] gap-7 py-10">
          <div className="grid gap-1.5">
            <h1 className="text-31 font-semibold tracking-[-0.022em]">{title}</h1>
            <p className="text-ink-soft">{lead}</p>
          </div>
          {children}
        </main>
      </div>
      <aside className="hidden p-3 pl-0 lg:block">
        <div className="sticky top-3 flex h-[calc(100dvh-1.5rem)] flex-col justify-between gap-8 overflow-hidden rounded-14 bg-[var(--teal-950)] p-10 text-[var(--n-50)] xl:p-14">
          <div className="grid max-w-[32rem] gap-3">
            <p className="text-31 leading-[1.15] font-semibold tracking-[-0.022em] text-balance">{strings.panel.title}</p>
            <p className="text-[var(--n-300)]">{strings.panel.body}</p>
          </div>
          <RoomScene />
          <ul className="grid gap-4 xl:grid-cols-3 xl:gap-6">
            {strings.panel.points.map((point) => (
              <li key={point.title} className="flex gap-2.5 text-14">
                <Check className="mt-0.5 size-4 shrink-0 text-[var(--teal-300)]" aria-hidden />
                <span>
                  <span className="block font-medium">{point.title}</span>
                  <span className="text-[var(--n-300)]">{point.body}</span>
                </span>
              </li>
            ))}
          </ul>
        </div>
      </aside>
    </div>
  );
}
