import { CircleAlert, Eye, EyeOff } from "lucide-react";
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

/** What ties a control to the Field around it. */
export function useFieldWiring() {
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

/** The looks of every control one types or chooses in. */
export const CONTROL =
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
