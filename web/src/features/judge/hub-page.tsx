import { Link } from "@tanstack/react-router";
import { ArrowRight, ListChecks, type LucideIcon, SquareTerminal } from "lucide-react";
import { usePageTitle } from "@/lib/title";
import { PageHeader } from "@/ui";
import { strings } from "./strings";

const t = strings.hub;

/** The module "Interviews": what one can practise today. */
export function InterviewsPage() {
  usePageTitle(t.title);
  return (
    <div className="grid gap-8">
      <PageHeader title={t.title} lead={t.lead} />
      <ul className="grid gap-4 md:grid-cols-2">
        <Way to="/interviews/problems" icon={ListChecks} text={t.problems} />
        <Way to="/interviews/playground" icon={SquareTerminal} text={t.playground} />
      </ul>
      <p className="text-14 text-ink-faint">{t.later}</p>
    </div>
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
    <li className="group relative flex flex-col gap-4 rounded-10 border border-line bg-surface p-6 shadow-card transition-colors duration-(--quick) hover:border-line-strong max-sm:p-4">
      <span className="grid size-11 place-items-center rounded-10 bg-accent-soft text-accent-ink">
        <Icon className="size-5" strokeWidth={1.75} aria-hidden />
      </span>
      <div className="grid gap-1.5">
        <h2 className="text-20 font-semibold text-ink">
          <Link to={to} className="rounded-4 after:absolute after:inset-0 after:rounded-10">
            {text.title}
          </Link>
        </h2>
        <p className="text-ink-soft">{text.body}</p>
      </div>
      <span aria-hidden className="mt-auto inline-flex items-center gap-1.5 text-14 font-medium text-accent-ink">
        {text.action}
        <ArrowRight className="size-4 transition-transform duration-(--quick) group-hover:translate-x-0.5" />
      </span>
    </li>
  );
}
