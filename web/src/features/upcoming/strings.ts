import type { PictureName } from "@/ui";

export interface UpcomingText {
  title: string;
  picture: PictureName;
  lead: string;
  will: readonly string[];
  meanwhile: string;
  /** What can be done instead. */
  ways: readonly Way[];
}

export type Way = "mocks" | "problems" | "live";

export const label = "Not in this version yet";
export const willTitle = "What will be here";
export const ways: Record<Way, string> = { mocks: "Mock interviews", problems: "Coding problems", live: "Live Interview" };

export const upcoming = {
  schedule: {
    title: "Schedule",
    picture: "calendar",
    lead: "All your sessions on one calendar: asked for, confirmed and held.",
    will: [
      "Free slots of verified interviewers, booked by one click.",
      "Reminders a day and an hour before, in your own time zone.",
      "No slot given twice.",
    ],
    meanwhile: "Mock interviews need no appointment. For a live one, interviewers send you a link until then.",
    ways: ["mocks", "live"],
  },
  learn: {
    title: "Gamified Learning",
    picture: "steps",
    lead: "Steady practice made visible: milestones, levels and a board you can leave at any time.",
    will: [
      "Points for trying, not only for success.",
      "Milestones such as ten days in a row.",
      "A community board, with an opt-out that is respected everywhere.",
    ],
    meanwhile: "Practice itself works today: answer questions in a mock interview, or solve problems.",
    ways: ["mocks", "problems"],
  },
  portfolio: {
    title: "Portfolio and Projects",
    picture: "sheet",
    lead: "A page of your own to send to recruiters.",
    will: [
      "Projects with pictures, technologies and what you achieved.",
      "Public repositories imported from GitHub, the ones you choose.",
      "A readable address, public only if you say so.",
    ],
    meanwhile: "What you can tell of your work can be practised today, in mock interviews.",
    ways: ["mocks", "problems"],
  },
  arena: {
    title: "Challenge Arena",
    picture: "clock",
    lead: "Problems against the clock, compared with everybody who tried them.",
    will: [
      "Timed problems in several parts, new every week.",
      "Topic sprints of ten to fifteen questions.",
      "Your percentile, and how your solution grows beside the best one.",
    ],
    meanwhile: "The problems themselves are here today, without the clock.",
    ways: ["problems", "mocks"],
  },
  resume: {
    title: "Resume Analyser",
    picture: "search",
    lead: "How your resume reads to a machine, and what to change first.",
    will: [
      "PDF and DOCX, read as applicant tracking systems read them.",
      "Terms that your target roles ask for and your resume lacks.",
      "A list in order of effect, each item tied to a line.",
    ],
    meanwhile: "Mock interviews for the roles you aim at work today.",
    ways: ["mocks", "problems"],
  },
  skills: {
    title: "Additional Skills",
    picture: "rubric",
    lead: "Ten questions, one topic, a few minutes.",
    will: [
      "SQL, data structures, system design, finance, project management, communication.",
      "A signed badge when you pass, which anybody can verify.",
      "Scores that your interviewer sees, so that you need not repeat yourself.",
    ],
    meanwhile: "Most of these topics can be practised today, in mock interviews and coding problems.",
    ways: ["mocks", "problems"],
  },
  support: {
    title: "Support",
    picture: "search",
    lead: "Answers first, people second.",
    will: [
      "A searchable knowledge base with a guide to every feature.",
      "Tickets to the people who run this server.",
      "News of what changed.",
    ],
    meanwhile: "Until then ask whoever runs this server. Live Interview says what is recorded there; the page of mock interviews, how answers are scored.",
    ways: ["mocks", "live"],
  },
} as const satisfies Record<string, UpcomingText>;
