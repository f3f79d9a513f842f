import { Check, ChevronDown } from "lucide-react";
import { Select as RadixSelect } from "radix-ui";
import { cx } from "./cx";
import { CONTROL, useFieldWiring } from "./field";

export interface SelectOption<Value extends string> {
  value: Value;
  label: string;
  hint?: string;
  disabled?: boolean;
}

export interface SelectProps<Value extends string> {
  value: Value | undefined;
  onChange: (value: Value) => void;
  options: readonly SelectOption<Value>[];
  placeholder?: string;
  /** The accessible name, outside a Field. */
  label?: string;
  size?: "sm" | "md";
  disabled?: boolean;
  className?: string;
}

export function Select<Value extends string>({
  value,
  onChange,
  options,
  placeholder,
  label,
  size = "md",
  disabled,
  className,
}: SelectProps<Value>) {
  const wiring = useFieldWiring();
  return (
    <RadixSelect.Root value={value} onValueChange={(next) => onChange(next as Value)} disabled={disabled}>
      <RadixSelect.Trigger
        {...wiring}
        aria-label={label}
        className={cx(
          CONTROL,
          "inline-flex items-center justify-between gap-2 data-placeholder:text-ink-faint",
          size === "sm" ? "h-control-sm px-2.5 text-14" : "h-control px-3",
          className,
        )}
      >
        <span className="truncate">
          <RadixSelect.Value placeholder={placeholder} />
        </span>
        <RadixSelect.Icon>
          <ChevronDown className="size-4 text-ink-faint" aria-hidden />
        </RadixSelect.Icon>
      </RadixSelect.Trigger>
      <RadixSelect.Portal>
        <RadixSelect.Content
          position="popper"
          sideOffset={4}
          collisionPadding={8}
          className="z-50 max-h-(--radix-select-content-available-height) min-w-(--radix-select-trigger-width) animate-fade-in overflow-hidden rounded-10 border border-line bg-raised shadow-float"
        >
          <RadixSelect.Viewport className="p-1">
            {options.map((option) => (
              <RadixSelect.Item
                key={option.value}
                value={option.value}
                disabled={option.disabled}
                className="relative flex min-h-9 cursor-default items-center rounded-6 py-1.5 pr-8 pl-2.5 text-14 text-ink outline-none select-none data-disabled:text-ink-faint data-highlighted:bg-hover pointer-coarse:min-h-11"
              >
                <span>
                  <RadixSelect.ItemText>{option.label}</RadixSelect.ItemText>
                  {option.hint !== undefined && <span className="block text-12 text-ink-faint">{option.hint}</span>}
                </span>
                <RadixSelect.ItemIndicator className="absolute right-2">
                  <Check className="size-4 text-accent-ink" aria-hidden />
                </RadixSelect.ItemIndicator>
              </RadixSelect.Item>
            ))}
          </RadixSelect.Viewport>
        </RadixSelect.Content>
      </RadixSelect.Portal>
    </RadixSelect.Root>
  );
}
