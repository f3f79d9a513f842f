import { expect, test } from "vitest";
import { assignSlots } from "./slots";

test("nobody moves when somebody leaves, and the next one takes the free place", () => {
  const three = assignSlots([], ["a", "b", "c"]);
  expect(three).toEqual(["a", "b", "c"]);
  const without = assignSlots(three, ["a", "c"]);
  expect(without).toEqual(["a", null, "c"]);
  expect(assignSlots(without, ["a", "c", "d"])).toEqual(["a", "d", "c"]);
  expect(assignSlots(without, ["a"])).toEqual(["a"]);
  expect(assignSlots(["a"], [])).toEqual([]);
});
