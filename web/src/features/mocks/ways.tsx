import { Link } from "@tanstack/react-router";
import { ArrowRight, ListChecks, type LucideIcon, SquareTerminal } from "lucide-react";
import { strings } from "./strings";

const t = strings.hub;

/** Beside interviews: practising to code alone. */
export function Ways() {
  return (
    <section aria-labelledby="ways" className="grid gap-3">
      <h2 id="ways" className="text-16 font-semibold">
        {t.ways}
      </h2>
      <ul className="grid gap-4 md:grid-cols-2">
        <Way to="/interviews/problems" icon={ListChecks} text={t.problems} />
        <Way to="/interviews/playground" icon={SquareTerminal} text={t.playground} />
      </ul>
    </section>
  );
}

interface WayProps {
  to: "/interviews/playground" | "/interviews/problems";
  icon: LucideIcon;
  text: { title: string; body: string; action: string };
}

/** The whole card leads there; its name is the title. */
function Way({ to, icon: Icon, text }: WayProps) {
  return (
    <li className="group relative flex gap-4 rounded-10 border border-line bg-surface p-5 shadow-card transition-colors duration-(--quick) hover:border-line-strong max-sm:p-4">
      <span className="grid size-11 shrink-0 place-items-center rounded-10 bg-accent-soft text-accent-ink">
        <Icon className="size-5" strokeWidth={1.75} aria-hidden />
      </span>
      <div className="flex min-w-0 flex-col gap-1">
        <h3 className="text-16 font-semibold text-ink">
          <Link to={to} className="rounded-4 after:absolute after:inset-0 after:rounded-10">
            {text.title}
          </Link>
        </h3>
        <p className="text-14 text-ink-soft">{text.body}</p>
        <span aria-hidden className="mt-auto inline-flex items-center gap-1.5 pt-1 text-14 font-medium text-accent-ink">
          {text.action}
          <ArrowRight className="size-4 transition-transform duration-(--quick) group-hover:translate-x-0.5" />
        </span>
      </div>
    </li>
  );
}
