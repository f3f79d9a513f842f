// @vitest-environment jsdom
import { act } from "react";
import { createRoot } from "react-dom/client";
import { expect, test, vi } from "vitest";
import { useShortcuts } from "./shortcuts";

Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });

function Page({ next }: { next: () => void }) {
  useShortcuts({ n: next });
  return <textarea />;
}

const press = (target: EventTarget, timeStamp: number) => {
  const event = new KeyboardEvent("keydown", { key: "n", bubbles: true });
  Object.defineProperty(event, "timeStamp", { value: timeStamp });
  target.dispatchEvent(event);
};

test("whoever types on while the field goes away presses no shortcut", () => {
  const next = vi.fn();
  const place = document.body.appendChild(document.createElement("div"));
  const root = createRoot(place);
  act(() => root.render(<Page next={next} />));
  const field = place.querySelector("textarea") as HTMLTextAreaElement;
  press(field, 10_000);
  field.remove();
  press(document.body, 10_200);
  press(document.body, 11_400);
  expect(next).not.toHaveBeenCalled();
  press(document.body, 14_000);
  expect(next).toHaveBeenCalledOnce();
});
