// What happens to a running system between deployments: instances that are lost and replaced, tasks that are started in the
// place of others, by Auto Scaling's activities and the events of services.
import type { Clock } from '../clock/clock.ts';
import type { MessageOf } from '../messages/message.ts';
import type { Clients } from '../targets/clients.ts';

type Needed = Pick<Clients, 'ecs' | 'autoScaling'>;
export type Happening = MessageOf<'instance-event'> | MessageOf<'service-event'>;

const everyMs = 1000;
const mostActivities = 20;
/** DescribeServices takes no more at a time. */
const mostServices = 10;
/** What a person wants to know; registrations of targets and the like are not it. */
const telling = /has started \d+ tasks|unable|unhealthy|AZ balanced|reached a steady state/;

export class Happenings {
  readonly #clients: Needed;
  readonly #clock: Clock;
  readonly #cluster: string;
  readonly #seen = new Set<string>();
  #groups: readonly string[] | undefined;
  #lookedAt = Number.NEGATIVE_INFINITY;
  #isFirst = true;
  /** Nothing was said yet of what a steady state would end. */
  #isSteady = true;

  /** @param cluster its name or ARN; empty where there is none */
  constructor(clients: Needed, clock: Clock, cluster: string) {
    this.#clients = clients;
    this.#clock = clock;
    this.#cluster = cluster;
  }

  /** What a deployment does is reported elsewhere: the next look reports only what comes after it. */
  startAfresh(): void {
    this.#isFirst = true;
    this.#isSteady = true;
    this.#lookedAt = Number.NEGATIVE_INFINITY;
  }

  /** What is new since the last look, in its order. What cannot be read now is read at the next look. */
  async look(): Promise<readonly Happening[]> {
    if (this.#cluster === '' || this.#clock.elapsed() - this.#lookedAt < everyMs) return [];
    this.#lookedAt = this.#clock.elapsed();
    try {
      const all = [...(await this.#activities()), ...(await this.#events())].filter(
        ({ id }) => !this.#seen.has(id),
      );
      for (const { id } of all) this.#seen.add(id);
      const isFirst = this.#isFirst;
      this.#isFirst = false;
      if (isFirst) return [];
      return all
        .sort((a, b) => a.at - b.at)
        .map(({ happening }) => happening)
        .filter((happening) => happening !== undefined && this.#isNews(happening)) as Happening[];
    } catch {
      return [];
    }
  }

  /** A service reaches its steady state again and again: it is news after something else. */
  #isNews(happening: Happening): boolean {
    const isSteady = happening.code === 'service-event' && happening.text.includes('steady state');
    const isNews = !(isSteady && this.#isSteady);
    this.#isSteady = isSteady;
    return isNews;
  }

  async #activities(): Promise<Noticed[]> {
    const { autoScaling } = this.#clients;
    this.#groups ??= await this.#groupsOfCluster();
    const pages = await Promise.all(
      this.#groups.map((AutoScalingGroupName) =>
        autoScaling.describeScalingActivities({ AutoScalingGroupName, MaxRecords: mostActivities }),
      ),
    );
    return pages.flatMap(({ Activities = [] }) =>
      Activities.flatMap(({ ActivityId = '', StatusCode = '', Description = '', ...activity }) => {
        if (!['Successful', 'Failed', 'Cancelled'].includes(StatusCode)) return [];
        const text = StatusCode === 'Failed' ? (activity.StatusMessage ?? '') : causeOf(activity.Cause);
        const at = (activity.EndTime ?? activity.StartTime)?.getTime() ?? 0;
        const happening = {
          code: 'instance-event',
          status: StatusCode,
          description: Description,
          reason: text,
        } as const;
        return [{ id: ActivityId, at, happening }];
      }),
    );
  }

  async #groupsOfCluster(): Promise<readonly string[]> {
    const { ecs } = this.#clients;
    const { clusters = [] } = await ecs.describeClusters({ clusters: [this.#cluster] });
    const names = (clusters[0]?.capacityProviders ?? []).filter((name) => !name.startsWith('FARGATE'));
    if (names.length === 0) return [];
    const { capacityProviders = [] } = await ecs.describeCapacityProviders({ capacityProviders: names });
    return capacityProviders.flatMap(({ autoScalingGroupProvider }) => {
      const name = autoScalingGroupProvider?.autoScalingGroupArn?.split('autoScalingGroupName/')[1];
      return name === undefined ? [] : [name];
    });
  }

  async #events(): Promise<Noticed[]> {
    const { ecs } = this.#clients;
    const cluster = this.#cluster;
    const { serviceArns = [] } = await ecs.listServices({ cluster });
    if (serviceArns.length === 0) return [];
    const { services = [] } = await ecs.describeServices({
      cluster,
      services: serviceArns.slice(0, mostServices),
    });
    return services.flatMap(({ serviceName: service = '', events = [] }) =>
      events.map(({ id = '', createdAt, message = '' }) => {
        const text = message.replace(/^\(service [^)]*\)\s*/, '');
        const happening = telling.test(text)
          ? ({ code: 'service-event', service, text } as const)
          : undefined;
        return { id, at: createdAt?.getTime() ?? 0, happening };
      }),
    );
  }
}

interface Noticed {
  readonly id: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly happening: Happening | undefined;
}

/** The last of its sentences, without its time: the ones before it are what led to it. */
function causeOf(cause = ''): string {
  return (
    cause
      .trim()
      .split(/\s*At \S+Z /)
      .at(-1)
      ?.replace(/^an? /, '')
      .replace(/\.$/, '') ?? ''
  );
}
