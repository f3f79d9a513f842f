import { createLazyRoute } from "@tanstack/react-router";
import { Suspense, lazy } from "react";

const RoomPage = lazy(() => import("@/features/room").then((module) => ({ default: module.RoomPage })));
const ReplayPage = lazy(() => import("@/features/replay").then((module) => ({ default: module.ReplayPage })));

export const roomRoute = createLazyRoute("/r/$roomId")({ component: Room });
export const replayRoute = createLazyRoute("/r/$roomId/replay")({ component: Replay });

function Room() {
  const { roomId } = roomRoute.useParams();
  return (
    <Suspense fallback={null}>
      <RoomPage roomId={roomId} key={roomId} />
    </Suspense>
  );
}

function Replay() {
  const { roomId } = replayRoute.useParams();
  return (
    <Suspense fallback={null}>
      <ReplayPage roomId={roomId} key={roomId} />
    </Suspense>
  );
}
