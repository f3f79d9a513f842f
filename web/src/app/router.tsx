import { Outlet, createRootRoute, createRoute, createRouter } from "@tanstack/react-router";

const rootRoute = createRootRoute({ component: Outlet });

const indexRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/",
  component: () => <main className="p-6">InterviewXpert</main>,
});

const roomRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/r/$roomId",
}).lazy(() => import("./room-routes").then((module) => module.roomRoute));

const replayRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/r/$roomId/replay",
}).lazy(() => import("./room-routes").then((module) => module.replayRoute));

export const router = createRouter({ routeTree: rootRoute.addChildren([indexRoute, roomRoute, replayRoute]) });

declare module "@tanstack/react-router" {
  interface Register {
    router: typeof router;
  }
}
