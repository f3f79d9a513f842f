import { Switch as RadixSwitch } from "radix-ui";
import { type ReactNode, useId } from "react";

export interface SwitchProps {
  checked: boolean;
  onChange: (checked: boolean) => void;
  label: string;
  hint?: ReactNode;
  disabled?: boolean;
}

/** A labelled on/off row: the whole row is the target. */
export function Switch({ checked, onChange, label, hint, disabled }: SwitchProps) {
  const id = useId();
  return (
    <div className="flex items-start justify-between gap-4">
      <label htmlFor={id} className="grid gap-0.5 py-0.5">
        <span className="text-14 font-medium text-ink">{label}</span>
        {hint !== undefined && (
          <span id={`${id}-hint`} className="text-14 text-ink-faint">
            {hint}
          </span>
        )}
      </label>
      <RadixSwitch.Root
        id={id}
        checked={checked}
        onCheckedChange={onChange}
        disabled={disabled}
        aria-describedby={hint === undefined ? undefined : `${id}-hint`}
        className="relative mt-0.5 h-6 w-10 shrink-0 rounded-full bg-line-field transition-colors duration-(--quick) before:absolute before:-inset-2.5 disabled:opacity-55 data-[state=checked]:bg-accent"
      >
        <RadixSwitch.Thumb className="block size-4.5 translate-x-[3px] rounded-full bg-surface shadow-card transition-transform duration-(--quick) data-[state=checked]:translate-x-[19px]" />
      </RadixSwitch.Root>
    </div>
  );
}
