// What happens to the system while a scenario is played, as AWS's own records say: changes of alarms, activities of the
// group, events of the service, its deployments and its count of tasks. Each is reported once, in order of time: AWS lists the
// newest first, those of the same moment too.
import type { Clients } from '../../targets/clients.ts';
import type { RehearsedSystem, Snapshot } from '../scenario.ts';

export interface Happening {
  /** The cloud's time, in milliseconds since 1970. */
  readonly at: number;
  readonly source: 'alarm' | 'group' | 'service' | 'deployment' | 'load' | 'fault' | 'scenario';
  readonly text: string;
}

interface Recorded extends Happening {
  /** Tells records of the same source apart. */
  readonly id: string;
}

const page = 100;
/** The alarms of target tracking are named after what they scale: only which of the two it is says something. */
const targetTracking =
  /^TargetTracking-.*-(AlarmHigh|AlarmLow|ProvisionedCapacityHigh|ProvisionedCapacityLow)-.*$/;

export class Happenings {
  readonly #clients: Clients;
  readonly #system: RehearsedSystem;
  readonly #known = new Set<string>();
  #since: number;
  #before: Snapshot | undefined;

  /** @param since the cloud's time: what was before is not reported */
  constructor(clients: Clients, system: RehearsedSystem, since: number) {
    this.#clients = clients;
    this.#system = system;
    this.#since = since;
  }

  /** @param now how the service is, at `at` of the cloud's time */
  async next(now: Snapshot, at: number): Promise<Happening[]> {
    const recorded = (await Promise.all([this.#alarms(), this.#activities(), this.#serviceEvents()])).flat();
    const fresh = recorded.filter((each) => {
      const key = `${each.source} ${each.id}`;
      const isNew = each.at >= this.#since && !this.#known.has(key);
      this.#known.add(key);
      return isNew;
    });
    const changes = this.#before ? changesBetween(this.#before, now, at) : [];
    this.#before = now;
    return [...fresh, ...changes].sort((a, b) => a.at - b.at);
  }

  /** When anything last happened by these records, before the beginning too. The cloud's time. */
  async lastAt(): Promise<number> {
    const [alarms, activities, events] = await Promise.all([
      this.#alarms(new Date(0), 1),
      this.#activities(),
      this.#serviceEvents(),
    ]);
    return Math.max(0, ...[...alarms, ...activities, ...events].map(({ at }) => at));
  }

  async #alarms(since = new Date(this.#since), most = page): Promise<Recorded[]> {
    const { AlarmHistoryItems = [] } = await this.#clients.cloudWatch.describeAlarmHistory({
      HistoryItemType: 'StateUpdate',
      StartDate: since,
      MaxRecords: most,
    });
    return AlarmHistoryItems.reverse().map(({ AlarmName = '', HistorySummary = '', Timestamp }) => ({
      id: `${AlarmName} ${Timestamp?.getTime()} ${HistorySummary}`,
      at: Timestamp?.getTime() ?? 0,
      source: 'alarm',
      text: `${AlarmName.replace(targetTracking, '$1')}: ${HistorySummary.replace('Alarm updated from ', '').replace(' to ', ' → ')}`,
    }));
  }

  async #activities(): Promise<Recorded[]> {
    const { autoScalingGroup } = this.#system;
    if (autoScalingGroup === undefined) return [];
    const { Activities = [] } = await this.#clients.autoScaling.describeScalingActivities({
      AutoScalingGroupName: autoScalingGroup,
      MaxRecords: page,
    });
    return Activities.reverse().flatMap((activity): Recorded[] => {
      const {
        ActivityId = '',
        Description = '',
        Cause = '',
        StartTime,
        EndTime,
        StatusCode,
        StatusMessage,
      } = activity;
      const began: Recorded = {
        id: ActivityId,
        at: StartTime?.getTime() ?? 0,
        source: 'group',
        text: `${Description}. ${becauseOf(Cause)}`.trim(),
      };
      if (!EndTime) return [began];
      const hasFailed = StatusCode !== 'Successful';
      const ended = hasFailed ? `${StatusCode}: ${StatusMessage ?? ''}` : 'done';
      const end = { id: `${ActivityId} end`, at: EndTime.getTime(), source: 'group' as const };
      return [began, { ...end, text: `${Description}: ${ended}` }];
    });
  }

  async #serviceEvents(): Promise<Recorded[]> {
    const { cluster, service } = this.#system;
    const { services = [] } = await this.#clients.ecs.describeServices({ cluster, services: [service] });
    return (services[0]?.events ?? []).reverse().map(({ id = '', createdAt, message = '' }) => ({
      id,
      at: createdAt?.getTime() ?? 0,
      source: 'service',
      text: message
        .replace(/^\(service [^)]*\) /, '')
        .replace(/ in \(target-group [^)]*\)/g, '')
        .replace(/\((task|container-instance) (\w{8})\w+\)/g, '$1 $2'),
    }));
  }
}

/** Causes begin with a time each, and end with what the group did of itself: the first one says why. */
function becauseOf(cause: string): string {
  const [first = ''] = cause.split(/(?<=\.)\s+(?=At \d{4}-)/);
  return first.replace(/^At [\dT:.-]+Z /, '').replace(/^./, (letter) => letter.toUpperCase());
}

function changesBetween(before: Snapshot, now: Snapshot, at: number): Happening[] {
  const changes: Happening[] = [];
  if (now.desired !== before.desired)
    changes.push({ at, source: 'service', text: `wants ${now.desired} tasks, no longer ${before.desired}` });
  const [was, is] = [before.deployment, now.deployment];
  if (is && is.status !== was?.status)
    changes.push({ at, source: 'deployment', text: `${is.status}${is.reason ? `: ${is.reason}` : ''}` });
  return changes;
}
