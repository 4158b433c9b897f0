// The settings of one newspaper (content/publication.json): their schema, and a refusal that names each wrong one.
import * as z from "zod";
import { cleanText } from "../text/characters.ts";
import { foldArabic } from "../text/fold.ts";
import { normaliseUrl } from "../text/url.ts";

const timeZone = z.string().refine(isTimeZone, { error: "an IANA time zone such as Asia/Muscat" });
const httpUrl = z.url({ protocol: /^https?$/, error: "an absolute http or https address" });
const slug = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, {
  error: "lower-case Latin letters, digits and single hyphens, such as arab-world",
});

const text = (longest: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(longest)
    .refine((value) => cleanText(value) === value.normalize("NFC"), {
      error: "text without control characters",
    });

const section = z.strictObject({ name: text(80), slug: slug.max(60) });

export type Section = z.infer<typeof section>;

const publication = z.strictObject({
  title: text(200),
  /** What else the newspaper calls itself in its credit lines. */
  otherNames: z.array(text(200)).default([]),
  description: text(1000),
  /** Exactly `ar`: some readers turn right-to-left on for nothing else. */
  language: z.literal("ar"),
  timeZone,
  /** Where the site is served, without a final slash. Absent: wherever it happens to be (localhost, the CDN's own domain). */
  site: z
    .string()
    .refine(isOrigin, { error: "an http or https address without a path" })
    .transform((site) => new URL(site).origin)
    .optional(),
  /** Where an article is read, `{id}` standing for its id. Absent: on our own pages. */
  articleLink: z
    .string()
    .regex(/^https?:\/\/[^{}\s]+\{id\}[^{}\s]*$/, { error: "an http or https address that holds {id} once" })
    .refine((link) => normaliseUrl(link.replace("{id}", "id")) !== undefined, {
      error: "an address whose host does not depend on {id}",
    })
    .transform((link) => normaliseUrl(link)?.replace("%7Bid%7D", "{id}"))
    .optional(),
  /** The authority of every guid's tag: URI (RFC 4151): a domain or mail address and a date on which it was the newspaper's. */
  guidAuthority: z
    .string()
    .refine(isAuthority, { error: "a domain, a comma and a date, such as example.com,2017" }),
  /** Entries per feed. */
  feedLength: z.int().min(1).max(500).default(50),
  /** Bytes that no feed exceeds, uncompressed; the oldest entries fall off first. Several services stop at 1 MB or before. */
  feedSize: z.int().min(20_000).max(5_000_000).default(900_000),
  /** Whether feeds carry whole articles or their summaries alone. */
  feedContent: z.literal(["full", "summary"]).default("full"),
  /** Which kinds of feeds there are beside the newspaper's own. */
  feeds: z
    .strictObject({
      sections: z.boolean().default(true),
      authors: z.boolean().default(false),
      tags: z.boolean().default(false),
    })
    .prefault({}),
  /** A PNG, JPEG or GIF of at most 144 pixels in width, and a square icon: their addresses. */
  logo: httpUrl.optional(),
  icon: httpUrl.optional(),
  /** A WebSub hub that tells subscribers of changes. */
  hub: httpUrl.optional(),
  /** Whether an article that states no date is published with its time of arrival, or refused. */
  undated: z.literal(["arrival", "refuse"]).default("arrival"),
  sections: z.array(section).default([]).check(refuseRepeated),
  /** An address for readers' mail. */
  contact: z.email({ error: "a mail address" }),
  /** Where alarms of the stack go; absent, nowhere but the topic. */
  alarmMail: z.email({ error: "a mail address" }).optional(),
  copyright: text(300),
});

export type Publication = z.infer<typeof publication>;

/** The settings, or one line for each wrong one: its path, what was found, what was expected. */
export type ParsedPublication =
  | { readonly ok: true; readonly publication: Publication }
  | { readonly ok: false; readonly problems: readonly string[] };

/** Reads the text of a `publication.json`. */
export function parsePublication(text: string): ParsedPublication {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    return { ok: false, problems: [`not JSON: ${error instanceof Error ? error.message : error}`] };
  }
  const parsed = publication.safeParse(json, { reportInput: true });
  if (parsed.success) return { ok: true, publication: parsed.data };
  return { ok: false, problems: parsed.error.issues.flatMap(formatProblem) };
}

function formatProblem(issue: z.core.$ZodIssue): readonly string[] {
  const format = (path: readonly PropertyKey[], found: unknown, expected: string) =>
    `${path.join(".") || "the whole file"}: found ${JSON.stringify(found) ?? "nothing"}, expected ${expected}`;
  if (issue.code === "unrecognized_keys") {
    const found = issue.input as Record<string, unknown>;
    return issue.keys.map((key) => format([...issue.path, key], found[key], "no setting of this name"));
  }
  // zod's own wording repeats what was found.
  const expected = issue.message
    .replace(/^(Invalid input|Too (small|big)): expected /, "")
    .replace(/, received .*$/, "");
  return [format(issue.path, issue.input, expected)];
}

/**
 * The day on which the guids' authority was the newspaper's, in milliseconds since the epoch (UTC). Nothing was
 * published under it before, so it is the date of a feed that has no entries.
 */
export function dateOfAuthority({ guidAuthority }: Pick<Publication, "guidAuthority">): number {
  return Date.parse(guidAuthority.split(",")[1] ?? "");
}

function refuseRepeated({ value, issues }: z.core.ParsePayload<readonly Section[]>): void {
  const check = (member: keyof Section, message: string, keyOf: (section: Section) => string) => {
    const keys = value.map(keyOf);
    for (const [index, section] of value.entries()) {
      if (keys.indexOf(keyOf(section)) === index) continue;
      issues.push({ code: "custom", path: [index, member], input: section[member], message });
    }
  };
  check("slug", "a slug that no other section has", ({ slug }) => slug);
  check("name", "a name that no other section has, however its hamza is typed", ({ name }) =>
    foldArabic(name),
  );
}

function isOrigin(address: string): boolean {
  const url = URL.parse(address);
  return url !== null && /^https?:$/.test(url.protocol) && url.href === `${url.origin}/`;
}

/** Not before 1990, as empty feeds take its date, and readers take older ones for mistakes. */
function isAuthority(authority: string): boolean {
  const hasForm = /^[a-z0-9.@_-]+,\d{4}(-\d{2}(-\d{2})?)?$/.test(authority);
  return hasForm && dateOfAuthority({ guidAuthority: authority }) >= Date.UTC(1990, 0);
}

function isTimeZone(name: string): boolean {
  if (!/^[A-Za-z]/.test(name)) return false; // Intl takes offsets such as +04:00 too, which know no summer time
  try {
    new Intl.DateTimeFormat("en", { timeZone: name });
    return true;
  } catch {
    return false; // RangeError is how Intl says no; it has no query for all the names that it accepts.
  }
}
