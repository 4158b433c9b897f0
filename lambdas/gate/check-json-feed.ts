import * as z from "zod/mini";
import english from "zod/v4/locales/en.js";
import { checkCharacters, stringsIn } from "./check-characters.ts";
import {
  checkAddress,
  checkDate,
  checkEntries,
  checkPresent,
  checkSelf,
  type Problem,
  problem,
  rfc3339,
} from "./rules.ts";

const jsonFeed = z.object({
  version: z.literal("https://jsonfeed.org/version/1.1"),
  title: z.string(),
  language: z.string(),
  home_page_url: z.string(),
  feed_url: z.string(),
  items: z.array(
    z.object({
      id: z.string(),
      url: z.string(),
      title: z.string(),
      date_published: z.string(),
      date_modified: z.string(),
      image: z.optional(z.string()),
      attachments: z.optional(
        z.array(z.object({ url: z.string(), mime_type: z.string(), size_in_bytes: z.number() })),
      ),
    }),
  ),
});

export function checkJsonFeed(text: string, selfUrl: string): readonly Problem[] {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    return [problem("rule-form", `not JSON: ${error instanceof Error ? error.message : error}`)];
  }
  const parsed = jsonFeed.safeParse(json, { error: english().localeError });
  if (!parsed.success) {
    return parsed.error.issues.map(({ path, message }) =>
      problem("rule-form", `${path.join(".")}: ${message}`),
    );
  }
  const { title, language, home_page_url, feed_url, items } = parsed.data;
  const entries = items.map(({ id, title, url, date_published, image, attachments = [] }) => ({
    id,
    title,
    link: url,
    published: date_published,
    enclosures: [
      ...(image === undefined ? [] : [{ url: image, type: undefined, length: undefined }]),
      ...attachments.map(({ url: file, mime_type: type, size_in_bytes: length }) => {
        return { url: file, type, length: String(length) };
      }),
    ],
  }));
  return [
    ...checkCharacters(stringsIn(json)),
    ...checkPresent({ title, language }),
    ...checkAddress("home_page_url", home_page_url),
    ...checkSelf(feed_url, selfUrl),
    ...checkEntries(entries, rfc3339),
    ...items.flatMap(({ date_modified }, index) =>
      checkDate(`entry ${index + 1}: date_modified`, date_modified, rfc3339),
    ),
  ];
}
