import { Link, useLocation, useNavigate } from "@tanstack/react-router";
import { Keyboard, LogOut, Monitor, Moon, Settings, Sun, WifiOff } from "lucide-react";
import { type ReactElement, type ReactNode, useEffect, useRef, useState } from "react";
import { session, useConnection, useUser } from "@/api";
import { chordLabel, useShortcuts } from "@/lib/shortcuts";
import { setThemeChoice, useThemeChoice } from "@/lib/theme";
import { Dialog, Kbd, Menu, MenuChoice, MenuItem, MenuLabel, MenuSeparator, cx, toast } from "@/ui";
import { strings } from "./strings";

/** First in the page: lets keyboards jump over the navigation. */
export function SkipLink() {
  return (
    <a
      href="#content"
      className="fixed top-2 left-2 z-60 -translate-y-16 rounded-8 bg-inverse px-4 py-2 text-14 font-medium text-on-inverse focus-visible:translate-y-0"
    >
      {strings.skip}
    </a>
  );
}

/** When the page changes, focus goes to the content, so that keyboards and screen readers go on from there. */
export function Content({ className, children }: { className?: string; children: ReactNode }) {
  const ref = useRef<HTMLElement>(null);
  const path = useLocation({ select: (location) => location.pathname });
  const shownPath = useRef(path);
  useEffect(() => {
    if (shownPath.current === path) return;
    shownPath.current = path;
    ref.current?.focus({ preventScroll: true });
  }, [path]);
  return (
    <main id="content" ref={ref} tabIndex={-1} className={cx("outline-none", className)}>
      {children}
    </main>
  );
}

/** Takes no room while all is well; floats, so that nothing jumps when the connection goes. */
export function ConnectionBanner() {
  const connection = useConnection();
  // A request that fails once is often followed by one that works: only a state that lasts is worth a word.
  const [shown, setShown] = useState<typeof connection>("fine");
  useEffect(() => {
    const timer = setTimeout(() => setShown(connection), connection === "unreachable" ? 1500 : 0);
    return () => clearTimeout(timer);
  }, [connection]);
  return (
    <div role="status" className="pointer-events-none fixed inset-x-0 top-3 z-50 grid justify-items-center px-4">
      {shown !== "fine" && (
        <p className="flex animate-rise-in items-center gap-2.5 rounded-10 border border-caution-line bg-caution-soft px-4 py-2.5 text-14 text-caution-ink shadow-float">
          <WifiOff className="size-4 shrink-0" aria-hidden />
          <span>
            <strong className="font-medium">{strings.connection[shown]}</strong>{" "}
            {shown === "offline" ? strings.connection.offlineHint : strings.connection.unreachableHint}
          </span>
        </p>
      )}
    </div>
  );
}

export async function signOut() {
  try {
    await session.logout();
  } catch {
    toast("danger", strings.signOutFailed);
  }
}

export interface UserMenuProps {
  trigger: ReactElement;
  settings: "/settings" | "/board/settings" | "/admin/settings";
  side?: "top" | "bottom";
  align?: "start" | "end";
  onShortcuts: () => void;
}

export function UserMenu({ trigger, settings, side = "bottom", align = "end", onShortcuts }: UserMenuProps) {
  const user = useUser();
  const theme = useThemeChoice();
  return (
    <Menu trigger={trigger} side={side} align={align} label={strings.account}>
      <div className="grid max-w-64 px-2.5 pt-2 pb-1.5">
        <span className="truncate text-14 font-medium">{user.display_name}</span>
        <span className="truncate text-12 text-ink-faint">{user.email}</span>
      </div>
      <MenuSeparator />
      <MenuItem asChild>
        <Link to={settings}>
          <Settings aria-hidden />
          {strings.settings}
        </Link>
      </MenuItem>
      <MenuItem icon={<Keyboard aria-hidden />} shortcut="?" onSelect={onShortcuts}>
        {strings.shortcuts}
      </MenuItem>
      <MenuSeparator />
      <MenuLabel>{strings.theme}</MenuLabel>
      <MenuChoice
        value={theme}
        onChange={setThemeChoice}
        options={[
          { value: "system", label: strings.themeSystem, icon: <Monitor aria-hidden /> },
          { value: "light", label: strings.themeLight, icon: <Sun aria-hidden /> },
          { value: "dark", label: strings.themeDark, icon: <Moon aria-hidden /> },
        ]}
      />
      <MenuSeparator />
      <MenuItem icon={<LogOut aria-hidden />} onSelect={() => void signOut()}>
        {strings.signOut}
      </MenuItem>
    </Menu>
  );
}

export interface ShortcutRow {
  chord: string;
  what: string;
}

/** "?" opens the list of what the keyboard can do in this portal; answers how to open it otherwise. */
export function useShortcutsDialog(rows: readonly ShortcutRow[]): [open: () => void, dialog: ReactElement] {
  const [open, setOpen] = useState(false);
  useShortcuts({ "?": () => setOpen(true) });
  const all = [...rows, { chord: "?", what: strings.shortcutsDialog.help }];
  return [
    () => setOpen(true),
    <Dialog
      key="shortcuts"
      open={open}
      onOpenChange={setOpen}
      title={strings.shortcutsDialog.title}
      description={strings.shortcutsDialog.hint}
      size="sm"
    >
      <dl className="grid gap-1">
        {all.map((row) => (
          <div key={row.chord} className="flex items-center justify-between gap-4 border-b border-line py-2 last:border-0">
            <dt className="text-14">{row.what}</dt>
            <dd>
              <Kbd>{chordLabel(row.chord)}</Kbd>
            </dd>
          </div>
        ))}
      </dl>
    </Dialog>,
  ];
}

/** "g d" and its like: from anywhere in the portal to one of its pages. */
export function useGoShortcuts(targets: Readonly<Record<string, string>>) {
  const navigate = useNavigate();
  useShortcuts(
    Object.fromEntries(Object.entries(targets).map(([key, to]) => [`g ${key}`, () => void navigate({ to })])),
  );
}
