// The messages of the local queue, as its bucket stores them.
import { randomUUID } from "node:crypto";
import type { ObjectStore } from "../lambdas/store/object-store.ts";
import { readSequence } from "./s3-notification.ts";

/** The prefix of the messages' keys in the bucket. */
export const prefix = "queue/";

export interface Message {
  readonly id: string;
  readonly key: string;
  readonly body: string;
  /** The ETag of the stored message. It changes when a newer change of the key replaces the message. */
  readonly etag: string;
  attempts: number;
}

export function newMessage(key: string, body: string, etag: string): Message {
  return { id: randomUUID(), key, body, etag, attempts: 0 };
}

/** All stored messages, in the order in which their keys changed. */
export async function readMessages(bucket: ObjectStore): Promise<readonly Message[]> {
  const messages: Message[] = [];
  for (const { key } of await bucket.list({ prefix })) {
    const object = await bucket.get(key);
    if (!object) continue;
    const body = new TextDecoder().decode(object.body);
    messages.push(newMessage(key.slice(prefix.length), body, object.etag));
  }
  return messages.sort((a, b) => readSequence(a.body) - readSequence(b.body));
}
