import { useQuery } from "@tanstack/react-query";
import { Outlet, useNavigate } from "@tanstack/react-router";
import { Search } from "lucide-react";
import { Suspense, lazy, useEffect, useState } from "react";
import { queries, session, useUser } from "@/api";
import { chordLabel, useShortcuts } from "@/lib/shortcuts";
import { useDensity } from "@/lib/theme";
import { Kbd } from "@/ui";
import { ConnectionBanner, Content, SkipLink, useGoShortcuts, useShortcutsDialog } from "./shell";
import { strings } from "./strings";
import { TopBar } from "./top-bar";

const CommandPalette = lazy(() => import("./command-palette").then((module) => ({ default: module.CommandPalette })));

const GO = { b: "/board", e: "/board/settings" };

/** An administrator may verify the account, or withdraw it, while its pages are open. */
function useVerification() {
  const me = useQuery(queries.me());
  useEffect(() => {
    if (me.data !== undefined) session.update(me.data);
  }, [me.data]);
}

/** Dense and fast: everything one click, or one chord, from the session (G-2). */
export function InterviewerLayout() {
  useDensity("compact");
  const navigate = useNavigate();
  useVerification();
  const { verified } = useUser();
  const [paletteOpen, setPaletteOpen] = useState(false);
  const [paletteUsed, setPaletteUsed] = useState(false);
  const openPalette = () => {
    setPaletteUsed(true);
    setPaletteOpen(true);
  };
  useGoShortcuts(GO);
  useShortcuts({
    "Ctrl K": openPalette,
    ...(verified && { n: () => void navigate({ to: "/board", search: { create: true } }) }),
  });
  const [openShortcuts, shortcutsDialog] = useShortcutsDialog([
    { chord: "Ctrl K", what: strings.shortcutsDialog.palette },
    ...(verified ? [{ chord: "n", what: strings.shortcutsDialog.create }] : []),
    { chord: "g b", what: `${strings.shortcutsDialog.go}: ${strings.interviewer.board}` },
    { chord: "g e", what: `${strings.shortcutsDialog.go}: ${strings.interviewer.settings}` },
  ]);
  return (
    <div className="flex min-h-dvh flex-col">
      <SkipLink />
      <ConnectionBanner />
      <TopBar
        home="/board"
        portal={strings.interviewer.portal}
        settings="/board/settings"
        tabs={[
          { to: "/board", label: strings.interviewer.board },
          { to: "/board/settings", label: strings.interviewer.settings },
        ]}
        onShortcuts={openShortcuts}
        tools={
          <button
            type="button"
            onClick={openPalette}
            aria-keyshortcuts="Control+K Meta+K"
            className="flex h-control items-center gap-2 rounded-8 border border-line-strong bg-canvas px-2.5 text-14 text-ink-faint transition-colors duration-(--quick) hover:border-line-field hover:text-ink-soft sm:w-64"
          >
            <Search className="size-4 shrink-0" aria-hidden />
            <span className="flex-1 text-left max-sm:sr-only">{strings.interviewer.command}</span>
            <span aria-hidden className="max-sm:hidden">
              <Kbd>{chordLabel("Ctrl K")}</Kbd>
            </span>
          </button>
        }
      />
      <Content className="mx-auto w-full max-w-[75rem] flex-1 px-3 py-5 sm:px-4">
        <Outlet />
      </Content>
      {paletteUsed && (
        <Suspense fallback={null}>
          <CommandPalette open={paletteOpen} onOpenChange={setPaletteOpen} onShortcuts={openShortcuts} />
        </Suspense>
      )}
      {shortcutsDialog}
    </div>
  );
}
