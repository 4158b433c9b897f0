// A queue that behaves as SQS does: messages may come twice and in any order, and messages that failed come again.

export interface Message {
  readonly key: string;
  tries: number;
  /** The message is not delivered before this time, in milliseconds since 1970. */
  visibleAt: number;
}

/** After this time a message that failed comes again, in milliseconds. */
const visibilityTimeout = 2000;
/** A new message may be put before at most this many others. */
const greatestDisorder = 5;
const duplicated = 0.1;

export class Queue {
  readonly #waiting: Message[] = [];
  #underWay = 0;
  /** How many deliveries were of messages that had failed before. */
  redelivered = 0;
  readonly #random: () => number;

  constructor(random: () => number) {
    this.#random = random;
  }

  get length(): number {
    return this.#waiting.length + this.#underWay;
  }

  send(key: string): void {
    for (let copies = this.#random() < duplicated ? 2 : 1; copies > 0; copies--) {
      const place = this.#waiting.length - Math.floor(this.#random() * greatestDisorder);
      this.#waiting.splice(Math.max(0, place), 0, { key, tries: 0, visibleAt: 0 });
    }
  }

  receive(most: number): readonly Message[] {
    const now = Date.now();
    const batch = this.#waiting.filter(({ visibleAt }) => visibleAt <= now).slice(0, most);
    for (const message of batch) {
      this.#waiting.splice(this.#waiting.indexOf(message), 1);
      message.tries += 1;
      if (message.tries > 1) this.redelivered += 1;
    }
    this.#underWay += batch.length;
    return batch;
  }

  /** @param failed the messages of the batch that failed */
  settle(batch: readonly Message[], failed: readonly Message[]): void {
    this.#underWay -= batch.length;
    for (const message of failed) {
      message.visibleAt = Date.now() + visibilityTimeout;
      this.#waiting.push(message);
    }
  }
}
