/** What the parts say with which programs are written and run. */
export const codingStrings = {
  divider: "Divider between the panes",
  editor: {
    code: "Code",
    language: "Language",
    loading: "Loading the editor",
    startOver: "Start over",
    startOverTitle: (language: string) => `Replace your ${language} program by the starting text?`,
    startOverBody: "Ctrl Z in the editor brings it back while this page is open.",
    run: "Run",
    stop: "Stop",
    waitFor: (seconds: number) => `In ${seconds} s`,
    missing: "Not installed on this server",
  },
  run: {
    running: (seconds: string) => `Running, ${seconds} s`,
    stopped: "Stopped",
    stoppedBody: "You stopped it before it ended. What it had printed is gone.",
    busy: "Many programs are running",
    again: (seconds: number) => (seconds > 0 ? `You can run it again in ${seconds} s.` : "You can run it again now."),
    offline: "The server was not reached",
    offlineBody: "Nothing was run. What you wrote stays here; run it again when the connection is back.",
    failed: "It was not run",
  },
  degraded: {
    summary: "About this server",
    lead: "Programs run here with less between them and the machine than they should have:",
  },
  save: {
    saved: "Draft saved",
    waiting: "Not saved yet",
    saving: "Saving…",
    failed: "Not saved",
    failedAgain: (why: string) => `${why} It stays here and is tried again.`,
  },
} as const;
