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

  /** Once the first group whose name begins so has events. */
  static async of(clients: Clients, logGroupNamePrefix: string): Promise<Insights> {
    const { logGroups = [] } = await clients.logs.describeLogGroups({ logGroupNamePrefix });
    const logGroupName = logGroups[0]?.logGroupName ?? logGroupNamePrefix;
    const events = await eventually(async () => {
      const { events: found = [] } = await clients.logs.filterLogEvents({ logGroupName });
      return found.length > 0 && found;
    });
    const endTime = Math.max(...events.map(({ timestamp = 0 }) => timestamp)) - 1;
    const seen = events.filter(({ timestamp = 0 }) => timestamp <= endTime);
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
