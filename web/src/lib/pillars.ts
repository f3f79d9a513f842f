import type { Pillar } from "@/api";

/** The six pillars of the rubric (VC-4) in display order, and what each looks at. */
export const PILLARS: readonly { id: Pillar; label: string; about: string }[] = [
  { id: "problem_solving", label: "Problem Solving", about: "Understanding the task, breaking it down, testing ideas." },
  { id: "technical_accuracy", label: "Technical Accuracy", about: "Whether what was said and written is right." },
  { id: "code_quality", label: "Code Quality", about: "Readable, tested, and fit for change." },
  { id: "communication_clarity", label: "Communication Clarity", about: "Thinking aloud, listening, asking." },
  { id: "behavioural_competency", label: "Behavioural Competency", about: "Experience told with situation, action and result." },
  { id: "culture_fit", label: "Culture Fit", about: "How you work with others." },
];

export function pillarLabel(pillar: Pillar): string {
  return PILLARS.find((known) => known.id === pillar)?.label ?? pillar;
}
