// The Lambda function that reads the live feeds as a reader does. If it finds a problem, it throws. So Lambda counts an error, and the
// alarm `readers` is raised.
import { S3Client } from "@aws-sdk/client-s3";
import { environmentNames } from "../publish/aws/environment.ts";
import { s3ObjectStore } from "../store/s3-object-store.ts";
import { type Answer, checkSite } from "./check-site.ts";

/** How long to wait for a response with its body, in milliseconds. */
const patience = 10_000;

const catalog = s3ObjectStore(new S3Client(), process.env[environmentNames.catalog] ?? "");

class SiteIsWrong extends Error {
  override readonly name = "SiteIsWrong";
}

export async function handler(): Promise<void> {
  const siteUrl = process.env[environmentNames.siteUrl] ?? "";
  const problems = await checkSite({ siteUrl, ask, catalog, now: Date.now });
  if (problems.length > 0) throw new SiteIsWrong(problems.join("\n"));
}

/** Requests a URL. Like feed readers, `fetch` accepts compressed responses. */
async function ask(url: string): Promise<Answer> {
  const response = await fetch(url, {
    headers: { "user-agent": "Khulasa-watch" },
    signal: AbortSignal.timeout(patience),
  });
  return { status: response.status, text: await response.text() };
}
