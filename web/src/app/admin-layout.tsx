import { Outlet } from "@tanstack/react-router";
import { useDensity } from "@/lib/theme";
import { ConnectionBanner, Content, SkipLink, useGoShortcuts, useShortcutsDialog } from "./shell";
import { strings } from "./strings";
import { TopBar } from "./top-bar";

const GO = { i: "/admin", e: "/admin/settings" };

export function AdminLayout() {
  useDensity("compact");
  useGoShortcuts(GO);
  const [openShortcuts, shortcutsDialog] = useShortcutsDialog([
    { chord: "g i", what: `${strings.shortcutsDialog.go}: ${strings.admin.interviewers}` },
    { chord: "g e", what: `${strings.shortcutsDialog.go}: ${strings.admin.settings}` },
  ]);
  return (
    <div className="flex min-h-dvh flex-col">
      <SkipLink />
      <ConnectionBanner />
      <TopBar
        home="/admin"
        portal={strings.admin.portal}
        settings="/admin/settings"
        tabs={[
          { to: "/admin", label: strings.admin.interviewers },
          { to: "/admin/settings", label: strings.admin.settings },
        ]}
        onShortcuts={openShortcuts}
      />
      <Content className="mx-auto w-full max-w-[60rem] flex-1 px-3 py-6 sm:px-4">
        <Outlet />
      </Content>
      {shortcutsDialog}
    </div>
  );
}
