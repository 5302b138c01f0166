// A queue of Amazon SQS under faults, and what AWS promises of it: a message whose sending was acknowledged is there until it
// is deleted, and does not come back afterwards. Messages go through the API, and the books are kept here.
import type { SimulatedCloud } from '../cloud.ts';
import type { Draws } from './draws.ts';
import { mayPass, persist } from './user.ts';

const visibilitySeconds = 30;

interface Received {
  readonly MessageId: string;
  readonly ReceiptHandle: string;
  readonly Body: string;
}

export class Queue {
  readonly #cloud: SimulatedCloud;
  readonly #name: string;
  readonly #sent = new Set<string>();
  /** That was asked for, and perhaps done: the engine may have died in the call. */
  readonly #askedToDelete = new Set<string>();
  readonly #deleted = new Set<string>();
  readonly #broken: string[] = [];
  #url = '';

  constructor(cloud: SimulatedCloud, name: string) {
    this.#cloud = cloud;
    this.#name = name;
  }

  /** Who has no answer creates it again, which changes nothing. */
  open(): Promise<void> {
    return persist(this.#cloud, async () => {
      const Attributes = { VisibilityTimeout: String(visibilitySeconds) };
      const made = this.#cloud.simulation.call('sqs', 'CreateQueue', { QueueName: this.#name, Attributes });
      this.#url = made.QueueUrl ?? '';
    });
  }

  /** Sends a few messages, receives a few, and deletes some of them. A call that fails is not repeated. */
  use(draws: Draws): void {
    for (let count = draws.below(3); count > 0; count--) this.#send();
    for (const message of this.#receive()) if (draws.below(2) === 0) this.#delete(message);
  }

  /** Takes all that is left, once nothing goes wrong any more. @returns their bodies */
  async drain(): Promise<readonly string[]> {
    await this.#cloud.time.advance(`${visibilitySeconds + 1}s`);
    const all: Received[] = [];
    for (let some = this.#receive(); some.length > 0; some = this.#receive()) {
      for (const message of some) this.#delete(message);
      all.push(...some);
    }
    const left = new Set(all.map(({ MessageId }) => MessageId));
    for (const id of this.#sent)
      if (!left.has(id) && !this.#askedToDelete.has(id))
        this.#broken.push(`the message ${id} was acknowledged, and is lost`);
    return all.map(({ Body }) => Body);
  }

  /** What was lost, or came back. */
  get broken(): readonly string[] {
    return this.#broken;
  }

  #send(): void {
    const request = { QueueUrl: this.#url, MessageBody: 'work' };
    const sent = attempt(() => this.#cloud.simulation.call('sqs', 'SendMessage', request));
    if (sent?.MessageId !== undefined) this.#sent.add(sent.MessageId);
  }

  #receive(): readonly Received[] {
    const request = { QueueUrl: this.#url, MaxNumberOfMessages: 10, WaitTimeSeconds: 0 };
    const answer = attempt(() => this.#cloud.simulation.call('sqs', 'ReceiveMessage', request));
    const received = (answer?.Messages ?? []).map(({ MessageId = '', ReceiptHandle = '', Body = '' }) => ({
      MessageId,
      ReceiptHandle,
      Body,
    }));
    for (const { MessageId } of received)
      if (this.#deleted.has(MessageId))
        this.#broken.push(`the message ${MessageId} was deleted, and came back`);
    return received;
  }

  #delete({ MessageId, ReceiptHandle }: Received): void {
    this.#askedToDelete.add(MessageId);
    const request = { QueueUrl: this.#url, ReceiptHandle };
    if (attempt(() => this.#cloud.simulation.call('sqs', 'DeleteMessage', request)))
      this.#deleted.add(MessageId);
  }
}

/** Undefined where the engine died, or could not write. */
function attempt<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch (error) {
    if (mayPass(error)) return undefined;
    throw error;
  }
}
