import { expect, test } from "vitest";
import type { Participant, Track } from "@/api/room-socket";
import { isFlowing } from "./people";

const ada = (over: Partial<Participant>): Participant => ({
  id: "a",
  display_name: "Ada",
  role: "candidate",
  colour: 1,
  presence: "online",
  media: { camera: true, microphone: true, screen: false },
  doc_clients: [],
  ...over,
});
const track = (source: Track["source"]): Track => ({ id: `t-${source}`, participant_id: "a", source });

test("C-5 tracks of what is turned off, and of people who left, bring nothing", () => {
  expect(isFlowing(track("camera"), [ada({})])).toBe(true);
  expect(isFlowing(track("screen"), [ada({})])).toBe(false);
  expect(isFlowing(track("camera"), [ada({ presence: "left" })])).toBe(false);
  expect(isFlowing(track("camera"), [])).toBe(false);
});
