import { expect, test } from "vitest";
import { hubOf } from "../../lambdas/publication/hub.ts";

test.each([
  ["https://news.example", "https://hub.example/", true],
  ["https://news.example", "http://localhost:9000/", true],
  ["http://localhost:8080", "https://hub.example/", false],
  ["http://localhost:8080", "http://192.168.1.5/", false],
  ["http://localhost:8080", "http://localhost:9000/", true],
  ["http://127.0.0.1:8080", "http://[::1]:9000/", true],
  ["http://192.168.1.5:8080", "http://192.168.1.6/", true],
  ["http://192.168.1.5:8080", "https://hub.example/", false],
])("a site at %s and a hub at %s: %s", (siteUrl, hub, isTold) => {
  expect(hubOf({ hub }, siteUrl)).toBe(isTold ? hub : undefined);
});

test("without the setting there is no hub", () => {
  expect(hubOf({}, "https://news.example")).toBeUndefined();
});
