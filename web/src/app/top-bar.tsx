import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useUser } from "@/api";
import { Avatar, Badge, LogoMark } from "@/ui";
import { UserMenu } from "./shell";
import { strings } from "./strings";

export interface TopBarProps {
  home: "/board" | "/admin";
  portal: string;
  tabs: readonly { to: "/board" | "/board/settings" | "/admin" | "/admin/settings"; label: string }[];
  settings: "/board/settings" | "/admin/settings";
  onShortcuts: () => void;
  /** In the middle and at the end. */
  tools?: ReactNode;
}

/** One dense bar across: for portals where people work, not browse. */
export function TopBar({ home, portal, tabs, settings, onShortcuts, tools }: TopBarProps) {
  const user = useUser();
  return (
    <header className="sticky top-0 z-30 border-b border-line bg-surface">
      <div className="mx-auto flex h-13 max-w-[75rem] items-center gap-2 px-3 sm:gap-4 sm:px-4">
        <Link to={home} className="flex items-center gap-2.5 rounded-8" aria-label={`${strings.product}: ${portal}`}>
          <LogoMark className="size-7" />
          <Badge tone="outline" className="max-sm:hidden">
            {portal}
          </Badge>
        </Link>
        <nav aria-label={strings.navigation} className="flex h-full items-stretch">
          {tabs.map((tab) => (
            <Link
              key={tab.to}
              to={tab.to}
              activeOptions={{ exact: true }}
              className="relative inline-flex items-center px-3 text-14 font-medium -outline-offset-4"
              activeProps={{ className: "text-ink after:absolute after:inset-x-3 after:-bottom-px after:h-0.5 after:rounded-full after:bg-accent" }}
              inactiveProps={{ className: "text-ink-faint hover:text-ink" }}
            >
              {tab.label}
            </Link>
          ))}
        </nav>
        <div className="ml-auto flex items-center gap-2">
          {tools}
          <UserMenu
            settings={settings}
            onShortcuts={onShortcuts}
            trigger={
              <button
                type="button"
                className="grid size-control place-items-center rounded-full"
              >
                <Avatar name={user.display_name} size="sm" />
                <span className="sr-only">{`${strings.account}: ${user.display_name}`}</span>
              </button>
            }
          />
        </div>
      </div>
    </header>
  );
}
