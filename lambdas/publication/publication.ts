// The settings of a newspaper (content/publication.json): their schema, and messages that name each wrong setting.
import * as z from "zod/mini";
import english from "zod/v4/locales/en.js";
import { normaliseUrl } from "../text/addresses/url.ts";
import { cleanText } from "../text/characters.ts";
import { foldArabic } from "../text/fold.ts";

const timeZone = z.string().check(z.refine(isTimeZone, { error: "an IANA time zone such as Asia/Muscat" }));
const httpUrl = z.url({ protocol: /^https?$/, error: "an absolute http or https address" });
const slug = z.string().check(
  z.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, {
    error: "lower-case Latin letters, digits and single hyphens, such as arab-world",
  }),
);

const text = (longest: number) =>
  z.string().check(
    z.trim(),
    z.minLength(1),
    z.maxLength(longest),
    z.refine((value) => cleanText(value) === value.normalize("NFC"), {
      error: "text without control characters",
    }),
  );

const section = z.strictObject({ name: text(80), slug: slug.check(z.maxLength(60)) });

export type Section = z.infer<typeof section>;

const publication = z.strictObject({
  title: text(200),
  /** Other names by which credit lines call the newspaper. */
  otherNames: z._default(z.array(text(200)), []),
  description: text(1000),
  /** Exactly `ar`: some feed readers switch to right-to-left only for this value. */
  language: z.literal("ar"),
  timeZone,
  /** The site's address without a final slash. Default: `localhost` in `npm start`, and CloudFront's own domain on AWS. */
  site: z.optional(
    z.pipe(
      z.string().check(z.refine(isOrigin, { error: "an http or https address without a path" })),
      z.transform((site) => new URL(site).origin),
    ),
  ),
  /** The address of an article on the newspaper's own site, with `{id}` for its id. Default: the article's page that Khulasa makes. */
  articleLink: z.optional(
    z.pipe(
      z
        .string()
        .check(
          z.regex(/^https?:\/\/[^{}\s]+\{id\}[^{}\s]*$/, {
            error: "an http or https address that holds {id} once",
          }),
        )
        .check(
          z.refine((link) => normaliseUrl(link.replace("{id}", "id")) !== undefined, {
            error: "an address whose host does not depend on {id}",
          }),
        ),
      z.transform((link) => normaliseUrl(link)?.replace("%7Bid%7D", "{id}")),
    ),
  ),
  /** The authority in guids (RFC 4151): a domain or mail address, and a date on which it belonged to the newspaper. */
  guidAuthority: z
    .string()
    .check(z.refine(isAuthority, { error: "a domain, a comma and a date, such as example.com,2017" })),
  /** The maximum number of entries in a feed. */
  feedLength: z._default(z.int().check(z.minimum(1), z.maximum(500)), 50),
  /** The maximum size of a feed in bytes, uncompressed. The oldest entries are left out. Several services stop at 1 MB or less. */
  feedSize: z._default(z.int().check(z.minimum(20_000), z.maximum(5_000_000)), 900_000),
  /** For how many days a feed says that an article was withdrawn. With 0, it never says so. */
  tombstoneDays: z._default(z.int().check(z.minimum(0), z.maximum(365)), 30),
  /** Whether feeds contain whole articles or only summaries. */
  feedContent: z._default(z.literal(["full", "summary"]), "full"),
  /** Which kinds of feeds exist in addition to the main feed. */
  feeds: z.prefault(
    z.strictObject({
      sections: z._default(z.boolean(), true),
      authors: z._default(z.boolean(), false),
      tags: z._default(z.boolean(), false),
    }),
    {},
  ),
  /** Whether feeds have archives by day. Links lead from a feed through its archives to every article. */
  archives: z._default(z.boolean(), true),
  /** Whether search engines get sitemaps of the archives and of the latest news. */
  sitemap: z._default(z.boolean(), true),
  /** Addresses of a logo (PNG, JPEG or GIF, at most 144 pixels wide) and of a square icon. */
  logo: z.optional(httpUrl),
  icon: z.optional(httpUrl),
  /** A WebSub hub, which notifies subscribers of changes. */
  hub: z.optional(httpUrl),
  /** Whether pictures on other servers are shown, linked or left out. A server that a picture is loaded from learns who reads the article. */
  remotePictures: z._default(z.literal(["keep", "link", "drop"]), "keep"),
  /** Whether an article without a date gets its time of arrival or is refused. */
  undated: z._default(z.literal(["arrival", "refuse"]), "arrival"),
  /** The digits of dates on pages: 2017 or ٢٠١٧. The digits in articles stay as they were written. */
  digits: z._default(z.literal(["european", "arabic-indic"]), "european"),
  /** Whether pages show the Hijri date (Umm al-Qura calendar) beside the Gregorian one. */
  hijriDates: z._default(z.boolean(), false),
  sections: z._default(z.array(section), []).check(refuseRepeated),
  /** The mail address for readers. */
  contact: z.email({ error: "a mail address" }),
  /** The mail address for alarms of the stack. Default: alarms go to the SNS topic only. */
  alarmMail: z.optional(z.email({ error: "a mail address" })),
  copyright: text(300),
});

export type Publication = z.infer<typeof publication>;

export function hasArchives({ archives }: Publication): boolean {
  return archives;
}

/**
 * Whether the site has sitemaps. It has none without archives, and none if articles are on another site, because sitemaps only list pages
 * of the same site.
 */
export function hasSitemap({ sitemap, archives, articleLink }: Publication): boolean {
  return sitemap && archives && articleLink === undefined;
}

/** The settings, or a line for each wrong setting: its path, what was found and what was expected. */
export type ParsedPublication =
  | { readonly ok: true; readonly publication: Publication }
  | { readonly ok: false; readonly problems: readonly string[] };

/** Parses the text of a `publication.json`. */
export function parsePublication(text: string): ParsedPublication {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    return { ok: false, problems: [`not JSON: ${error instanceof Error ? error.message : error}`] };
  }
  const parsed = publication.safeParse(json, { reportInput: true, error: english().localeError });
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
  // Zod's message without its parts about the found value, which the line already shows.
  const [expected = ""] = issue.message
    .replace(/^(Invalid input|Too (small|big)): expected /, "")
    .split(", received ");
  return [format(issue.path, issue.input, expected)];
}

/**
 * The date in `guidAuthority`, at 00:00 UTC, in milliseconds since 1970. Nothing was published before this date, so it is the date of
 * a feed without entries.
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

/** The year must be 1990 or later: empty feeds have this date, and feed readers treat older dates as errors. */
function isAuthority(authority: string): boolean {
  const hasForm = /^[a-z0-9.@_-]+,\d{4}(-\d{2}(-\d{2})?)?$/.test(authority);
  return hasForm && dateOfAuthority({ guidAuthority: authority }) >= Date.UTC(1990, 0);
}

function isTimeZone(name: string): boolean {
  if (!/^[A-Za-z]/.test(name)) return false; // Intl also accepts offsets such as +04:00, which have no daylight saving time
  try {
    new Intl.DateTimeFormat("en", { timeZone: name });
    return true;
  } catch {
    return false; // Intl throws a RangeError for unknown names; it has no list of all names that it accepts.
  }
}
