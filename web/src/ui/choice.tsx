import { RadioGroup as Radix, ToggleGroup } from "radix-ui";
import type { ReactNode } from "react";
import { cx } from "./cx";

export interface ChoiceOption<Value extends string> {
  value: Value;
  label: string;
  hint?: ReactNode;
  icon?: ReactNode;
  disabled?: boolean;
}

export interface ChoiceProps<Value extends string> {
  value: Value;
  onChange: (value: Value) => void;
  options: readonly ChoiceOption<Value>[];
  label: string;
  className?: string;
}

/** One of a few, each with room for an explanation. */
export function ChoiceCards<Value extends string>({ value, onChange, options, label, className }: ChoiceProps<Value>) {
  return (
    <Radix.Root
      value={value}
      onValueChange={(next) => onChange(next as Value)}
      aria-label={label}
      className={cx("grid gap-2 sm:grid-cols-2", className)}
    >
      {options.map((option) => (
        <Radix.Item
          key={option.value}
          value={option.value}
          disabled={option.disabled}
          className="flex items-start gap-3 rounded-10 border border-line-field bg-surface p-3.5 text-left transition-colors duration-(--quick) enabled:hover:bg-hover disabled:opacity-55 data-[state=checked]:border-accent data-[state=checked]:bg-accent-soft data-[state=checked]:ring-1 data-[state=checked]:ring-accent [&_svg]:mt-0.5 [&_svg]:size-5 [&_svg]:shrink-0 [&_svg]:text-accent-ink"
        >
          {option.icon}
          <span className="grid min-w-0 flex-1 gap-0.5">
            <span className="text-14 font-medium text-ink">{option.label}</span>
            {option.hint !== undefined && <span className="text-14 text-ink-soft">{option.hint}</span>}
          </span>
        </Radix.Item>
      ))}
    </Radix.Root>
  );
}

/** One of a few short words, side by side. */
export function Segmented<Value extends string>({ value, onChange, options, label, className }: ChoiceProps<Value>) {
  return (
    <ToggleGroup.Root
      type="single"
      value={value}
      onValueChange={(next) => {
        if (next !== "") onChange(next as Value);
      }}
      aria-label={label}
      className={cx("inline-flex rounded-8 border border-line-field bg-sunken p-0.5", className)}
    >
      {options.map((option) => (
        <ToggleGroup.Item
          key={option.value}
          value={option.value}
          className="inline-flex h-control-sm items-center gap-1.5 rounded-6 border border-transparent px-3 text-14 font-medium text-ink-soft transition-colors duration-(--quick) hover:text-ink data-[state=on]:border-accent data-[state=on]:bg-accent-soft data-[state=on]:text-accent-ink [&_svg]:size-4"
        >
          {option.icon}
          {option.label}
        </ToggleGroup.Item>
      ))}
    </ToggleGroup.Root>
  );
}
