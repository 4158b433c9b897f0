// Runs the commands of the section "Deploy it" in the README, exactly as they are written there.
import { describe, expect, test } from "vitest";
import { commandsOf } from "../documented.ts";
import { findNewspaper } from "../newspaper.ts";
import { deployFrom } from "../project-copy.ts";

describe("the engineer", () => {
  test("prepares the account and deploys the newspaper with the README's commands", async () => {
    const [commands = ""] = commandsOf("README.md", "Deploy it");
    await deployFrom(".", commands);
    const newspaper = await findNewspaper();
    expect(newspaper.siteUrl).toMatch(/^https:\/\/\w+\.cloudfront\.net$/);
  });
});
