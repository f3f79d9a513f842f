import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { ArrowRight, ChevronRight } from "lucide-react";
import { useState } from "react";
import { type Room, api, queries } from "@/api";
import { problemText } from "@/lib/problem";
import { uiStrings } from "@/lib/strings";
import { Alert, Button, CopyField, Dialog, Field, Input, Switch, cx } from "@/ui";
import { roomLink } from "./code";
import { NEW_ROOM, RANGES, type RoomFaults, type RoomForm, policyOf, readRoomForm } from "./create-form";
import { strings } from "./strings";

const text = strings.create;

export interface CreateRoomDialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

export function CreateRoomDialog({ open, onOpenChange }: CreateRoomDialogProps) {
  const [made, setMade] = useState<Room | null>(null);
  const change = (next: boolean) => {
    onOpenChange(next);
    if (!next) setMade(null);
  };
  return made === null ? <CreateForm open={open} onOpenChange={change} onMade={setMade} /> : <Made open={open} onOpenChange={change} room={made} />;
}

function CreateForm({ open, onOpenChange, onMade }: CreateRoomDialogProps & { onMade: (room: Room) => void }) {
  const client = useQueryClient();
  const [form, setForm] = useState<RoomForm>(NEW_ROOM);
  const [faults, setFaults] = useState<RoomFaults>({});
  const [expanded, setExpanded] = useState(false);
  const create = useMutation({
    mutationFn: api.createRoom,
    onSuccess: (room) => {
      void client.invalidateQueries({ queryKey: queries.rooms().queryKey });
      setForm(NEW_ROOM);
      onMade(room);
    },
  });

  const set = <Name extends keyof RoomForm>(name: Name, value: RoomForm[Name]) => {
    setForm((before) => ({ ...before, [name]: value }));
    setFaults((before) => ({ ...before, [name]: undefined }));
  };
  const submit = () => {
    const read = readRoomForm(form);
    if ("faults" in read) {
      setFaults(read.faults);
      if (Object.keys(read.faults).some((name) => name !== "title")) setExpanded(true);
      return;
    }
    setFaults({});
    create.mutate(read.request);
  };
  const policy = policyOf(form);

  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title={text.title}
      description={text.description}
      footer={
        <>
          <Button onClick={() => onOpenChange(false)}>{uiStrings.cancel}</Button>
          <Button type="submit" form="create-room" variant="primary" busy={create.isPending}>
            {text.submit}
          </Button>
        </>
      }
    >
      <form
        id="create-room"
        noValidate
        className="grid gap-5"
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        {create.isError && (
          <Alert meaning="danger" title={text.failed} live>
            {problemText(create.error)}
          </Alert>
        )}
        <Field label={text.name} error={faults.title}>
          <Input
            autoFocus
            name="title"
            autoComplete="off"
            placeholder={text.namePlaceholder}
            value={form.title}
            onChange={(event) => set("title", event.target.value)}
          />
        </Field>
        <Switch checked={form.guests} onChange={(on) => set("guests", on)} label={text.guests} hint={text.guestsHint} />
        <div className="rounded-10 border border-line">
          <button
            type="button"
            aria-expanded={expanded}
            aria-controls="integrity-thresholds"
            onClick={() => setExpanded(!expanded)}
            className="flex w-full items-center gap-3 rounded-10 px-4 py-3 text-left"
          >
            <span className="grid flex-1 gap-0.5 text-14">
              <span className="font-medium">{text.integrity}</span>
              <span className="text-ink-faint">
                {text.integrityHint(policy.red_after_ms, policy.burst_count, policy.burst_window_ms)}
              </span>
            </span>
            <ChevronRight
              className={cx("size-4 text-ink-faint transition-transform duration-(--quick)", expanded && "rotate-90")}
              aria-hidden
            />
          </button>
          <div id="integrity-thresholds" hidden={!expanded} className="border-t border-line p-4">
            <div className="grid gap-4 sm:grid-cols-2">
              <NumberField name="redAfterS" label={text.redAfter} unit={text.seconds} form={form} faults={faults} set={set} />
              <NumberField name="pasteUnits" label={text.paste} unit={text.characters} form={form} faults={faults} set={set} />
              <NumberField name="burstCount" label={text.burstCount} unit={text.times} form={form} faults={faults} set={set} />
              <NumberField name="burstWindowS" label={text.burstWindow} unit={text.seconds} form={form} faults={faults} set={set} />
            </div>
            <p className="mt-4 text-14 text-ink-faint">{text.told}</p>
          </div>
        </div>
      </form>
    </Dialog>
  );
}

interface NumberFieldProps {
  name: keyof typeof RANGES;
  label: string;
  unit: string;
  form: RoomForm;
  faults: RoomFaults;
  set: (name: keyof typeof RANGES, value: string) => void;
}

function NumberField({ name, label, unit, form, faults, set }: NumberFieldProps) {
  const [from, to] = RANGES[name];
  return (
    <Field label={label} error={faults[name]}>
      <span className="flex items-center gap-2">
        <Input
          type="number"
          inputMode="numeric"
          min={from}
          max={to}
          className="tabular"
          value={form[name]}
          onChange={(event) => set(name, event.target.value)}
        />
        <span className="w-20 shrink-0 text-14 text-ink-faint">{unit}</span>
      </span>
    </Field>
  );
}

function Made({ open, onOpenChange, room }: CreateRoomDialogProps & { room: Room }) {
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title={text.doneTitle}
      description={text.doneBody}
      footer={
        <>
          <Button onClick={() => onOpenChange(false)}>{text.later}</Button>
          <Button variant="primary" asChild>
            <Link to="/r/$roomId" params={{ roomId: room.id }}>
              {text.enter}
              <ArrowRight aria-hidden />
            </Link>
          </Button>
        </>
      }
    >
      <div className="grid grid-cols-[minmax(0,1fr)] gap-3">
        <p className="text-16 font-medium break-words">{room.title}</p>
        <CopyField text={roomLink(room.id)} label={text.link} />
      </div>
    </Dialog>
  );
}
