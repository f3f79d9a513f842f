import { expect, test } from "vitest";
import type { RoomFile } from "@/api/room-socket";
import { freeName, nameFault } from "./file-names";

const file = (id: string, name: string, deleted = false): RoomFile => ({ id, name, language: "python", deleted });

test("C-6 two open files never share a name, a deleted one does not count", () => {
  const files = [file("f1", "main.py"), file("f2", "old.py", true)];
  expect(nameFault("  Main.py ", files)).toBe("taken");
  expect(nameFault("main.py", files, "f1")).toBeNull();
  expect(nameFault("old.py", files)).toBeNull();
  expect(nameFault(" ", files)).toBe("missing");
});

test("a new file gets a free name of its language", () => {
  expect(freeName("python", [])).toBe("main.py");
  expect(freeName("python", [file("f1", "main.py"), file("f2", "main2.py")])).toBe("main3.py");
  expect(freeName("rust", [file("f1", "main.py")])).toBe("main.rs");
});
