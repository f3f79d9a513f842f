/**
 * Gives everybody a place and keeps it: who leaves frees a place that stays empty until the next one takes it, so that
 * no picture moves because of somebody else. Only empty places at the end disappear.
 */
export function assignSlots(before: readonly (string | null)[], present: readonly string[]): (string | null)[] {
  const slots = before.map((id) => (id !== null && present.includes(id) ? id : null));
  for (const id of present) {
    if (slots.includes(id)) continue;
    const free = slots.indexOf(null);
    if (free < 0) slots.push(id);
    else slots[free] = id;
  }
  while (slots.length > 0 && slots.at(-1) === null) slots.pop();
  return slots;
}
