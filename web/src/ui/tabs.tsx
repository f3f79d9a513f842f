import { Tabs as Radix } from "radix-ui";
import type { ReactNode, Ref } from "react";
import { cx } from "./cx";

export interface TabLabel<Value extends string> {
  value: Value;
  label: ReactNode;
  icon?: ReactNode;
  /** A count or a dot after the label. */
  extra?: ReactNode;
}

export interface TabItem<Value extends string> extends TabLabel<Value> {
  content: ReactNode;
}

export interface TabsProps<Value extends string> {
  value: Value;
  onChange: (value: Value) => void;
  items: readonly TabItem<Value>[];
  label: string;
  className?: string;
  panelClassName?: string;
}

export function Tabs<Value extends string>({ value, onChange, items, label, className, panelClassName }: TabsProps<Value>) {
  return (
    <TabsRoot value={value} onChange={onChange} className={className}>
      <TabList label={label} items={items} className="border-b border-line px-1" />
      {items.map((item) => (
        <TabPanel key={item.value} value={item.value} className={panelClassName}>
          {item.content}
        </TabPanel>
      ))}
    </TabsRoot>
  );
}

export interface TabsRootProps<Value extends string> {
  value: Value;
  onChange: (value: Value) => void;
  className?: string;
  /** One TabList and its TabPanels, wherever they are. */
  children: ReactNode;
}

export function TabsRoot<Value extends string>({ value, onChange, className, children }: TabsRootProps<Value>) {
  return (
    <Radix.Root value={value} onValueChange={(next) => onChange(next as Value)} className={className}>
      {children}
    </Radix.Root>
  );
}

export interface TabListProps<Value extends string> {
  items: readonly TabLabel<Value>[];
  label: string;
  className?: string;
  ref?: Ref<HTMLDivElement>;
}

export function TabList<Value extends string>({ items, label, className, ref }: TabListProps<Value>) {
  return (
    <Radix.List ref={ref} aria-label={label} className={cx("flex gap-1 overflow-x-auto", className)}>
      {items.map((item) => (
        <Radix.Trigger
          key={item.value}
          value={item.value}
          className="relative inline-flex h-control items-center gap-2 rounded-t-6 px-3 text-14 font-medium whitespace-nowrap text-ink-faint transition-colors duration-(--quick) -outline-offset-2 after:absolute after:inset-x-2 after:bottom-0 after:h-0.5 after:rounded-full hover:text-ink data-[state=active]:text-ink data-[state=active]:after:bg-accent [&_svg]:size-4"
        >
          {item.icon}
          {item.label}
          {item.extra}
        </Radix.Trigger>
      ))}
    </Radix.List>
  );
}

export interface TabPanelProps {
  value: string;
  /** Keeps it mounted while another is in front (its state survives). */
  keepMounted?: boolean;
  /** False where it is no tab, because there is room for it beside the one in front; mounted it then stays. */
  isTab?: boolean;
  className?: string;
  children: ReactNode;
}

export function TabPanel({ value, keepMounted = false, isTab = true, className, children }: TabPanelProps) {
  const stays = keepMounted || !isTab ? ({ forceMount: true } as const) : {};
  const plain = isTab ? {} : { role: undefined, tabIndex: undefined, "aria-labelledby": undefined };
  return (
    <Radix.Content value={value} {...stays} {...plain} className={cx("outline-offset-[-2px]", isTab && "data-[state=inactive]:hidden", className)}>
      {children}
    </Radix.Content>
  );
}
