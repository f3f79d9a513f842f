import { QueryClient } from "@tanstack/react-query";
import {
  Outlet,
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  redirect,
} from "@tanstack/react-router";
import { isApiError, likelyRole, queries, session } from "@/api";
import { CrashPage, NotFoundPage, PendingPage, UnreachablePage } from "./fallbacks";
import { type Portal, admit, homeOf, safeNext } from "./guards";

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 30_000,
      retry: (failures, error) => failures < 2 && isApiError(error) && error.transient,
      networkMode: "always",
    },
    mutations: { networkMode: "always" },
  },
});

const rootRoute = createRootRouteWithContext<{ queryClient: QueryClient }>()({
  component: Outlet,
  notFoundComponent: NotFoundPage,
});

class Unreachable extends Error {}

/** Lets only people of one role in; everybody else is taken where they belong (G-2). */
async function guard(portal: Portal, href: string) {
  const admission = admit(await session.ready(), portal, href);
  if (admission.kind === "sign_in") throw redirect({ to: "/sign-in", search: { next: admission.next } });
  if (admission.kind === "elsewhere") throw redirect({ to: admission.to });
  if (admission.kind === "unreachable") throw new Unreachable();
}

function PortalFault({ error }: { error: unknown }) {
  return error instanceof Unreachable ? <UnreachablePage onRetry={() => void router.invalidate()} /> : <CrashPage />;
}

const indexRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/",
  beforeLoad: async () => {
    const state = await session.ready();
    if (state.status === "signed_in") throw redirect({ to: homeOf(state.user.role) });
    if (state.status === "signed_out") throw redirect({ to: "/sign-in" });
    throw new Unreachable();
  },
  errorComponent: PortalFault,
});

const loadStudentLayout = () => import("./student-layout");
const loadInterviewerLayout = () => import("./interviewer-layout");
const loadAdminLayout = () => import("./admin-layout");

/** Fetches the frame of the likely portal while the server is still being asked who this is. */
export function loadAhead() {
  if (location.pathname.startsWith("/r/")) return;
  const role = likelyRole();
  if (role === "student") void loadStudentLayout();
  if (role === "interviewer") void loadInterviewerLayout();
  if (role === "admin") void loadAdminLayout();
}

// ------------------------------------------------------------------ signed out

/** Somebody who is signed in already has no business on the entry pages. */
async function skipEntry(next: string | undefined) {
  const state = await session.ready();
  if (state.status === "signed_in") throw redirect({ href: next ?? homeOf(state.user.role) });
}

const validateNext = (search: Record<string, unknown>): { next?: string } => {
  const next = safeNext(search["next"]);
  return next === undefined ? {} : { next };
};

const signInRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/sign-in",
  validateSearch: validateNext,
  beforeLoad: ({ search }) => skipEntry(search.next),
  // The page shows what the server offers from its first paint on: nothing moves when the answer comes.
  loader: () => queryClient.prefetchQuery({ ...queries.setup(), retry: false }),
  component: lazyRouteComponent(() => import("@/features/accounts/sign-in-page"), "SignInPage"),
});

const registerRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/register",
  validateSearch: validateNext,
  beforeLoad: ({ search }) => skipEntry(search.next),
  component: lazyRouteComponent(() => import("@/features/accounts/register-page"), "RegisterPage"),
});

const setupRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/setup",
  validateSearch: (search: Record<string, unknown>): { token?: string } =>
    typeof search["token"] === "string" ? { token: search["token"] } : {},
  component: lazyRouteComponent(() => import("@/features/accounts/setup-page"), "SetupPage"),
});

// ------------------------------------------------------------------ student portal

const studentRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: "student",
  beforeLoad: ({ location }) => guard("student", location.href),
  component: lazyRouteComponent(loadStudentLayout, "StudentLayout"),
  errorComponent: PortalFault,
  notFoundComponent: NotFoundPage,
});

const dashboardRoute = createRoute({
  getParentRoute: () => studentRoute,
  path: "/dashboard",
  component: lazyRouteComponent(() => import("@/features/dashboard/dashboard-page"), "DashboardPage"),
});
const liveRoute = createRoute({
  getParentRoute: () => studentRoute,
  path: "/live",
  component: lazyRouteComponent(() => import("@/features/rooms/live-page"), "LivePage"),
});

export interface ArchiveSearch {
  q?: string;
  /** Absent: the kind of which there are any. */
  tab?: "live" | "mock";
}
const validateArchive = (search: Record<string, unknown>): ArchiveSearch => ({
  ...(typeof search["q"] === "string" && search["q"] !== "" && { q: search["q"] }),
  ...((search["tab"] === "live" || search["tab"] === "mock") && { tab: search["tab"] }),
});

