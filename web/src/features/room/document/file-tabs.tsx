import { ChevronDown, FilePlus2, MessageSquarePlus, Pencil, Plus, Trash2 } from "lucide-react";
import { type FormEvent, type ReactNode, type RefObject, useEffect, useRef, useState } from "react";
import { Button, ConfirmDialog, Dialog, Field, IconButton, Input, Menu, MenuItem, Select, cx } from "@/ui";
import type { RoomFile } from "@/api/room-socket";
import { FormatItem } from "@/coding/format-button";
import type { FormattingState } from "@/coding/use-formatting";
import { languageOfName } from "@/lib/languages";
import { useRoom, useRoomSession } from "../session/context";
import { RunControls } from "../runs/run-controls";
import { useViewStore } from "../stage/view";
import { t } from "../strings";
import { LANGUAGE_OPTIONS, LONGEST_NAME, MOST_FILES, freeName, nameFault } from "./file-names";
import { SaveMark } from "./save-mark";

type Asked = { kind: "create" } | { kind: "rename"; file: RoomFile } | { kind: "delete"; file: RoomFile } | null;

export interface FileTabsProps {
  files: readonly RoomFile[];
  current: RoomFile | null;
  formatting: FormattingState;
  onComment: () => void;
}

/** The room's files, the language of the open one, and whether all is saved. */
export function FileTabs({ files, current, formatting, onComment }: FileTabsProps) {
  const session = useRoomSession();
  const view = useViewStore();
  const role = useRoom((room) => room.role);
  const [asked, setAsked] = useState<Asked>(null);
  const list = useRef<HTMLDivElement>(null);
  useInSight(list, current?.id ?? null);
  const mayWrite = role !== "observer";
  return (
    <div className="flex min-h-11 flex-wrap items-center gap-x-1 border-b border-line bg-canvas pr-3">
      <div className="flex min-w-0 flex-[1_1_14rem] items-center self-stretch max-md:basis-full">
        <div ref={list} role="tablist" aria-label={t.files.label} className="flex min-w-0 self-stretch overflow-x-auto">
          {files.map((file) => (
            <button
              key={file.id}
              type="button"
              role="tab"
              aria-selected={file.id === current?.id}
              title={file.name}
              onClick={() => view.set({ fileId: file.id, enlarged: null })}
              className={cx(
                "relative min-h-11 max-w-56 shrink-0 truncate border-r border-line px-3.5 font-mono text-12 -outline-offset-2 hover:text-ink",
                file.id === current?.id
                  ? "bg-surface text-ink after:absolute after:inset-x-0 after:top-0 after:h-0.5 after:bg-accent"
                  : "text-ink-faint",
              )}
            >
              {file.name}
            </button>
          ))}
        </div>
        {mayWrite && current && (
          <span className="flex shrink-0 items-center px-1">
            <Menu
              align="start"
              trigger={
                <IconButton label={t.files.actions(current.name)} size="sm">
                  <ChevronDown aria-hidden />
                </IconButton>
              }
            >
              <FormatItem formatting={formatting} />
              <MenuItem icon={<Pencil aria-hidden />} onSelect={() => setAsked({ kind: "rename", file: current })}>
                {t.files.rename}
              </MenuItem>
              {role === "host" && (
                <MenuItem icon={<Trash2 aria-hidden />} tone="danger" onSelect={() => setAsked({ kind: "delete", file: current })}>
                  {t.files.remove}
                </MenuItem>
              )}
            </Menu>
            <IconButton label={t.files.add} size="sm" onClick={() => setAsked({ kind: "create" })}>
              <Plus aria-hidden />
            </IconButton>
          </span>
        )}
      </div>
      {current && (
        <div className="ml-auto flex items-center gap-2 py-1 pl-2 max-md:flex-1 max-md:justify-between">
          <SaveMark />
          {mayWrite && (
            <>
              <IconButton label={t.files.addComment} shortcut="Ctrl Alt M" size="sm" onClick={onComment}>
                <MessageSquarePlus aria-hidden />
              </IconButton>
              <Select
                label={t.files.language}
                size="sm"
                value={current.language}
                onChange={(language) => session.act({ kind: "file_language", file_id: current.id, language })}
                options={LANGUAGE_OPTIONS}
                className="w-32! max-md:w-28!"
              />
            </>
          )}
          <RunControls file={current} />
        </div>
      )}
      {asked?.kind === "create" && <CreateDialog files={files} onClose={() => setAsked(null)} />}
      {asked?.kind === "rename" && <RenameDialog file={asked.file} files={files} onClose={() => setAsked(null)} />}
      <ConfirmDialog
        open={asked?.kind === "delete"}
        onOpenChange={() => setAsked(null)}
        title={asked?.kind === "delete" ? t.files.removeTitle(asked.file.name) : ""}
        description={t.files.removeBody}
        confirmLabel={t.files.remove}
        tone="danger"
        onConfirm={() => {
          if (asked?.kind === "delete") session.act({ kind: "file_delete", file_id: asked.file.id });
          setAsked(null);
        }}
      />
    </div>
  );
}

