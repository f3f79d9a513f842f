/** What is said of programs that were run: in the playground, in problems, in rooms and in their recordings. */
export const runStrings = {
  verdict: {
    accepted: "Accepted",
    wrong_answer: "Wrong answer",
    runtime_error: "Runtime error",
    time_limit: "Time limit",
    memory_limit: "Memory limit",
    output_limit: "Output limit",
    compile_error: "Does not compile",
    system_error: "Judge failed",
  },
  /** Of one case among many, where there is room for a word or two. */
  short: {
    accepted: "Passed",
    wrong_answer: "Wrong",
    runtime_error: "Crashed",
    time_limit: "Time limit",
    memory_limit: "Memory limit",
    output_limit: "Output limit",
    compile_error: "Not compiled",
    system_error: "Not judged",
  },
  /** A run on one's own input is not compared with anything: it can only end well. */
  finished: "Finished",
  /** An example that is right accepts nothing: hidden cases do. */
  exampleRight: "Right",
  cpu: "CPU time",
  wall: "Elapsed",
  memory: "Memory",
  exit: "Exit code",
  stdout: "Output",
  stderr: "Error output",
  compiler: "Compiler",
  noOutput: "It printed nothing.",
  cut: (whole: string) => `Cut: it is ${whole} in all, and its beginning is shown.`,
  lossy: "Some bytes are not text and are shown as \uFFFD.",
} as const;
