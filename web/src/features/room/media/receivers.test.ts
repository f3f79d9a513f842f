import { describe, expect, test } from "vitest";
import type { Track } from "@/api/room-socket";
import { Negotiation, nextSession } from "./negotiation";
import { planReceivers } from "./receivers";

const track = (id: string, source: Track["source"]): Track => ({ id, participant_id: `p-${id}`, source });

describe("planReceivers", () => {
  test("C-5 a first look asks for a slot a track", () => {
    expect(planReceivers([], [track("a", "microphone"), track("b", "camera")])).toEqual({
      release: [],
      reuse: [],
      add: [
        { kind: "audio", trackId: "a" },
        { kind: "video", trackId: "b" },
      ],
    });
  });

  test("nothing changes when the tracks are already received", () => {
    const slots = [{ kind: "video" as const, trackId: "b" }];
    expect(planReceivers(slots, [track("b", "camera")])).toBeNull();
  });

  test("a slot that falls idle is reused at once by a track of its kind only", () => {
    const slots = [
      { kind: "audio" as const, trackId: "a" },
      { kind: "video" as const, trackId: "b" },
    ];
    expect(planReceivers(slots, [track("a", "microphone"), track("s", "screen"), track("c", "microphone")])).toEqual({
      release: [1],
      reuse: [{ slot: 1, trackId: "s" }],
      add: [{ kind: "audio", trackId: "c" }],
    });
  });

  test("one idle slot serves one track", () => {
    const slots = [{ kind: "video" as const, trackId: null }];
    const plan = planReceivers(slots, [track("x", "camera"), track("y", "camera")]);
    expect(plan?.reuse).toEqual([{ slot: 0, trackId: "x" }]);
    expect(plan?.add).toEqual([{ kind: "video", trackId: "y" }]);
  });
});

describe("Negotiation", () => {
  test("changes during an offer become one next offer", () => {
    const n = new Negotiation();
    expect(n.change()).toBe(true);
    expect(n.change()).toBe(false);
    expect(n.sent()).toBe(1);
    expect(n.change()).toBe(false);
    expect(n.expects(2)).toBe(false);
    expect(n.expects(1)).toBe(true);
    expect(n.settled()).toBe(true);
    expect(n.sent()).toBe(2);
    expect(n.expects(1)).toBe(false);
    expect(n.settled()).toBe(false);
    expect(n.open).toBe(false);
    expect(n.change()).toBe(true);
  });

  test("session numbers grow, within a second and over a reload", () => {
    expect(nextSession(0, 1_700_000_000_999)).toBe(1_700_000_000);
    expect(nextSession(1_700_000_000, 1_700_000_000_999)).toBe(1_700_000_001);
    expect(nextSession(5, 1_700_000_009_000)).toBe(1_700_000_009);
  });
});