/** Keeps the open file's tab within the part of the strip that shows, also when the strip gets narrower. */
function useInSight(list: RefObject<HTMLDivElement | null>, fileId: string | null): void {
  useEffect(() => {
    const strip = list.current;
    if (!strip) return;
    const show = () => {
      const tab = strip.querySelector<HTMLElement>('[aria-selected="true"]');
      if (!tab) return;
      const [from, to] = [tab.offsetLeft - strip.offsetLeft, tab.offsetLeft - strip.offsetLeft + tab.offsetWidth];
      if (from < strip.scrollLeft) strip.scrollLeft = from;
      else if (to > strip.scrollLeft + strip.clientWidth) strip.scrollLeft = to - strip.clientWidth;
    };
    show();
    const watch = new ResizeObserver(show);
    watch.observe(strip);
    return () => watch.disconnect();
  }, [list, fileId]);
}

/** For a room without files: the one thing to do. */
export function FirstFile({ mayWrite }: { mayWrite: boolean }) {
  const [open, setOpen] = useState(false);
  return (
    <div className="grid flex-1 place-content-center justify-items-center gap-3 p-6 text-center">
      <FilePlus2 className="size-8 text-ink-faint" strokeWidth={1.5} aria-hidden />
      <p className="text-16 font-medium text-ink">{t.files.none}</p>
      <p className="text-14 text-ink-soft">{mayWrite ? t.files.noneBody : t.files.noneReadOnly}</p>
      {mayWrite && (
        <Button variant="primary" onClick={() => setOpen(true)}>
          {t.files.add}
        </Button>
      )}
      {open && <CreateDialog files={[]} onClose={() => setOpen(false)} />}
    </div>
  );
}

function CreateDialog({ files, onClose }: { files: readonly RoomFile[]; onClose: () => void }) {
  const session = useRoomSession();
  const view = useViewStore();
  const [language, setLanguage] = useState(() => files.at(-1)?.language ?? "python");
  const [name, setName] = useState(() => freeName(language, files));
  const full = files.length >= MOST_FILES;
  const create = (trimmed: string) => {
    session.act({ kind: "file_create", name: trimmed, language });
    view.set({ awaited: trimmed });
    onClose();
  };
  return (
    <NameDialog
      title={t.files.addTitle}
      submit={t.files.create}
      name={name}
      onName={(next) => {
        setName(next);
        const told = languageOfName(next);
        if (told) setLanguage(told.id);
      }}
      fault={full ? t.files.tooMany : faultText(nameFault(name, files))}
      onSubmit={create}
      onClose={onClose}
    >
      <Field label={t.files.language}>
        <Select
          value={language}
          options={LANGUAGE_OPTIONS}
          onChange={(next) => {
            // A name nobody has touched follows the language.
            if (name === freeName(language, files)) setName(freeName(next, files));
            setLanguage(next);
          }}
        />
      </Field>
    </NameDialog>
  );
}

function RenameDialog({ file, files, onClose }: { file: RoomFile; files: readonly RoomFile[]; onClose: () => void }) {
  const session = useRoomSession();
  const [name, setName] = useState(file.name);
  return (
    <NameDialog
      title={t.files.renameTitle}
      submit={t.files.rename}
      name={name}
      onName={setName}
      fault={faultText(nameFault(name, files, file.id))}
      onSubmit={(trimmed) => {
        if (trimmed !== file.name) session.act({ kind: "file_rename", file_id: file.id, name: trimmed });
        onClose();
      }}
      onClose={onClose}
    />
  );
}

interface NameDialogProps {
  title: string;
  submit: string;
  name: string;
  onName: (name: string) => void;
  fault: string | null;
  onSubmit: (trimmed: string) => void;
  onClose: () => void;
  children?: ReactNode;
}

function NameDialog({ title, submit, name, onName, fault, onSubmit, onClose, children }: NameDialogProps) {
  const [tried, setTried] = useState(false);
  const onForm = (event: FormEvent) => {
    event.preventDefault();
    if (fault === null) onSubmit(name.trim());
    else setTried(true);
  };
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={title}
      size="sm"
      footer={
        <Button type="submit" form="file-name" variant="primary">
          {submit}
        </Button>
      }
    >
      <form id="file-name" onSubmit={onForm} className="grid gap-4" noValidate>
        <Field label={t.files.name} error={tried ? fault : null}>
          <Input value={name} maxLength={LONGEST_NAME} autoComplete="off" spellCheck={false} onChange={(event) => onName(event.target.value)} />
        </Field>
        {children}
      </form>
    </Dialog>
  );
}

function faultText(fault: "missing" | "taken" | null): string | null {
  return fault === null ? null : fault === "missing" ? t.files.nameMissing : t.files.nameTaken;
}
