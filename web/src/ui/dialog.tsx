import { X } from "lucide-react";
import { Dialog as Radix } from "radix-ui";
import { type ReactNode, useRef } from "react";
import { uiStrings } from "@/lib/strings";
import { Button, IconButton } from "./button";
import { cx } from "./cx";

/**
 * Focus starts on the dialog itself, unless a field inside has taken it: not on the close button with its tooltip. It goes
 * back to where it was: a dialog that is opened by state has no trigger that would get it.
 */
function useDialogFocus(open: boolean) {
  const wasOpen = useRef(false);
  const before = useRef<Element | null>(null);
  // Here and not in an effect: a field of the dialog takes the focus as it appears.
  if (open && !wasOpen.current) before.current = document.activeElement;
  wasOpen.current = open;
  return {
    onOpenAutoFocus: (event: Event) => {
      event.preventDefault();
      if (event.currentTarget instanceof HTMLElement) event.currentTarget.focus();
    },
    onCloseAutoFocus: (event: Event) => {
      event.preventDefault();
      if (before.current instanceof HTMLElement) before.current.focus();
    },
  };
}

const OVERLAY = "fixed inset-0 z-40 animate-fade-in bg-scrim";

export interface DialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: string;
  /** One or two sentences under the title. */
  description?: ReactNode;
  /** Buttons, the main one last. */
  footer?: ReactNode;
  size?: "sm" | "md" | "lg";
  children?: ReactNode;
}

const WIDTHS = { sm: "max-w-[26rem]", md: "max-w-[34rem]", lg: "max-w-[52rem]" };

export function Dialog({ open, onOpenChange, title, description, footer, size = "md", children }: DialogProps) {
  const focus = useDialogFocus(open);
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      <Radix.Portal>
        <Radix.Overlay className={cx(OVERLAY, "grid grid-cols-[minmax(0,1fr)] place-items-center overflow-y-auto p-4 max-sm:place-items-end max-sm:p-0")}>
          <Radix.Content
            {...focus}
            {...(description === undefined ? { "aria-describedby": undefined } : {})}
            className={cx(
              "relative w-full min-w-0 animate-rise-in rounded-14 border border-line bg-raised shadow-float outline-none max-sm:rounded-b-none",
              WIDTHS[size],
            )}
          >
            <div className="flex items-start justify-between gap-4 px-6 pt-5">
              <div className="grid gap-1 pt-1">
                <Radix.Title className="text-20 font-semibold text-ink">{title}</Radix.Title>
                {description !== undefined && (
                  <Radix.Description className="text-14 text-ink-soft">{description}</Radix.Description>
                )}
              </div>
              <Radix.Close asChild>
                {/* A tooltip here would take the first Escape for itself. */}
                <IconButton label={uiStrings.close} size="sm" tooltip={false} className="-mr-2">
                  <X aria-hidden />
                </IconButton>
              </Radix.Close>
            </div>
            {children !== undefined && <div className="px-6 pt-4 pb-6">{children}</div>}
            {footer !== undefined && (
              <div className="flex flex-wrap justify-end gap-2 border-t border-line px-6 py-4">{footer}</div>
            )}
          </Radix.Content>
        </Radix.Overlay>
      </Radix.Portal>
    </Radix.Root>
  );
}

export interface ConfirmDialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: string;
  /** What will happen, and what cannot be undone. */
  description: ReactNode;
  confirmLabel: string;
  cancelLabel?: string;
  tone?: "primary" | "danger";
  busy?: boolean;
  onConfirm: () => void;
}

export function ConfirmDialog({
  open,
  onOpenChange,
  title,
  description,
  confirmLabel,
  cancelLabel = uiStrings.cancel,
  tone = "primary",
  busy = false,
  onConfirm,
}: ConfirmDialogProps) {
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title={title}
      description={description}
      size="sm"
      footer={
        <>
          <Button onClick={() => onOpenChange(false)}>{cancelLabel}</Button>
          <Button variant={tone} busy={busy} onClick={onConfirm}>
            {confirmLabel}
          </Button>
        </>
      }
    >
      {null}
    </Dialog>
  );
}

export interface SheetProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: string;
  /** Hides the title bar; the title stays for screen readers. */
  bare?: boolean;
  side?: "left" | "right";
  children: ReactNode;
}

/** A panel from the edge: navigation on a phone, details beside a list. */
export function Sheet({ open, onOpenChange, title, bare = false, side = "right", children }: SheetProps) {
  const focus = useDialogFocus(open);
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      <Radix.Portal>
        <Radix.Overlay className={OVERLAY} />
        <Radix.Content
          {...focus}
          aria-describedby={undefined}
          className={cx(
            "fixed inset-y-0 z-50 flex w-[min(22rem,calc(100vw-3rem))] flex-col overflow-y-auto border-line bg-raised shadow-float outline-none",
            side === "left" ? "left-0 animate-slide-left border-r" : "right-0 animate-slide-right border-l",
          )}
        >
          {bare ? (
            <Radix.Title className="sr-only">{title}</Radix.Title>
          ) : (
            <div className="flex items-center justify-between gap-4 border-b border-line py-3 pr-3 pl-5">
              <Radix.Title className="text-16 font-semibold">{title}</Radix.Title>
              <Radix.Close asChild>
                <IconButton label={uiStrings.close} size="sm" tooltip={false}>
                  <X aria-hidden />
                </IconButton>
              </Radix.Close>
            </div>
          )}
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
