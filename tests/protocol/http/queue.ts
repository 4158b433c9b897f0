// A queue as SQS keeps one: messages come twice and out of order, and those that are not done come again.

export interface Message {
  readonly key: string;
  tries: number;
  /** Not delivered before, ms. */
  visibleAt: number;
}

/** Milliseconds until a message comes again that was not done. */
const visibilityTimeout = 2000;
/** As many messages an event may overtake. */
const greatestDisorder = 5;
const duplicated = 0.1;

export class Queue {
  readonly #waiting: Message[] = [];
  #underWay = 0;
  /** Deliveries of messages that were not done before. */
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

  /** @param failed those of the batch that are not done */
  settle(batch: readonly Message[], failed: readonly Message[]): void {
    this.#underWay -= batch.length;
    for (const message of failed) {
      message.visibleAt = Date.now() + visibilityTimeout;
      this.#waiting.push(message);
    }
  }
}
