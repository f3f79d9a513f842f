import { useInfiniteQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { Command } from "cmdk";
import { ClipboardCheck, Keyboard, LayoutDashboard, LogIn, LogOut, Moon, Play, Plus, Search, Settings, Sun } from "lucide-react";
import { Dialog as Radix } from "radix-ui";
import { type ReactNode, useDeferredValue, useState } from "react";
import { queries, useUser } from "@/api";
import { score } from "@/lib/format";
import { setThemeChoice, useTheme } from "@/lib/theme";
import { Kbd } from "@/ui";
import { paletteStrings as text } from "./palette-strings";
import { signOut } from "./shell";

export interface CommandPaletteProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  onShortcuts: () => void;
}

/** Ctrl-K: everything of the interviewer portal by its first letters. */
export function CommandPalette({ open, onOpenChange, onShortcuts }: CommandPaletteProps) {
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-40 animate-fade-in bg-scrim" />
        <Radix.Content
          aria-describedby={undefined}
          className="fixed top-[12vh] left-1/2 z-50 w-[min(40rem,calc(100vw-2rem))] -translate-x-1/2 animate-fade-in overflow-hidden rounded-14 border border-line bg-raised shadow-float outline-none"
        >
          <Radix.Title className="sr-only">{text.title}</Radix.Title>
          <Palette close={() => onOpenChange(false)} onShortcuts={onShortcuts} />
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

function Palette({ close, onShortcuts }: { close: () => void; onShortcuts: () => void }) {
  const user = useUser();
  const navigate = useNavigate();
  const theme = useTheme();
  const [typed, setTyped] = useState("");
  const sought = useDeferredValue(typed.trim());
  const rooms = useInfiniteQuery(queries.rooms());
  const interviews = useInfiniteQuery({
    ...queries.interviews(sought.length >= 2 ? sought : ""),
    placeholderData: (before) => before,
  });
  const roomItems = rooms.data?.pages.flatMap((page) => page.items) ?? [];
  const evaluations = (interviews.data?.pages.flatMap((page) => page.items) ?? []).slice(0, 8);
  const run = (action: () => void) => () => {
    close();
    action();
  };

  return (
    <Command label={text.title} loop>
      <div className="flex items-center gap-3 border-b border-line px-4">
        <Search className="size-4 shrink-0 text-ink-faint" aria-hidden />
        <Command.Input
          value={typed}
          onValueChange={setTyped}
          placeholder={text.placeholder}
          className="h-12 flex-1 bg-transparent text-16 outline-none placeholder:text-ink-faint"
        />
        <Kbd>Esc</Kbd>
      </div>
      <Command.List className="max-h-[min(26rem,60vh)] overflow-y-auto p-1.5">
        <Command.Empty className="px-3 py-8 text-center text-14 text-ink-faint">{text.empty}</Command.Empty>
        {(user.verified || roomItems.length > 0) && (
          <Group heading={text.rooms}>
            {user.verified && (
              <Item icon={<Plus aria-hidden />} shortcut="N" onSelect={run(() => void navigate({ to: "/board", search: { create: true } }))}>
                {text.newRoom}
              </Item>
            )}
            {roomItems.slice(0, 12).map((room) =>
              room.status === "open" ? (
                <Item
                  key={room.id}
                  id={room.id}
                  icon={<LogIn aria-hidden />}
                  onSelect={run(() => void navigate({ to: "/r/$roomId", params: { roomId: room.id } }))}
                >
                  {text.enter(room.title)}
                </Item>
              ) : (
                <Item
                  key={room.id}
                  id={room.id}
                  icon={<Play aria-hidden />}
                  onSelect={run(() => void navigate({ to: "/r/$roomId/replay", params: { roomId: room.id } }))}
                >
                  {text.replay(room.title)}
                </Item>
              ),
            )}
          </Group>
        )}
        {evaluations.length > 0 && (
          <Group heading={text.evaluations}>
            {evaluations.map((interview) => (
              <Item
                key={interview.id}
                id={interview.id}
                icon={<ClipboardCheck aria-hidden />}
                aside={score(interview.composite)}
                onSelect={run(
                  () => void navigate({ to: "/board/evaluations/$interviewId", params: { interviewId: interview.id } }),
                )}
              >
                {text.evaluation(interview.candidate_name, interview.title)}
              </Item>
            ))}
          </Group>
        )}
        <Group heading={text.go}>
          <Item icon={<LayoutDashboard aria-hidden />} shortcut="G B" onSelect={run(() => void navigate({ to: "/board" }))}>
            {text.board}
          </Item>
          <Item icon={<Settings aria-hidden />} shortcut="G E" onSelect={run(() => void navigate({ to: "/board/settings" }))}>
            {text.settings}
          </Item>
          <Item icon={<Keyboard aria-hidden />} shortcut="?" onSelect={run(onShortcuts)}>
            {text.shortcuts}
          </Item>
          <Item
            icon={theme === "dark" ? <Sun aria-hidden /> : <Moon aria-hidden />}
            onSelect={run(() => setThemeChoice(theme === "dark" ? "light" : "dark"))}
          >
            {theme === "dark" ? text.light : text.dark}
          </Item>
          <Item icon={<LogOut aria-hidden />} onSelect={run(() => void signOut())}>
            {text.signOut}
          </Item>
        </Group>
      </Command.List>
    </Command>
  );
}

function Group({ heading, children }: { heading: string; children: ReactNode }) {
  return (
    <Command.Group
      heading={heading}
      className="[&_[cmdk-group-heading]]:px-2.5 [&_[cmdk-group-heading]]:pt-2.5 [&_[cmdk-group-heading]]:pb-1 [&_[cmdk-group-heading]]:text-12 [&_[cmdk-group-heading]]:font-medium [&_[cmdk-group-heading]]:text-ink-faint"
    >
      {children}
    </Command.Group>
  );
}

interface ItemProps {
  /** Tells entries with the same words apart. */
  id?: string;
  icon: ReactNode;
  shortcut?: string;
  aside?: string;
  onSelect: () => void;
  children: string;
}

function Item({ id, icon, shortcut, aside, onSelect, children }: ItemProps) {
  return (
    <Command.Item
      value={id === undefined ? children : `${children} ${id}`}
      onSelect={onSelect}
      className="flex min-h-10 cursor-default items-center gap-3 rounded-8 px-2.5 text-14 data-[selected=true]:bg-accent-soft data-[selected=true]:text-accent-ink [&>svg]:size-4 [&>svg]:shrink-0 [&>svg]:text-ink-faint"
    >
      {icon}
      <span className="min-w-0 flex-1 truncate">{children}</span>
      {aside !== undefined && <span className="tabular font-semibold">{aside}</span>}
      {shortcut !== undefined && <Kbd>{shortcut}</Kbd>}
    </Command.Item>
  );
}
