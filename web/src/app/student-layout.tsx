import { Link, Outlet, useLocation } from "@tanstack/react-router";
import {
  BadgeCheck,
  BriefcaseBusiness,
  CalendarDays,
  ChartLine,
  ChevronsUpDown,
  FileSearch,
  LayoutDashboard,
  LifeBuoy,
  type LucideIcon,
  Menu as MenuIcon,
  MessagesSquare,
  Settings,
  Swords,
  Trophy,
  Video,
} from "lucide-react";
import { useEffect, useState } from "react";
import { useUser } from "@/api";
import { useDensity } from "@/lib/theme";
import { Avatar, Logo, Sheet, cx } from "@/ui";
import { ConnectionBanner, Content, SkipLink, UserMenu, useGoShortcuts, useShortcutsDialog } from "./shell";
import { strings } from "./strings";

export interface Module {
  to: string;
  /** Further paths that belong to it. */
  also?: string;
  label: string;
  icon: LucideIcon;
  /** Named, but not in this version. */
  soon?: true;
}

/** The twelve modules of the student portal, by the names and in the order they are known by (G-3). */
export const MODULES = [
  { to: "/dashboard", label: strings.modules.dashboard, icon: LayoutDashboard },
  { to: "/interviews", also: "/interviews/", label: strings.modules.interviews, icon: MessagesSquare },
  { to: "/live", label: strings.modules.live, icon: Video },
  { to: "/schedule", label: strings.modules.schedule, icon: CalendarDays, soon: true },
  { to: "/analytics", also: "/archive/", label: strings.modules.analytics, icon: ChartLine },
  { to: "/learn", label: strings.modules.learn, icon: Trophy, soon: true },
  { to: "/portfolio", label: strings.modules.portfolio, icon: BriefcaseBusiness, soon: true },
  { to: "/arena", label: strings.modules.arena, icon: Swords, soon: true },
  { to: "/resume", label: strings.modules.resume, icon: FileSearch, soon: true },
  { to: "/skills", label: strings.modules.skills, icon: BadgeCheck, soon: true },
  { to: "/settings", label: strings.modules.settings, icon: Settings },
  { to: "/support", label: strings.modules.support, icon: LifeBuoy, soon: true },
] as const satisfies readonly Module[];

const GO = { d: "/dashboard", i: "/interviews", l: "/live", a: "/analytics", e: "/settings" };

