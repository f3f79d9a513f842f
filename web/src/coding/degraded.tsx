import { Info } from "lucide-react";
import { codingStrings } from "./strings";

/** What is weaker here than it should be: for whoever wants to know, out of the way of everybody else. */
export function Degraded({ sentences }: { sentences: readonly string[] }) {
  if (sentences.length === 0) return null;
  return (
    <details className="text-12 text-ink-faint">
      <summary className="inline-flex list-none items-center gap-1.5 rounded-4 hover:text-ink [&::-webkit-details-marker]:hidden pointer-coarse:min-h-11">
        <Info className="size-3.5" aria-hidden />
        {codingStrings.degraded.summary}
      </summary>
      <div className="mt-1.5 grid max-w-[48rem] gap-1">
        <p>{codingStrings.degraded.lead}</p>
        <ul className="list-disc pl-5">
          {sentences.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      </div>
    </details>
  );
}
