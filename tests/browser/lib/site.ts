import { test as base, expect } from "@playwright/test";
import { Guard } from "./guard.ts";
import { People } from "./people.ts";
import { Server } from "./server.ts";

interface Site {
  /** Of this test alone: a fresh database. */
  server: Server;
  guard: Guard;
  people: People;
}

export const test = base.extend<Site>({
  server: async ({}, use, info) => {
    const server = await Server.start();
    await use(server);
    await server.stop();
    if (info.status !== info.expectedStatus) {
      await info.attach("server log", { body: server.log, contentType: "text/plain" });
    }
  },
  guard: async ({ server }, use) => {
    const guard = new Guard(server.origin, () => server.isRunning);
    await use(guard);
    // VI-1: in every test of this suite, no page asks anybody but our own server.
    expect(guard.foreign, "requests to other origins").toEqual([]);
    expect(guard.faults, "uncaught errors in the pages").toEqual([]);
  },
  people: async ({ browser, server, guard }, use) => {
    const people = new People(browser, server, guard);
    await use(people);
    await people.close();
  },
});

export { expect };
