import { count, meanRating } from "@/lib/format";

export const strings = {
  title: "Dashboard",
  hello: (name: string) => `Hello, ${name}`,
  lead: "Where you stand, and one thing to do next.",
  loading: "Loading the dashboard",
  failed: "The dashboard could not be loaded",
  next: {
    label: "Next step",
    openTitle: (title: string) => `${title} is open`,
    openBody: (host: string) => `${host} is hosting. Your place is kept; you can come back as often as you need.`,
    openAction: "Step back in",
    readTitle: (interviewer: string) => `Read the feedback of ${interviewer}`,
    readBody: (title: string) => `Notes on six pillars and a summary of “${title}” are waiting for you.`,
    readAction: "Open the feedback",
    replayTitle: (pillar: string) => `Look again at ${pillar}`,
    replayBody: (mean: number, interviews: number) =>
      `It is your lowest pillar so far: ${meanRating(mean)} of 5 over ${count(interviews, "interview", "interviews")}. Reading the notes beside the recording shows what to try next time.`,
    replayAction: "Open the latest feedback",
    firstTitle: "Join your first live interview",
    firstBody: "You need nothing but the link your interviewer sends. See what to expect, and what is recorded, beforehand.",
    firstAction: "Open Live Interview",
  },
  otherRooms: "Also open",
  latest: {
    title: "Latest interview",
    composite: "Composite score",
    explain: "The mean of the six ratings as a share of the best, 5: all threes make 60. All pillars weigh the same.",
    with: (interviewer: string) => `with ${interviewer}`,
    open: "Read the feedback",
    emptyTitle: "Your first feedback will be here",
    empty: "As soon as an interviewer files the rubric, the score, the notes and the summary appear on this page by themselves.",
  },
  pillars: {
    title: "Six pillars",
    hint: (interviews: number) => `Mean ratings over ${count(interviews, "interview", "interviews")}, 1 to 5`,
    sample: (interviews: number) => `over ${interviews}`,
    sampleHint: "One or two interviews say little yet.",
    none: "not rated",
    all: "All interviews",
  },
  later: {
    title: "Not on this page yet",
    hint: "No figure is shown here before there is something to measure.",
    items: [
      { title: "XP and level", body: "Points for every kind of practice, and the level they add up to." },
      { title: "Daily streak", body: "Days of practice in a row, in your own time zone." },
      { title: "Performance radar", body: "Six skills on one picture, now and earlier." },
    ],
  },
} as const;
