import { ApiError, type RunLimits } from "@/api";
import { byteSize, milliseconds } from "@/lib/verdict";
import { codingStrings } from "./strings";

const bytes = (text: string) => new TextEncoder().encode(text).length;
/** "64 KiB" */
const size = (count: number) => byteSize(count).replace(".0 ", " ");

/** Refuses what the server would refuse, before it is sent. */
export function checkSize(limits: RunLimits | undefined, source: string, input = ""): void {
  if (!limits) return;
  if (bytes(source) > limits.source_bytes) throw new ApiError("too_large", codingStrings.editor.sourceTooLong(size(limits.source_bytes)), 413);
  if (bytes(input) > limits.input_bytes) throw new ApiError("too_large", codingStrings.editor.inputTooLong(size(limits.input_bytes)), 413);
}

/** "CPU time 6.00 s, elapsed 18.00 s, memory 256 MiB, output 1 MiB" */
export function limitsLine({ cpu_ms: cpu, wall_ms: wall, memory_bytes: memory, output_bytes: output }: RunLimits): string {
  const time = (ms: number) => milliseconds(ms).replace(".00 ", " ");
  return codingStrings.editor.limits(time(cpu), time(wall), size(memory), size(output));
}
