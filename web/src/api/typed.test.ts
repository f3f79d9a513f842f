import { expect, test } from "vitest";
import { fill } from "./typed";

test("parameters are put into the path, safely", () => {
  expect(fill("get", "/api/v1/rooms/{id}", { path: { id: "bcdf-ghjk-lmnp" } })[1]).toBe("/rooms/bcdf-ghjk-lmnp");
  expect(fill("get", "/api/v1/rooms/{id}/rubrics/{participant_id}", { path: { id: "a/../b", participant_id: "p 1?" } })[1]).toBe(
    "/rooms/a%2F..%2Fb/rubrics/p%201%3F",
  );
  expect(fill("post", "/api/v1/rooms", { body: { title: "x" } })).toEqual([
    "POST",
    "/rooms",
    { body: { title: "x" }, signal: undefined, query: undefined },
  ]);
});
