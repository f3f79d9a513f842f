import { WebSocket } from "ws";
import { WebsocketProvider } from "y-websocket";
import * as Y from "yjs";
import { PASSWORD } from "../lib/people.ts";
import { code, editorReady, focusEditor, meet } from "../lib/room.ts";
import { expect, test } from "../lib/site.ts";

test("C-6 a stock y-websocket client joins with a ticket, reads and writes", async ({ people, server }) => {
  const grace = await people.interviewer("Grace");
  const ada = await people.student("Ada");
  const link = await meet(grace, ada, "Two trees");
  await editorReady(grace.page);
  await focusEditor(grace.page);
  await grace.page.keyboard.type("from the page");

  const call = async (path: string, body: unknown, token?: string) => {
    const answer = await fetch(`${server.origin}/api/v1${path}`, {
      method: "POST",
      headers: { "content-type": "application/json", ...(token === undefined ? {} : { authorization: `Bearer ${token}` }) },
      body: JSON.stringify(body),
    });
    expect(answer.ok).toBe(true);
    return answer.json();
  };
  const id = new URL(link).pathname.split("/").at(-1) ?? "";
  const { access_token } = await call("/auth/login", { email: ada.email, password: PASSWORD });
  const { ticket } = await call(`/rooms/${id}/tickets`, { kind: "doc" }, access_token);

  const doc = new Y.Doc();
  const provider = new WebsocketProvider(`${server.origin.replace("http", "ws")}/ws/rooms/${id}`, "doc", doc, {
    params: { ticket },
    WebSocketPolyfill: WebSocket as unknown as typeof globalThis.WebSocket,
    disableBc: true,
  });
  try {
    const text = doc.getText("f1");
    await expect.poll(() => text.toString()).toBe("from the page");
    text.insert(0, "stock: ");
    await expect.poll(() => code(grace.page)).toBe("stock: from the page");
    await grace.page.keyboard.type("!");
    await expect.poll(() => text.toString()).toBe("stock: from the page!");
  } finally {
    provider.destroy();
    doc.destroy();
  }
});
