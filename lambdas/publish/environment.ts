// The contract between the stack and the function: the names of the environment variables, and nothing heavier.
export const environmentNames = {
  inbox: "INBOX_BUCKET",
  catalog: "CATALOG_BUCKET",
  site: "SITE_BUCKET",
  siteUrl: "SITE_URL",
  /** The text of publication.json. */
  publication: "PUBLICATION",
  /** Another text for other code. */
  code: "CODE",
} as const;
