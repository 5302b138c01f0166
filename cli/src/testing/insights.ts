// Logs Insights over a log group, and the group's events themselves to check its answers by.

import type { Clients } from '../targets/clients.ts';
import { eventually } from './system.ts';

export interface Row {
  readonly [field: string]: string | undefined;
}

export class Insights {
  readonly #clients: Clients;
  readonly #logGroupName: string;
  /** The end of what is looked at, in milliseconds since the epoch: a log goes on growing. */
  readonly #endTime: number;
  readonly messages: readonly string[];

  private constructor(clients: Clients, logGroupName: string, endTime: number, messages: readonly string[]) {
    this.#clients = clients;
    this.#logGroupName = logGroupName;
    this.#endTime = endTime;
    this.messages = messages;
  }

  /**
   * Once the first group whose name begins so has events.
   *
   * @param writers how many streams go on being written: each arrives in its order, and so has arrived as far as it is looked
   * at once it has something newer
   */
  static async of(clients: Clients, logGroupNamePrefix: string, writers = 0): Promise<Insights> {
    const { logGroups = [] } = await clients.logs.describeLogGroups({ logGroupNamePrefix });
    const logGroupName = logGroups[0]?.logGroupName ?? logGroupNamePrefix;
    const first = await eventually(async () => {
      const { events = [] } = await clients.logs.filterLogEvents({ logGroupName });
      return events.length > 0 && events;
    });
    const endTime = Math.max(...first.map(({ timestamp = 0 }) => timestamp)) - 1;
    await eventually(async () => {
      const newer = await eventsOf(clients, { logGroupName, startTime: endTime + 1 });
      return new Set(newer.map(({ logStreamName }) => logStreamName)).size >= writers;
    });
    const seen = await eventsOf(clients, { logGroupName, endTime });
    return new Insights(
      clients,
      logGroupName,
      endTime,
      seen.map(({ message = '' }) => message),
    );
  }

  async rows(queryString: string): Promise<Row[]> {
    const { queryId } = await this.#clients.logs.startQuery({
      logGroupName: this.#logGroupName,
      startTime: 0,
      endTime: this.#endTime,
      queryString,
    });
    const { results = [] } = await eventually(async () => {
      const answer = await this.#clients.logs.getQueryResults({ queryId });
      return answer.status === 'Complete' && answer;
    });
    return results.map((row) =>
      Object.fromEntries(
        row.filter(({ field }) => field !== '@ptr').map(({ field, value }) => [field, value]),
      ),
    );
  }
}

async function eventsOf(
  { logs }: Clients,
  request: { readonly logGroupName: string; readonly startTime?: number; readonly endTime?: number },
) {
  const found = [];
  let nextToken: string | undefined;
  do {
    const page = await logs.filterLogEvents({ ...request, ...(nextToken !== undefined && { nextToken }) });
    found.push(...(page.events ?? []));
    ({ nextToken } = page);
  } while (nextToken !== undefined);
  return found;
}
