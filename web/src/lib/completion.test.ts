import { expect, test } from "vitest";
import { missingWords } from "./completion";
import { LANGUAGES } from "./languages";
import { VOCABULARY } from "./vocabulary";

test("B-8 every language of programs has words to complete, each an identifier", () => {
  const languages = LANGUAGES.map((each) => each.id).filter((id) => id !== "markdown" && id !== "plaintext");
  expect(Object.keys(VOCABULARY).toSorted()).toEqual(languages.toSorted());
  for (const language of languages) {
    const { keywords, names } = VOCABULARY[language] ?? { keywords: [], names: [] };
    const words = [...keywords, ...names];
    expect(keywords.length, language).toBeGreaterThan(25);
    expect(words.length, language).toBeGreaterThan(100);
    expect(words.filter((word) => !/^[A-Za-z_]\w*$/u.test(word)), language).toEqual([]);
  }
});

test("B-8 what the program holds is left to the editor, which offers it already", () => {
  expect(missingWords("python", "")).toContain("enumerate");
  expect(missingWords("python", "for i, x in enumerate(xs):")).not.toContain("enumerate");
  expect(missingWords("python", "my_enumerate = 1")).toContain("enumerate");
  expect(new Set(missingWords("javascript", "")).size).toBe(missingWords("javascript", "").length);
  expect(missingWords("python", "", true)).toContain("readline");
  expect(missingWords("python", "", true)).not.toContain("return");
  expect(missingWords("markdown", "")).toEqual([]);
});
