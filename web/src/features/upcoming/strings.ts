import type { PictureName } from "@/ui";

export interface UpcomingText {
  title: string;
  picture: PictureName;
  lead: string;
  will: readonly string[];
  meanwhile: string;
}

export const label = "Not in this version yet";
export const willTitle = "What will be here";
export const toLive = "Open Live Interview";

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
    meanwhile: "Until then interviewers send you a link, which you open under Live Interview.",
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
    meanwhile: "Nothing is counted yet, so nothing is lost by waiting.",
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
    meanwhile: "Live interviews work today.",
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
    meanwhile: "Live interviews work today.",
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
    meanwhile: "Live interviews work today.",
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
    meanwhile: "Live interviews work today.",
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
    meanwhile: "Until then ask whoever runs this server. What a live interview is like, and what is recorded, is described under Live Interview.",
  },
} as const satisfies Record<string, UpcomingText>;
