import { Check, Copy } from "lucide-react";
import { useEffect, useState } from "react";
import { uiStrings } from "@/lib/strings";
import { Button, type ButtonSize, type ButtonVariant } from "./button";
import { cx } from "./cx";
import { toast } from "./toast";

export interface CopyButtonProps {
  text: string;
  label?: string;
  size?: ButtonSize;
  variant?: ButtonVariant;
}

export function CopyButton({ text, label = uiStrings.copy, size = "sm", variant = "secondary" }: CopyButtonProps) {
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), 2000);
    return () => clearTimeout(timer);
  }, [copied]);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      setCopied(true);
    } catch {
      toast("caution", uiStrings.copyFailed);
    }
  };
  return (
    <Button
      size={size}
      variant={variant}
      icon={copied ? <Check aria-hidden /> : <Copy aria-hidden />}
      onClick={() => void copy()}
    >
      <span aria-live="polite">{copied ? uiStrings.copied : label}</span>
    </Button>
  );
}

/** A link or a code to hand on: readable, selectable, copied by one click. What does not fit is cut at its beginning: the end of a link tells it from others. */
export function CopyField({ text, label, className }: { text: string; label: string; className?: string }) {
  return (
    <div className={cx("flex items-center gap-2 rounded-10 border border-line bg-sunken p-1.5 pl-3.5", className)}>
      <code aria-label={label} dir="rtl" className="min-w-0 flex-1 truncate text-left text-14 text-ink select-all">
        <bdi dir="ltr">{text}</bdi>
      </code>
      <CopyButton text={text} />
    </div>
  );
}
