// Faults put in by hand, one at a time: a simulation that does not find each of them is worth nothing.
import {
  type Context,
  type EngineFaults,
  RecoverableJournal,
  type Reports,
  services,
} from '../../../engine/src/cloud/simulation/index.ts';

export type Mutant = Partial<EngineFaults>;
type Service = (typeof services)[number];
type ReportHandler<R extends keyof Reports> = (report: Reports[R], ctx: Context) => void;

export const mutants: Readonly<Record<string, () => Mutant>> = {
  'tasks are never stopped': () => ({
    wrapDriver: (driver) =>
      'runtime/stop-task' in driver.effects
        ? { ...driver, effects: { ...driver.effects, 'runtime/stop-task': () => {} } }
        : driver,
  }),
  'targets are never deregistered': () => withOperation('elbv2', 'DeregisterTargets', () => () => ({})),
  'messages that were sent are not kept': () =>
    withOperation('sqs', 'SendMessage', () => (_, ctx) => ({ MessageId: ctx.ids.uuid() })),
  'messages are sent twice': () =>
    withOperation('sqs', 'SendMessage', (send) => (input, ctx) => {
      send(input, ctx);
      return send(input, ctx);
    }),
  'messages are never deleted': () => withOperation('sqs', 'DeleteMessage', () => () => ({})),
  'what has stopped is not reported': () => withReport('ecs', 'runtime/task-stopped', () => () => {}),
  'some commits are not written': () => ({ journal: new ForgetfulJournal() }),
  'something of an earlier run is seen': () =>
    withReport('ecs', 'runtime/task-started', (handler) => (report, ctx) => {
      runs += 1;
      const containers = report.containers.map((each) => ({ ...each, runtimeId: `run-${runs}` }));
      return handler({ ...report, containers }, ctx);
    }),
};

let runs = 0;

class ForgetfulJournal extends RecoverableJournal {
  #commits = 0;

  override commit(...written: Parameters<RecoverableJournal['commit']>): void {
    const [changes, appends] = written;
    this.#commits += 1;
    super.commit(this.#commits % 20 === 0 ? [] : changes, appends);
  }
}

const changed = (id: string, change: (service: Service) => Service): readonly Service[] =>
  services.map((service) => (service.id === id ? change(service) : service));

function withReport<R extends keyof Reports>(
  id: string,
  report: R,
  change: (handler: ReportHandler<R>) => ReportHandler<R>,
): Mutant {
  const services = changed(id, (service) => {
    const handler = service.reports?.[report] as ReportHandler<R>;
    return { ...service, reports: { ...service.reports, [report]: change(handler) } };
  });
  return { services };
}

type AnyOperation = (input: unknown, ctx: Context) => object;

const withOperation = (
  id: string,
  operation: string,
  change: (original: AnyOperation) => AnyOperation,
): Mutant => ({
  services: changed(id, (service) => {
    const original = (service.operations as Readonly<Record<string, AnyOperation>>)[operation]!;
    return { ...service, operations: { ...service.operations, [operation]: change(original) } } as Service;
  }),
});