const analyticsRoute = createRoute({
  getParentRoute: () => studentRoute,
  path: "/analytics",
  validateSearch: validateArchive,
  component: lazyRouteComponent(() => import("@/features/analytics/analytics-page"), "AnalyticsPage"),
});
const archiveRoute = createRoute({
  getParentRoute: () => studentRoute,
  path: "/archive/$interviewId",
  component: lazyRouteComponent(() => import("./portal-pages"), "StudentInterview"),
});
const studentSettingsRoute = createRoute({
  getParentRoute: () => studentRoute,
  path: "/settings",
  component: lazyRouteComponent(() => import("@/features/accounts/settings-page"), "SettingsPage"),
});

// ------------------------------------------------------------------ mock interviews and coding, below "Interviews"

const tierOf = (value: unknown) => (["easy", "medium", "hard"] as const).find((known) => known === value);

/** What the form for a new interview opens with. */
const validateWish = (search: Record<string, unknown>): { role?: string; tier?: "easy" | "medium" | "hard"; topic?: string } => {
  const tier = tierOf(search["tier"]);
  return {
    ...(typeof search["role"] === "string" && { role: search["role"] }),
    ...(tier && { tier }),
    ...(typeof search["topic"] === "string" && { topic: search["topic"] }),
  };
};

const interviewsRoute = createRoute({
  getParentRoute: () => studentRoute,
  path: "/interviews",
  validateSearch: validateWish,
  component: lazyRouteComponent(() => import("@/features/mocks/hub-page"), "InterviewsPage"),
});
const mockRoute = createRoute({
  getParentRoute: () => studentRoute,
  path: "/interviews/$mockId",
  component: lazyRouteComponent(() => import("@/features/mocks/index-page"), "MockIndexPage"),
});
const mockQuestionRoute = createRoute({
  getParentRoute: () => studentRoute,
  path: "/interviews/$mockId/q/$position",
  // Words that the archive found in it, and in which attempt.
  validateSearch: (search: Record<string, unknown>): { found?: string; attempt?: number } => ({
    ...(typeof search["found"] === "string" && search["found"] !== "" && { found: search["found"] }),
    ...(typeof search["attempt"] === "number" && { attempt: search["attempt"] }),
  }),
  component: lazyRouteComponent(() => import("@/features/mocks/question-page"), "QuestionPage"),
});
const mockReportRoute = createRoute({
  getParentRoute: () => studentRoute,
  path: "/interviews/$mockId/report",
  component: lazyRouteComponent(() => import("@/features/mocks/report-page"), "ReportPage"),
});
const playgroundRoute = createRoute({
  getParentRoute: () => studentRoute,
  path: "/interviews/playground",
  component: lazyRouteComponent(() => import("@/features/judge/playground-page"), "PlaygroundPage"),
});

export interface ProblemsSearch {
  q?: string;
  kind?: "implementation" | "debugging";
  tier?: "easy" | "medium" | "hard";
  topic?: string;
  language?: string;
  state?: "open" | "solved";
}
const validateProblems = (search: Record<string, unknown>): ProblemsSearch => {
  const kind = (["implementation", "debugging"] as const).find((known) => known === search["kind"]);
  const tier = tierOf(search["tier"]);
  const state = (["open", "solved"] as const).find((known) => known === search["state"]);
  return {
    ...(typeof search["q"] === "string" && search["q"] !== "" && { q: search["q"] }),
    ...(kind && { kind }),
    ...(tier && { tier }),
    ...(typeof search["topic"] === "string" && search["topic"] !== "" && { topic: search["topic"] }),
    ...(typeof search["language"] === "string" && search["language"] !== "" && { language: search["language"] }),
    ...(state && { state }),
  };
};

const problemsRoute = createRoute({
  getParentRoute: () => studentRoute,
  path: "/interviews/problems",
  validateSearch: validateProblems,
  component: lazyRouteComponent(() => import("@/features/judge/problems-page"), "ProblemsPage"),
});
const problemRoute = createRoute({
  getParentRoute: () => studentRoute,
  path: "/interviews/problems/$problemId",
  // The language that it opens in, for who comes from a list of problems in one.
  validateSearch: (search: Record<string, unknown>): { tab?: "submissions"; submission?: string; language?: string } => ({
    ...(search["tab"] === "submissions" && { tab: "submissions" }),
    ...(typeof search["submission"] === "string" && { submission: search["submission"] }),
    ...(typeof search["language"] === "string" && { language: search["language"] }),
  }),
  component: lazyRouteComponent(() => import("@/features/judge/problem-page"), "ProblemPage"),
});

