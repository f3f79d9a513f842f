import { type QueryClient, infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { type MockListed, api } from "./client";
import type { UserEvent } from "./types";

/** Every cached request of a signed-in page, by what it is about; `applyEvent` says what a push makes stale. */
export const queries = {
  setup: () => queryOptions({ queryKey: ["setup"], queryFn: ({ signal }) => api.setupStatus(signal) }),
  me: () => queryOptions({ queryKey: ["me"], queryFn: ({ signal }) => api.me(signal) }),
  dashboard: () => queryOptions({ queryKey: ["dashboard"], queryFn: ({ signal }) => api.dashboard(signal) }),
  rooms: () =>
    infiniteQueryOptions({
      queryKey: ["rooms", "all"],
      queryFn: ({ pageParam, signal }) => api.rooms(pageParam, signal),
      initialPageParam: null as string | null,
      getNextPageParam: (page) => page.next ?? undefined,
    }),
  room: (roomId: string) =>
    queryOptions({
      queryKey: ["rooms", roomId],
      queryFn: ({ signal }) => api.room(roomId, { kind: "user" }, signal),
    }),
  interviews: (q: string) =>
    infiniteQueryOptions({
      queryKey: ["interviews", q],
      queryFn: ({ pageParam, signal }) => api.interviews(q, pageParam, signal),
      initialPageParam: null as string | null,
      getNextPageParam: (page) => page.next ?? undefined,
    }),
  interview: (interviewId: string) =>
    queryOptions({ queryKey: ["interview", interviewId], queryFn: ({ signal }) => api.interview(interviewId, { kind: "user" }, signal) }),
  languages: () =>
    queryOptions({ queryKey: ["languages"], queryFn: ({ signal }) => api.languages(signal), staleTime: 5 * 60_000 }),
  problems: () => queryOptions({ queryKey: ["problems"], queryFn: ({ signal }) => api.problems(signal) }),
  problem: (id: string) => queryOptions({ queryKey: ["problem", id], queryFn: ({ signal }) => api.problem(id, signal) }),
  submissions: (problemId: string) =>
    infiniteQueryOptions({
      queryKey: ["submissions", problemId],
      queryFn: ({ pageParam, signal }) => api.submissions(problemId, pageParam, signal),
      initialPageParam: null as string | null,
      getNextPageParam: (page) => page.next ?? undefined,
    }),
  /** Judged once, it never changes. */
  submission: (id: string) =>
    queryOptions({ queryKey: ["submission", id], queryFn: ({ signal }) => api.submission(id, signal), staleTime: Infinity }),
  mockRoles: () => queryOptions({ queryKey: ["mocks", "roles"], queryFn: ({ signal }) => api.mockRoles(signal) }),
  mockSkills: () => queryOptions({ queryKey: ["mocks", "skills"], queryFn: ({ signal }) => api.mockSkills(signal) }),
  mocks: (q: string, state: MockListed) =>
    infiniteQueryOptions({
      queryKey: ["mocks", state, q],
      queryFn: ({ pageParam, signal }) => api.mocks(q, state, pageParam, signal),
      initialPageParam: null as string | null,
      getNextPageParam: (page) => page.next ?? undefined,
    }),
  mock: (id: string) => queryOptions({ queryKey: ["mock", id], queryFn: ({ signal }) => api.mock(id, signal) }),
  interviewers: () =>
    infiniteQueryOptions({
      queryKey: ["interviewers"],
      queryFn: ({ pageParam, signal }) => api.interviewers(pageParam, signal),
      initialPageParam: null as string | null,
      getNextPageParam: (page) => page.next ?? undefined,
    }),
};

/** Makes stale what an event says has changed (G-5): what is on the page is fetched again, the rest when next shown. */
export function applyEvent(client: QueryClient, event: UserEvent): void {
  const stale = (...keys: string[]) => {
    for (const key of keys) void client.invalidateQueries({ queryKey: [key] });
  };
  switch (event.type) {
    case "resync":
      void client.invalidateQueries();
      break;
    case "interview_submitted":
      stale("dashboard", "interviews", "interview", "rooms");
      break;
    case "room_changed":
      stale("dashboard", "rooms", "interview");
      break;
    case "mock_changed":
      void client.invalidateQueries({ queryKey: ["mock", event.mock_id] });
      stale("mocks");
      break;
    case "interviewers_changed":
      stale("me", "interviewers");
      break;
  }
}
