// The bytes of a rendered document. They are needed for its size, its fingerprint and its upload, and made once.
import type { RenderedDocument } from "./document-rule.ts";

const bytesOfDocuments = new WeakMap<RenderedDocument, Uint8Array>();

export function bytesOf(document: RenderedDocument): Uint8Array {
  const { text, rule } = document;
  const bytes =
    bytesOfDocuments.get(document) ??
    (rule.isBase64
      ? Uint8Array.from(atob(text), (byte) => byte.charCodeAt(0))
      : new TextEncoder().encode(text));
  bytesOfDocuments.set(document, bytes);
  return bytes;
}
