import { QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { useEffect } from "react";
import { applyEvent, session, useSession, watchUserEvents } from "@/api";
import { score } from "@/lib/format";
import { insideRoom } from "@/lib/live-room";
import { Toaster, TooltipProvider, toast } from "@/ui";
import { queryClient, router } from "./router";
import { strings } from "./strings";

export function App() {
  return (
    <QueryClientProvider client={queryClient}>
      <TooltipProvider>
        <SessionEffects />
        <RouterProvider router={router} />
        <Toaster />
      </TooltipProvider>
    </QueryClientProvider>
  );
}

/** Keeps pages in step with who is signed in, and with what the server pushes. */
function SessionEffects() {
  const state = useSession();
  const userId = state.status === "signed_in" ? state.user.id : null;

  useEffect(() => {
    let before = session.user?.id ?? null;
    return session.subscribe(() => {
      const after = session.user?.id ?? null;
      // What one account loaded must never show under another.
      if (before !== after) queryClient.clear();
      before = after;
      void router.invalidate();
    });
  }, []);

  useEffect(() => {
    if (userId === null) return;
    const abort = new AbortController();
    watchUserEvents(userId, abort.signal, (event) => {
      applyEvent(queryClient, event);
      if (event.type === "interview_submitted" && event.interview.candidate_user_id === userId && !insideRoom()) {
        const interviewId = event.interview.id;
        toast("good", strings.filed(event.interview.title), {
          body: strings.filedScore(score(event.interview.composite)),
          action: {
            label: strings.openFeedback,
            onSelect: () => void router.navigate({ to: "/archive/$interviewId", params: { interviewId } }),
          },
        });
      }
    });
    return () => abort.abort();
  }, [userId]);

  return null;
}
