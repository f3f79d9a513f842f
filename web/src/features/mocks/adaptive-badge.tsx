import { Gauge } from "lucide-react";
import { Badge } from "@/ui";
import { strings } from "./strings";

/** Said wherever an interview goes up and down with the student's skill. */
export function AdaptiveBadge({ of }: { of: { adaptive: boolean } }) {
  if (!of.adaptive) return null;
  return (
    <Badge tone="outline" icon={<Gauge aria-hidden />}>
      {strings.adapts}
    </Badge>
  );
}