function ModuleList({ onNavigate }: { onNavigate?: () => void }) {
  const path = useLocation({ select: (location) => location.pathname });
  return (
    <nav aria-label={strings.navigation}>
      <ul className="grid gap-0.5">
        {MODULES.map((module) => {
          const current = path === module.to || ("also" in module && path.startsWith(module.also));
          return (
            <li key={module.to}>
              <Link
                to={module.to}
                onClick={onNavigate}
                aria-current={current ? "page" : undefined}
                aria-description={"soon" in module ? strings.soonHint : undefined}
                className={cx(
                  "group relative flex h-10 items-center gap-3 rounded-8 px-3 text-14 font-medium transition-colors duration-(--quick) pointer-coarse:h-11",
                  current ? "bg-accent-soft text-accent-ink" : "text-ink-soft hover:bg-hover hover:text-ink",
                )}
              >
                {current && <span aria-hidden className="absolute inset-y-2.5 left-0 w-1 rounded-full bg-accent-mark" />}
                <module.icon
                  aria-hidden
                  strokeWidth={1.75}
                  className={cx("size-[1.125rem] shrink-0", current ? "text-accent-ink" : "text-ink-faint group-hover:text-ink-soft")}
                />
                {module.label}
                {"soon" in module && (
                  <span aria-hidden className="ml-auto text-12 font-normal text-ink-faint">
                    {strings.soon}
                  </span>
                )}
              </Link>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}

const CODING_KEYS = [
  { chord: "Ctrl Enter", what: strings.shortcutsDialog.run },
  { chord: "Ctrl Shift Enter", what: strings.shortcutsDialog.submit },
  { chord: "Shift Alt F", what: strings.shortcutsDialog.format },
  { chord: "Ctrl M", what: strings.shortcutsDialog.tab },
];

const MOCK_KEYS = [
  { chord: "Ctrl Enter", what: strings.shortcutsDialog.handIn },
  { chord: "Ctrl Shift Enter", what: strings.shortcutsDialog.handInCode },
  { chord: "Shift Alt F", what: strings.shortcutsDialog.format },
  { chord: "Alt R", what: strings.shortcutsDialog.voice },
  { chord: "n", what: strings.shortcutsDialog.next },
  { chord: "p", what: strings.shortcutsDialog.previous },
];

/** Roomy: the twelve modules always in sight, one column of content (G-4). */
export function StudentLayout() {
  useDensity("roomy");
  const user = useUser();
  const [menuOpen, setMenuOpen] = useState(false);
  const path = useLocation({ select: (location) => location.pathname });
  useEffect(() => setMenuOpen(false), [path]);
  // Pages on which one writes programs have the whole window for it.
  const coding = /^\/interviews\/(playground|problems\/.)/u.test(path);
  const mock = /^\/interviews\/[^/]+\/q\//u.test(path);
  useGoShortcuts(GO);
  const go = (to: string) => `${strings.shortcutsDialog.go}: ${MODULES.find((module) => module.to === to)?.label ?? ""}`;
  const [openShortcuts, shortcutsDialog] = useShortcutsDialog([
    ...Object.entries(GO).map(([key, to]) => ({ chord: `g ${key}`, what: go(to) })),
    // The one page with a search.
    ...(path === "/analytics" ? [{ chord: "/", what: strings.shortcutsDialog.search }] : []),
    ...(coding ? CODING_KEYS : []),
    ...(mock ? MOCK_KEYS : []),
  ]);

  return (
    <div className="min-h-dvh lg:grid lg:grid-cols-[17rem_minmax(0,1fr)]">
      <SkipLink />
      <ConnectionBanner />
      <aside className="sticky top-0 hidden h-dvh flex-col gap-6 overflow-y-auto border-r border-line bg-sunken px-3 pt-5 pb-3 lg:flex">
        <Link to="/dashboard" className="self-start rounded-8 px-2">
          <Logo />
        </Link>
        <ModuleList />
        <div className="mt-auto">
          <UserMenu
            side="top"
            align="start"
            settings="/settings"
            onShortcuts={openShortcuts}
            trigger={
              <button
                type="button"
                className="flex w-full items-center gap-3 rounded-10 p-2 text-left transition-colors duration-(--quick) hover:bg-hover data-[state=open]:bg-hover"
              >
                <Avatar name={user.display_name} />
                <span className="grid min-w-0 flex-1">
                  <span className="truncate text-14 font-medium">{user.display_name}</span>
                  <span className="truncate text-12 text-ink-faint">{user.email}</span>
                </span>
                <ChevronsUpDown className="size-4 shrink-0 text-ink-faint" aria-hidden />
              </button>
            }
          />
        </div>
      </aside>

      <div className="flex min-h-dvh min-w-0 flex-col">
        <header className="sticky top-0 z-30 flex h-14 items-center justify-between border-b border-line bg-canvas px-2 lg:hidden">
          <Link to="/dashboard" className="flex rounded-8 px-2">
            <Logo compact />
          </Link>
          <UserMenu
            settings="/settings"
            onShortcuts={openShortcuts}
            trigger={
              <button type="button" className="grid size-11 place-items-center rounded-full">
                <Avatar name={user.display_name} />
                <span className="sr-only">{strings.account}</span>
              </button>
            }
          />
        </header>
        <Content
          className={cx(
            "mx-auto w-full flex-1",
            coding
              ? "max-w-[112rem] px-4 pt-4 pb-24 sm:px-6 lg:h-dvh lg:min-h-[36rem] lg:flex-none lg:pb-4"
              : mock
                ? "max-w-[112rem] px-4 pt-4 pb-28 sm:px-6 lg:px-8 lg:pb-8"
                : "max-w-[68rem] px-4 pt-6 pb-28 sm:px-8 sm:pt-10 lg:px-10 lg:pb-16",
          )}
        >
          <Outlet />
        </Content>
        <BottomBar path={path} onMore={() => setMenuOpen(true)} />
      </div>

      <Sheet open={menuOpen} onOpenChange={setMenuOpen} side="left" title={strings.navigation} bare>
        <div className="grid gap-5 px-3 py-5">
          <Link to="/dashboard" className="justify-self-start rounded-8 px-2">
            <Logo />
          </Link>
          <ModuleList onNavigate={() => setMenuOpen(false)} />
        </div>
      </Sheet>
      {shortcutsDialog}
    </div>
  );
}

const BAR = [
  { to: "/dashboard", label: strings.short.dashboard, icon: LayoutDashboard },
  { to: "/interviews", label: strings.short.interviews, icon: MessagesSquare },
  { to: "/live", label: strings.short.live, icon: Video },
  { to: "/analytics", label: strings.short.analytics, icon: ChartLine },
] as const;

/** On a phone the four most used modules are under the thumb; the rest is one tap away. */
function BottomBar({ path, onMore }: { path: string; onMore: () => void }) {
  const item = "grid h-14 flex-1 place-content-center justify-items-center gap-0.5 text-12 font-medium";
  return (
    <nav
      aria-label={strings.more}
      data-bar="modules"
      className="fixed inset-x-0 bottom-0 z-30 flex border-t border-line bg-canvas pb-[env(safe-area-inset-bottom)] lg:hidden"
    >
      {BAR.map((entry) => {
        const also = { "/analytics": "/archive/", "/interviews": "/interviews/" }[entry.to as string];
        const current = path === entry.to || (also !== undefined && path.startsWith(also));
        return (
          <Link
            key={entry.to}
            to={entry.to}
            aria-current={current ? "page" : undefined}
            className={cx(item, "-outline-offset-2", current ? "text-accent-ink" : "text-ink-faint")}
          >
            <entry.icon className="size-5" strokeWidth={1.75} aria-hidden />
            {entry.label}
          </Link>
        );
      })}
      <button type="button" onClick={onMore} className={cx(item, "-outline-offset-2 text-ink-faint")}>
        <MenuIcon className="size-5" strokeWidth={1.75} aria-hidden />
        {strings.more}
      </button>
    </nav>
  );
}
