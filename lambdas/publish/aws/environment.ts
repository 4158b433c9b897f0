// The contract between the stack and the function: the names of the environment variables and of the settings' file.
export const environmentNames = {
  inbox: "INBOX_BUCKET",
  catalog: "CATALOG_BUCKET",
  site: "SITE_BUCKET",
  siteUrl: "SITE_URL",
  /** Identifies the deployed code, and changes with it. */
  code: "CODE",
  /** `all`: every outcome is sent as a metric. Otherwise only the outcomes that an alarm watches. */
  metrics: "METRICS",
} as const;

/** The file with the settings, beside the function's code. They don't fit into environment variables, which may have 4 kB in all. */
export const settingsFile = "publication.json";
