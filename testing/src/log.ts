// What happened in a cloud, in order.
import type { CloudEvent } from '../../engine/src/cloud/simulation/index.ts';
import type { Log, LoggedEvent } from './api.ts';

export class CloudLog implements Log {
  readonly events: LoggedEvent[] = [];
  readonly lines: string[] = [];
  readonly #all: unknown[] = [];

  published(event: CloudEvent): void {
    const { time, source, resources, detail } = event;
    const logged = {
      time,
      source,
      detailType: event['detail-type'],
      resources,
      detail: detail as LoggedEvent['detail'],
    };
    this.events.push(logged);
    this.#all.push(logged);
  }

  line(line: string): void {
    this.lines.push(line);
    this.#all.push({ line });
  }

  note(note: string): void {
    this.#all.push({ note });
  }

  text(): string {
    return this.#all.map((each) => `${JSON.stringify(each)}\n`).join('');
  }
}
