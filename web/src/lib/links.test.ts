import { expect, test } from "vitest";
import { linkParts } from "./links";

const links = (text: string) => linkParts(text).flatMap((part) => (part.kind === "link" ? [part.text] : []));

test("addresses in a text become links, without what belongs to the sentence", () => {
  expect(linkParts("see https://example.org/a?b=1, then (http://example.org/x).")).toEqual([
    { kind: "text", text: "see " },
    { kind: "link", text: "https://example.org/a?b=1", href: "https://example.org/a?b=1" },
    { kind: "text", text: ", then (" },
    { kind: "link", text: "http://example.org/x", href: "http://example.org/x" },
    { kind: "text", text: ")." },
  ]);
  expect(links("https://example.org/Tree_(data_structure)")).toEqual(["https://example.org/Tree_(data_structure)"]);
});

test("nothing else becomes one, and no text is lost", () => {
  for (const text of ["javascript:alert(1)", "ftp://example.org", "xhttp://example.org", "http://", "<img src=x>", "a < b && c > d", ""]) {
    expect(links(text)).toEqual([]);
    expect(linkParts(text).map((part) => part.text).join("")).toBe(text);
  }
  const mixed = 'before https://example.org/"onclick="x after';
  expect(links(mixed)).toEqual(["https://example.org/"]);
  expect(linkParts(mixed).map((part) => part.text).join("")).toBe(mixed);
});
