// The contract between the stack and the function: the names of the environment variables and of the settings' file.
export const environmentNames = {
  inbox: "INBOX_BUCKET",
  catalog: "CATALOG_BUCKET",
  site: "SITE_BUCKET",
  siteUrl: "SITE_URL",
  /** Changes with every deployed bundle. */
  code: "CODE",
  /** `all`: metrics of every outcome. Otherwise only those that an alarm watches. */
  metrics: "METRICS",
} as const;

/** Beside the function's code: its environment holds 4 kB, which forty sections in Arabic exceed. */
export const settingsFile = "publication.json";
