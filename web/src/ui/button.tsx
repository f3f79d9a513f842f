import { Slot } from "radix-ui";
import type { ButtonHTMLAttributes, ReactNode, Ref } from "react";
import { cx } from "./cx";
import { Spinner } from "./progress";
import { Tooltip } from "./tooltip";

export type ButtonVariant = "primary" | "secondary" | "ghost" | "danger" | "danger-quiet";
export type ButtonSize = "sm" | "md";

const BASE =
  "inline-flex shrink-0 select-none items-center justify-center whitespace-nowrap rounded-8 font-medium " +
  "transition-colors duration-(--quick) disabled:opacity-55 aria-disabled:opacity-55 [&_svg]:shrink-0";

const VARIANTS: Record<ButtonVariant, string> = {
  primary: "bg-accent text-on-accent enabled:hover:bg-accent-hover [a&]:hover:bg-accent-hover",
  secondary:
    "border border-line-strong bg-surface text-ink enabled:hover:bg-hover [a&]:hover:bg-hover enabled:active:bg-pressed",
  ghost: "text-ink-soft enabled:hover:bg-hover enabled:hover:text-ink [a&]:hover:bg-hover [a&]:hover:text-ink",
  danger: "bg-danger text-on-danger enabled:hover:bg-danger-hover",
  "danger-quiet": "border border-danger-line bg-surface text-danger-ink enabled:hover:bg-danger-soft",
};

const SIZES: Record<ButtonSize, string> = {
  sm: "h-control-sm gap-1.5 px-3 text-14 [&_svg]:size-4",
  md: "h-control gap-2 px-4 text-ui [&_svg]:size-[1.125rem]",
};

export interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  variant?: ButtonVariant;
  size?: ButtonSize;
  /** Shows a spinner and refuses clicks, without changing the button's width. */
  busy?: boolean;
  /** A lucide icon before the label. */
  icon?: ReactNode;
  /** Render as the single child (a router link, for instance) with the button's looks. */
  asChild?: boolean;
  ref?: Ref<HTMLButtonElement>;
}

export function Button({
  variant = "secondary",
  size = "md",
  busy = false,
  icon,
  asChild = false,
  className,
  children,
  disabled,
  onClick,
  type = "button",
  ...rest
}: ButtonProps) {
  const classes = cx(BASE, VARIANTS[variant], SIZES[size], busy && "relative cursor-progress", className);
  if (asChild) {
    return (
      <Slot.Root className={classes} {...rest}>
        {children}
      </Slot.Root>
    );
  }
  return (
    <button
      type={type}
      className={classes}
      disabled={disabled}
      aria-busy={busy || undefined}
      onClick={busy ? (event) => event.preventDefault() : onClick}
      {...rest}
    >
      <span className={cx("inline-flex items-center gap-[inherit]", busy && "invisible")}>
        {icon}
        {children}
      </span>
      {busy && (
        <span className="absolute inset-0 grid place-items-center">
          <Spinner />
        </span>
      )}
    </button>
  );
}

const ICON_SIZES: Record<ButtonSize, string> = {
  sm: "size-control-sm [&_svg]:size-4",
  md: "size-control [&_svg]:size-[1.125rem]",
};

export interface IconButtonProps extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, "aria-label"> {
  /** The accessible name, also shown as a tooltip. */
  label: string;
  /** Keyboard shortcut shown in the tooltip. */
  shortcut?: string;
  variant?: ButtonVariant;
  size?: ButtonSize;
  /** For toggles: sets aria-pressed. */
  pressed?: boolean;
  tooltipSide?: "top" | "right" | "bottom" | "left";
  /** False where the picture says it and the tooltip would be in the way. */
  tooltip?: boolean;
  ref?: Ref<HTMLButtonElement>;
}

export function IconButton({
  label,
  shortcut,
  variant = "ghost",
  size = "md",
  pressed,
  tooltipSide,
  tooltip = true,
  className,
  children,
  type = "button",
  ...rest
}: IconButtonProps) {
  const button = (
    <button
      type={type}
      aria-label={label}
      aria-pressed={pressed}
      className={cx(BASE, VARIANTS[variant], ICON_SIZES[size], pressed === true && "bg-accent-soft text-accent-ink", className)}
      {...rest}
    >
      {children}
    </button>
  );
  if (!tooltip) return button;
  return (
    <Tooltip text={label} shortcut={shortcut} side={tooltipSide}>
      {button}
    </Tooltip>
  );
}
