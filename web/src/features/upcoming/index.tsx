import { Link } from "@tanstack/react-router";
import { ArrowRight, Circle } from "lucide-react";
import { usePageTitle } from "@/lib/title";
import { Badge, Button, Card, PageHeader, Picture } from "@/ui";
import { type UpcomingText, label, upcoming, ways, willTitle } from "./strings";

const PATHS = { mocks: "/interviews", problems: "/interviews/problems", live: "/live" } as const;

/** A module that is named but not built: says so, and what it will be. No figures, no dead buttons. */
function Upcoming({ text }: { text: UpcomingText }) {
  usePageTitle(text.title);
  return (
    <div className="grid gap-8">
      <PageHeader title={text.title} lead={text.lead} over={<Badge tone="outline">{label}</Badge>} />
      <Card>
        <div className="flex flex-wrap items-center gap-x-10 gap-y-6">
          <Picture name={text.picture} className="h-auto w-44 text-ink-faint max-sm:w-32" />
          <div className="grid min-w-[16rem] flex-1 gap-3">
            <h2 className="text-16 font-semibold">{willTitle}</h2>
            <ul className="grid gap-2">
              {text.will.map((item) => (
                <li key={item} className="flex gap-3 text-ink-soft">
                  <Circle className="mt-2 size-2 shrink-0 fill-accent-mark stroke-none" aria-hidden />
                  {item}
                </li>
              ))}
            </ul>
          </div>
        </div>
      </Card>
      <div className="flex flex-wrap items-center gap-x-6 gap-y-3">
        <p className="max-w-[40rem] text-ink-soft">{text.meanwhile}</p>
        <div className="flex flex-wrap gap-3">
          {text.ways.map((way) => (
            <Button key={way} asChild>
              <Link to={PATHS[way]}>
                {ways[way]}
                <ArrowRight aria-hidden />
              </Link>
            </Button>
          ))}
        </div>
      </div>
    </div>
  );
}

export const SchedulePage = () => <Upcoming text={upcoming.schedule} />;
export const LearnPage = () => <Upcoming text={upcoming.learn} />;
export const PortfolioPage = () => <Upcoming text={upcoming.portfolio} />;
export const ArenaPage = () => <Upcoming text={upcoming.arena} />;
export const ResumePage = () => <Upcoming text={upcoming.resume} />;
export const SkillsPage = () => <Upcoming text={upcoming.skills} />;
export const SupportPage = () => <Upcoming text={upcoming.support} />;
