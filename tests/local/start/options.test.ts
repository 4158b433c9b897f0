import { join, resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { CannotStart } from "../../../local/cannot-start.ts";
import { help, parseOptions } from "../../../local/start/options.ts";

const project = resolve(import.meta.dirname, "../../..");

describe("parseOptions", () => {
  test("takes the project's own folder, store and settings, and port 8080", () => {
    expect(parseOptions([])).toEqual({
      port: 8080,
      articles: join(project, "content/articles"),
      store: join(project, ".khulasa/store.sqlite"),
      settings: join(project, "content/publication.json"),
    });
  });

  test("takes values with or without =, and paths relative to the working folder", () => {
    const args = [
      "--port=0",
      "--articles",
      "a b/مقالات",
      "--store=/tmp/s.sqlite",
      "--settings",
      "p.json",
      "--feeds",
    ];
    expect(parseOptions(args)).toEqual({
      port: 0,
      articles: resolve("a b/مقالات"),
      store: resolve("/tmp/s.sqlite"),
      settings: resolve("p.json"),
      feeds: true,
    });
  });

  test.each([
    ["192.168.1.5", "192.168.1.5"],
    ["Desk.local", "desk.local"],
    ["fe80::1", "[fe80::1]"],
    ["[fe80::1]", "[fe80::1]"],
  ])("takes the host %s", (text, host) => {
    expect(parseOptions(["--host", text])).toMatchObject({ host });
  });

  test.each(["--help", "-h"])("asks for help with %s", (option) => {
    expect(parseOptions([option])).toBe("help");
  });

  test("has every option in its help", () => {
    for (const option of [
      "--port",
      "--host",
      "--articles",
      "--store",
      "--settings",
      "--feeds",
      "--json",
      "--help",
    ])
      expect(help).toContain(option);
  });

  test.each([
    [["--prot", "8081"], "Unknown option '--prot'"],
    [["--port"], "Option '--port <value>' argument missing"],
    [["8081"], "Unexpected argument '8081'"],
    [["--port", "eighty"], '--port: found "eighty", expected a number from 0 to 65535'],
    [["--port", "65536"], '--port: found "65536"'],
    [["--port=-1"], '--port: found "-1"'],
    [["--port="], '--port: found ""'],
    [["--host="], '--host: found ""'],
    [["--host", "0.0.0.0"], "by which other computers reach this one, such as 192.168.1.5"],
    [["--host", "::"], '--host: found "::"'],
    [["--host", "desk:8080"], '--host: found "desk:8080"'],
    [["--host", "user@desk"], '--host: found "user@desk"'],
    [["--host", "desk/path"], '--host: found "desk/path"'],
    [["--articles="], "--articles: found nothing, expected a path"],
  ])("refuses %j with a line in each language", (args, line) => {
    expect(() => parseOptions(args)).toThrow(CannotStart);
    expect(() => parseOptions(args)).toThrow(line);
    expect(() => parseOptions(args)).toThrow(/^خيار لم يُفهم.*\n[^\n]*$/);
  });
});
