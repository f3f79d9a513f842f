import { Check, ChevronDown, CircleAlert, Eye, EyeOff } from "lucide-react";
import { Select as RadixSelect, Switch as RadixSwitch } from "radix-ui";
import {
  type InputHTMLAttributes,
  type ReactNode,
  type Ref,
  type TextareaHTMLAttributes,
  createContext,
  useContext,
  useId,
  useState,
} from "react";
import { uiStrings } from "@/lib/strings";
import { cx } from "./cx";

interface FieldWiring {
  id: string;
  describedBy: string | undefined;
  invalid: boolean;
}

const FieldContext = createContext<FieldWiring | null>(null);

function useFieldWiring() {
  const field = useContext(FieldContext);
  return field === null
    ? {}
    : { id: field.id, "aria-describedby": field.describedBy, "aria-invalid": field.invalid || undefined };
}

export interface FieldProps {
  label: string;
  hint?: ReactNode;
  /** What is wrong with the value, in words; announced when it appears. */
  error?: string | null | undefined;
  optional?: boolean;
  className?: string;
  /** One Input, Textarea or Select: it is labelled and described by this field. */
  children: ReactNode;
}

export function Field({ label, hint, error, optional = false, className, children }: FieldProps) {
  const id = useId();
  const hasError = error !== undefined && error !== null && error !== "";
  const describedBy = cx(hint !== undefined && `${id}-hint`, hasError && `${id}-error`);
  return (
    <div className={cx("grid gap-1.5", className)}>
      <label htmlFor={id} className="flex items-baseline justify-between text-14 font-medium text-ink">
        {label}
        {optional && <span className="text-12 font-normal text-ink-faint">{uiStrings.optional}</span>}
      </label>
      <FieldContext.Provider value={{ id, describedBy: describedBy === "" ? undefined : describedBy, invalid: hasError }}>
        {children}
      </FieldContext.Provider>
      {hint !== undefined && (
        <p id={`${id}-hint`} className="text-14 text-ink-faint">
          {hint}
        </p>
      )}
      <div aria-live="polite">
        {hasError && (
          <p id={`${id}-error`} className="flex items-start gap-1.5 text-14 text-danger-ink">
            <CircleAlert className="mt-0.5 size-4 shrink-0" aria-hidden />
            {error}
          </p>
        )}
      </div>
    </div>
  );
}

const CONTROL =
  "w-full rounded-8 border border-line-field bg-surface text-ui text-ink placeholder:text-ink-faint " +
  "transition-colors duration-(--quick) hover:border-ink-faint disabled:bg-sunken disabled:text-ink-faint " +
  "focus-visible:border-focus focus-visible:outline-1 focus-visible:outline-offset-0 aria-invalid:border-danger";

export interface InputProps extends InputHTMLAttributes<HTMLInputElement> {
  /** An icon inside, at the start. */
  icon?: ReactNode;
  ref?: Ref<HTMLInputElement>;
}

export function Input({ icon, className, ...rest }: InputProps) {
  const wiring = useFieldWiring();
  if (icon === undefined) return <input {...wiring} className={cx(CONTROL, "h-control px-3", className)} {...rest} />;
  return (
    <span className={cx("relative block", className)}>
      <span className="pointer-events-none absolute inset-y-0 left-3 flex items-center text-ink-faint [&_svg]:size-[1.125rem]">
        {icon}
      </span>
      <input {...wiring} className={cx(CONTROL, "h-control pr-3 pl-10")} {...rest} />
    </span>
  );
}

export function PasswordInput({ className, ...rest }: Omit<InputProps, "type" | "icon">) {
  const wiring = useFieldWiring();
  const [shown, setShown] = useState(false);
  return (
    <span className={cx("relative block", className)}>
      <input {...wiring} type={shown ? "text" : "password"} className={cx(CONTROL, "h-control pr-12 pl-3")} {...rest} />
      <button
        type="button"
        className="absolute inset-y-0 right-0 grid w-11 place-items-center rounded-8 text-ink-faint hover:text-ink"
        aria-label={shown ? uiStrings.hidePassword : uiStrings.showPassword}
        aria-pressed={shown}
        onClick={() => setShown(!shown)}
      >
        {shown ? <EyeOff className="size-[1.125rem]" aria-hidden /> : <Eye className="size-[1.125rem]" aria-hidden />}
      </button>
    </span>
  );
}

export interface TextareaProps extends TextareaHTMLAttributes<HTMLTextAreaElement> {
  ref?: Ref<HTMLTextAreaElement>;
}

export function Textarea({ className, rows = 4, ...rest }: TextareaProps) {
  const wiring = useFieldWiring();
  return <textarea {...wiring} rows={rows} className={cx(CONTROL, "resize-y px-3 py-2.5 field-sizing-content", className)} {...rest} />;
}

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
