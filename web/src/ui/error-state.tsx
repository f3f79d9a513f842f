import { RotateCw } from "lucide-react";
import { problemText } from "@/lib/problem";
import { uiStrings } from "@/lib/strings";
import { Alert } from "./alert";
import { Button } from "./button";

export interface ErrorStateProps {
  /** What could not be done. */
  title: string;
  error: unknown;
  onRetry: () => void;
  busy?: boolean;
  className?: string;
}

/** In place of a list or a page that could not be loaded: what happened, and the way on. */
export function ErrorState({ title, error, onRetry, busy = false, className }: ErrorStateProps) {
  return (
    <Alert
      meaning="danger"
      title={title}
      live
      className={className}
      action={
        <Button size="sm" busy={busy} icon={<RotateCw aria-hidden />} onClick={onRetry}>
          {uiStrings.retry}
        </Button>
      }
    >
      {problemText(error)}
    </Alert>
  );
}
