import { useQuery } from "@tanstack/react-query";
import { Navigate, getRouteApi } from "@tanstack/react-router";
import { type MockSession, queries } from "@/api";
import { usePageTitle } from "@/lib/title";
import { lastPlace } from "./local-copies";
import { SessionLoader } from "./session-loader";
import { strings } from "./strings";
import { isWritten } from "./work";

const route = getRouteApi("/student/interviews/$mockId");

/** Where an interview goes on (A-11, B-18): the question that was in front, else the last one with something written, else the first open one. */
export function placeOf(session: Pick<MockSession, "items">, remembered: number | null): number {
  const { items } = session;
  const known = items.find((item) => item.position === remembered);
  const open = items.filter((item) => item.state === "open");
  const place = known ?? open.findLast((item) => item.draft && isWritten(item.draft.work)) ?? open[0] ?? items.at(-1);
  return place?.position ?? 1;
}

/** The short address of an interview: its report once it has ended, else where it goes on. */
export function MockIndexPage() {
  usePageTitle(strings.hub.title);
  const { mockId } = route.useParams();
  const query = useQuery({ ...queries.mock(mockId), staleTime: 0 });
  return (
    <SessionLoader query={query}>
      {(session) =>
        session.ended_at_ms != null ? (
          <Navigate to="/interviews/$mockId/report" params={{ mockId }} replace />
        ) : (
          <Navigate to="/interviews/$mockId/q/$position" params={{ mockId, position: String(placeOf(session, lastPlace(mockId))) }} replace />
        )
      }
    </SessionLoader>
  );
}
