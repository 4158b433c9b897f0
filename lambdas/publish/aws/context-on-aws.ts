// Makes the publish context in Lambda: the three buckets, whose names are in environment variables, and the settings.
import { S3Client } from "@aws-sdk/client-s3";
import { openAnnouncer } from "../../announce/tell-hub.ts";
import { WarmRecords } from "../../catalog/warm-records.ts";
import { largestFile } from "../../formats/parse-article.ts";
import type { PublishContext } from "../../protocol/context.ts";
import { parsePublication } from "../../publication/publication.ts";
import { s3ObjectStore } from "../../store/s3-object-store.ts";
import { WarmHeads } from "../../store/warm-heads.ts";
import { environmentNames, settingsFile } from "./environment.ts";

/**
 * @param settings the text of publication.json
 * @throws Error with a message that names each variable or setting that is missing or wrong
 */
export function openContext(
  environment: NodeJS.ProcessEnv,
  settings: string,
  report: PublishContext["report"],
): PublishContext {
  const read = (name: keyof typeof environmentNames) => {
    const value = environment[environmentNames[name]];
    if (!value) throw new Error(`${environmentNames[name]} is not set`);
    return value;
  };
  const parsed = parsePublication(settings);
  if (!parsed.ok) throw new Error(`${settingsFile}: ${parsed.problems.join("; ")}`);
  // Without these timeouts, a connection that hangs would last until the function's own time limit and fail the whole batch.
  // `requestTimeout` only covers the time until the headers of an answer; `socketTimeout` also ends a body that stalls.
  const s3 = new S3Client({
    requestHandler: {
      connectionTimeout: 3000,
      requestTimeout: 5000,
      socketTimeout: 5000,
      throwOnRequestTimeout: true,
    },
  });
  return {
    inbox: s3ObjectStore(s3, read("inbox"), largestFile),
    catalog: s3ObjectStore(s3, read("catalog")),
    warmRecords: new WarmRecords(),
    warmHeads: new WarmHeads(),
    site: s3ObjectStore(s3, read("site")),
    siteUrl: read("siteUrl"),
    publication: parsed.publication,
    code: environment[environmentNames.code],
    startedAt: Date.now(),
    now: Date.now,
    report,
    announcer: openAnnouncer(parsed.publication, read("siteUrl")),
  };
}
