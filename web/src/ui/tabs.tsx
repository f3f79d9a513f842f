import { Tabs as Radix } from "radix-ui";
import type { ReactNode } from "react";
import { cx } from "./cx";

export interface TabItem<Value extends string> {
  value: Value;
  label: ReactNode;
  icon?: ReactNode;
  /** A count or a dot after the label. */
  extra?: ReactNode;
  content: ReactNode;
}

export interface TabsProps<Value extends string> {
  value: Value;
  onChange: (value: Value) => void;
  items: readonly TabItem<Value>[];
  label: string;
  /** Keeps hidden panels mounted (their state survives). */
  keepMounted?: boolean;
  className?: string;
  panelClassName?: string;
}

export function Tabs<Value extends string>({
  value,
  onChange,
  items,
  label,
  keepMounted = false,
  className,
  panelClassName,
}: TabsProps<Value>) {
  return (
    <Radix.Root value={value} onValueChange={(next) => onChange(next as Value)} className={className}>
      <Radix.List aria-label={label} className="flex gap-1 overflow-x-auto border-b border-line px-1">
        {items.map((item) => (
          <Radix.Trigger
            key={item.value}
            value={item.value}
            className="relative inline-flex h-control items-center gap-2 rounded-t-6 px-3 text-14 font-medium whitespace-nowrap text-ink-faint transition-colors duration-(--quick) -outline-offset-2 after:absolute after:inset-x-2 after:-bottom-px after:h-0.5 after:rounded-full hover:text-ink data-[state=active]:text-ink data-[state=active]:after:bg-accent [&_svg]:size-4"
          >
            {item.icon}
            {item.label}
            {item.extra}
          </Radix.Trigger>
        ))}
      </Radix.List>
      {items.map((item) => (
        <Radix.Content
          key={item.value}
          value={item.value}
          {...(keepMounted ? { forceMount: true as const } : {})}
          className={cx("outline-offset-[-2px] data-[state=inactive]:hidden", panelClassName)}
        >
          {item.content}
        </Radix.Content>
      ))}
    </Radix.Root>
  );
}
