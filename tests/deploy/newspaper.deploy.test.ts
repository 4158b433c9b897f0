// The life of a newspaper in an emulated account. Each file of steps continues where the file before it ended.
import "./steps/store.ts";
import "./steps/deploy.ts";
import "./steps/publish.ts";
import "./steps/permissions.ts";
import "./steps/clock.ts";
import "./steps/serve.ts";
import "./steps/history.ts";
import "./steps/settings.ts";
import "./steps/editors.ts";
import "./steps/backfill.ts";
import "./steps/dead-letters.ts";
import "./steps/alarms.ts";
import "./steps/versions.ts";
import "./steps/runbook.ts";
import "./steps/restore.ts";
import "./steps/destroy.ts";
import "./steps/documents.ts";
