// The local counterpart of SQS. It holds the changed keys that are not published yet, and stores them so that they survive a crash.
import type { SQSBatchResponse, SQSEvent } from "aws-lambda";
import { ConditionFailed, type ObjectStore } from "../lambdas/store/object-store.ts";
import { type Message, newMessage, prefix, readMessages } from "./queue-messages.ts";
import { readSequence, type S3EventName, s3Notification, sqsRecord } from "./s3-notification.ts";

export interface QueueOptions {
  readonly publish: (event: SQSEvent) => Promise<SQSBatchResponse>;
  /** Called with the keys that failed and will be tried again. `cause` is the error that `publish` has thrown, if it has. */
  readonly onFailure: (keys: readonly string[], cause?: unknown) => void;
  /** Called when every key that had failed is published. */
  readonly onRecovery: () => void;
  /** The pause before the next attempt, in milliseconds. */
  readonly retryDelay?: (attempts: number) => number;
  readonly now?: () => number;
}

/** The greatest number of messages in a batch. On AWS it is ten. */
export const batchSize = 100;

/** Delivers at least once, one batch at a time. A key is removed only after it was published without a fault. */
export class Queue {
  readonly #bucket: ObjectStore;
  readonly #options: Required<QueueOptions>;
  /** Messages by key. A waiting key is in one of these maps: not released yet, ready to be published, or to be tried again later. */
  readonly #remembered: Map<string, Message>;
  readonly #ready = new Map<string, Message>();
  readonly #later = new Map<string, Message>();
  readonly #timers = new Set<NodeJS.Timeout>();
  #sequence: number;
  #work = Promise.resolve();
  #working = false;
  #failing = false;
  #closed = false;

  private constructor(bucket: ObjectStore, options: QueueOptions, left: readonly Message[]) {
    this.#bucket = bucket;
    this.#options = { retryDelay: doublingDelay, now: Date.now, ...options };
    this.#remembered = new Map(left.map((message) => [message.key, message]));
    this.#sequence = Math.max(this.#options.now() * 1000, readSequence(left.at(-1)?.body));
  }

  /**
   * Opens the queue that is stored in a bucket. Messages that the last run has not published are published after the first {@link release}.
   */
  static async open(bucket: ObjectStore, options: QueueOptions): Promise<Queue> {
    return new Queue(bucket, options, await readMessages(bucket));
  }

  /**
   * Stores that a key is about to change. Call this *before* the change: then the key will be published even after a crash.
   * It is not published before {@link release}, which says that the change is complete.
   */
  async remember(key: string, eventName: S3EventName): Promise<void> {
    const time = this.#options.now();
    const body = JSON.stringify(s3Notification({ key, eventName, time, sequence: ++this.#sequence }));
    const bytes = new TextEncoder().encode(body);
    const etag = await this.#bucket.put(prefix + key, bytes, { contentType: "application/json" });
    this.#withdraw(key);
    this.#remembered.set(key, newMessage(key, body, etag));
  }

  /** Call this when the changes of all remembered keys are complete. They are published in the order in which they were remembered. */
  release(): void {
    for (const [key, message] of this.#remembered) this.#ready.set(key, message);
    this.#remembered.clear();
    this.#start();
  }

  isWaiting(key: string): boolean {
    return this.#remembered.has(key) || this.#ready.has(key) || this.#later.has(key);
  }

  /** Resolves when all released keys are published or wait for another attempt, or the queue is closed. */
  async idle(): Promise<void> {
    while (this.#working) await this.#work;
  }

  /** Ends the queue when the current batch is published. The next run publishes what still waits. */
  async close(): Promise<void> {
    this.#closed = true;
    for (const timer of this.#timers) clearTimeout(timer);
    await this.idle();
  }

  #withdraw(key: string): void {
    this.#remembered.delete(key);
    this.#ready.delete(key);
    this.#later.delete(key);
  }

  #start(): void {
    if (this.#working || this.#closed) return;
    this.#working = true;
    this.#work = this.#publishAll();
  }

  async #publishAll(): Promise<void> {
    try {
      while (this.#ready.size > 0 && !this.#closed) {
        const batch = [...this.#ready.values()].slice(0, batchSize);
        for (const message of batch) this.#ready.delete(message.key);
        await this.#publishBatch(batch);
      }
    } finally {
      this.#working = false; // no `await` may come between the last check of #ready and this line: a release would be missed
    }
  }

  async #publishBatch(batch: readonly Message[]): Promise<void> {
    try {
      const failed = await this.#publish(batch);
      for (const message of batch) {
        if (!failed.includes(message)) await this.#forget(message);
      }
      this.#retry(failed);
      this.#recover();
    } catch (cause) {
      this.#retry(batch, cause); // the whole batch, which is safe: publishing a key twice changes nothing
    }
  }

  /** Returns the messages that failed. If the answer names a message that is not in the batch, all of them failed, as in Lambda. */
  async #publish(batch: readonly Message[]): Promise<readonly Message[]> {
    const now = this.#options.now();
    const records = batch.map(({ id, body, attempts }) => sqsRecord(id, body, attempts + 1, now));
    const { batchItemFailures } = await this.#options.publish({ Records: records });
    const named = new Set(batchItemFailures.map(({ itemIdentifier }) => itemIdentifier));
    const failed = batch.filter(({ id }) => named.has(id));
    return failed.length < named.size ? batch : failed;
  }

  async #forget(message: Message): Promise<void> {
    try {
      await this.#bucket.delete(prefix + message.key, { ifMatch: message.etag });
    } catch (error) {
      if (error instanceof ConditionFailed) return; // the key has changed again, and a newer message is stored
      throw error;
    }
  }

  #retry(messages: readonly Message[], cause?: unknown): void {
    if (messages.length === 0) return;
    this.#failing = true;
    // A key that changed again meanwhile already has a newer message.
    const waiting = messages.filter(({ key }) => !this.isWaiting(key));
    for (const message of waiting) {
      message.attempts++;
      this.#later.set(message.key, message);
    }
    this.#startLater(waiting);
    this.#options.onFailure(
      messages.map(({ key }) => key),
      cause,
    );
  }

  #startLater(messages: readonly Message[]): void {
    if (this.#closed || messages.length === 0) return;
    const delay = this.#options.retryDelay(Math.max(...messages.map(({ attempts }) => attempts)));
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      for (const message of messages) {
        if (this.#later.get(message.key) !== message) continue;
        this.#later.delete(message.key);
        this.#ready.set(message.key, message);
      }
      this.#start();
    }, delay);
    this.#timers.add(timer);
  }

  #recover(): void {
    const waits = [...this.#ready.values()].some(({ attempts }) => attempts > 0);
    if (!this.#failing || this.#later.size > 0 || waits) return;
    this.#failing = false;
    this.#options.onRecovery();
  }
}

/** The pause after this many failed attempts, in milliseconds: 1 second, then 2, 4 and so on up to 60 seconds. */
export function doublingDelay(attempts: number): number {
  return Math.min(1000 * 2 ** (attempts - 1), 60_000);
}
