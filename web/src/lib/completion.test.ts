import { expect, test } from "vitest";
import { missingWords } from "./completion";
import { LANGUAGES } from "./languages";
import { VOCABULARY } from "./vocabulary";

test("B-8 every language of programs has words to complete, each an identifier", () => {
  const languages = LANGUAGES.map((each) => each.id).filter((id) => id !== "markdown" && id !== "plaintext");
  expect(Object.keys(VOCABULARY).toSorted()).toEqual(languages.toSorted());
  for (const language of languages) {
    const words = VOCABULARY[language] ?? [];
    expect(words.length, language).toBeGreaterThan(100);
    expect(words.filter((word) => !/^[A-Za-z_]\w*$/u.test(word)), language).toEqual([]);
  }
});

test("B-8 what the program holds is left to the editor, which offers it already", () => {
  expect(missingWords("python", "")).toContain("enumerate");
  expect(missingWords("python", "for i, x in enumerate(xs):")).not.toContain("enumerate");
  expect(missingWords("python", "my_enumerate = 1")).toContain("enumerate");
  expect(new Set(missingWords("javascript", "")).size).toBe(missingWords("javascript", "").length);
  expect(missingWords("markdown", "")).toEqual([]);
});
