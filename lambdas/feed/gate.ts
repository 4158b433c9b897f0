// The gate that every document passes before it replaces the one that is live.
import { SaxesParser } from "saxes";

/** What is checked: any document of the site. */
interface Checked {
  readonly text: string;
  readonly contentType: string;
}

/** Why a document must not go out; empty when it may. */
export function checkDocument({ text, contentType }: Checked): readonly string[] {
  if (contentType.includes("xml")) return checkXml(text);
  if (contentType.includes("json")) return checkJson(text);
  return [];
}

/** Strictly well-formed, namespaces included; saxes refuses what lenient validators let through. */
function checkXml(text: string): readonly string[] {
  const problems: string[] = [];
  const parser = new SaxesParser({ xmlns: true });
  parser.on("error", (error) => problems.push(error.message));
  parser.write(text).close();
  return problems;
}

function checkJson(text: string): readonly string[] {
  try {
    JSON.parse(text);
    return [];
  } catch (error) {
    return [error instanceof Error ? error.message : String(error)];
  }
}