type UpcomingPages = typeof import("@/features/upcoming");

function upcoming<Path extends string>(path: Path, page: keyof UpcomingPages) {
  return createRoute({
    getParentRoute: () => studentRoute,
    path,
    component: lazyRouteComponent(() => import("@/features/upcoming"), page),
  });
}

const upcomingRoutes = [
  upcoming("/schedule", "SchedulePage"),
  upcoming("/learn", "LearnPage"),
  upcoming("/portfolio", "PortfolioPage"),
  upcoming("/arena", "ArenaPage"),
  upcoming("/resume", "ResumePage"),
  upcoming("/skills", "SkillsPage"),
  upcoming("/support", "SupportPage"),
] as const;

// ------------------------------------------------------------------ interviewer portal

const interviewerRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: "interviewer",
  beforeLoad: ({ location }) => guard("interviewer", location.href),
  component: lazyRouteComponent(loadInterviewerLayout, "InterviewerLayout"),
  errorComponent: PortalFault,
  notFoundComponent: NotFoundPage,
});
const boardRoute = createRoute({
  getParentRoute: () => interviewerRoute,
  path: "/board",
  validateSearch: (search: Record<string, unknown>): { create?: true } => (search["create"] === true ? { create: true } : {}),
  component: lazyRouteComponent(() => import("@/features/rooms/board-page"), "BoardPage"),
});
const evaluationRoute = createRoute({
  getParentRoute: () => interviewerRoute,
  path: "/board/evaluations/$interviewId",
  component: lazyRouteComponent(() => import("./portal-pages"), "InterviewerInterview"),
});
const rubricRoute = createRoute({
  getParentRoute: () => interviewerRoute,
  path: "/board/rooms/$roomId/rubric",
  component: lazyRouteComponent(() => import("./rubric-page"), "RubricPage"),
});
const boardSettingsRoute = createRoute({
  getParentRoute: () => interviewerRoute,
  path: "/board/settings",
  component: lazyRouteComponent(() => import("@/features/accounts/settings-page"), "SettingsPage"),
});

// ------------------------------------------------------------------ administration

const adminRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: "admin",
  beforeLoad: ({ location }) => guard("admin", location.href),
  component: lazyRouteComponent(loadAdminLayout, "AdminLayout"),
  errorComponent: PortalFault,
  notFoundComponent: NotFoundPage,
});
const adminInterviewersRoute = createRoute({
  getParentRoute: () => adminRoute,
  path: "/admin",
  component: lazyRouteComponent(() => import("@/features/accounts/interviewers-page"), "InterviewersPage"),
});
const adminSettingsRoute = createRoute({
  getParentRoute: () => adminRoute,
  path: "/admin/settings",
  component: lazyRouteComponent(() => import("@/features/accounts/settings-page"), "SettingsPage"),
});

// ------------------------------------------------------------------ rooms: open to whoever has the link

const roomRoute = createRoute({ getParentRoute: () => rootRoute, path: "/r/$roomId" }).lazy(() =>
  import("./room-routes").then((module) => module.roomRoute),
);
const replayRoute = createRoute({ getParentRoute: () => rootRoute, path: "/r/$roomId/replay" }).lazy(() =>
  import("./room-routes").then((module) => module.replayRoute),
);

export const router = createRouter({
  routeTree: rootRoute.addChildren([
    indexRoute,
    signInRoute,
    registerRoute,
    setupRoute,
    studentRoute.addChildren([
      dashboardRoute,
      liveRoute,
      analyticsRoute,
      archiveRoute,
      studentSettingsRoute,
      interviewsRoute,
      playgroundRoute,
      problemsRoute,
      problemRoute,
      mockRoute,
      mockQuestionRoute,
      mockReportRoute,
      ...upcomingRoutes,
    ]),
    interviewerRoute.addChildren([boardRoute, evaluationRoute, rubricRoute, boardSettingsRoute]),
    adminRoute.addChildren([adminInterviewersRoute, adminSettingsRoute]),
    roomRoute,
    replayRoute,
  ]),
  context: { queryClient },
  defaultPreload: "intent",
  defaultPendingComponent: PendingPage,
  defaultPendingMs: 250,
  defaultErrorComponent: CrashPage,
  scrollRestoration: true,
});

declare module "@tanstack/react-router" {
  interface Register {
    router: typeof router;
  }
}
