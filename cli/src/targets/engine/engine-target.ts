// An engine on this machine, found by its state folder.
import type { Clock } from '../../clock/clock.ts';
import { poll } from '../../clock/poll.ts';
import { isAlive } from '../../command-line/is-alive.ts';
import { UserError } from '../../errors/user-error.ts';
import { openClients } from '../clients.ts';
import type { Target } from '../target.ts';
import { dashboardLink } from './dashboard-link.ts';
import { type EngineRecord, findEngine, readRecord } from './record.ts';
import { endsWithinMs } from './stop.ts';

export interface EngineTarget extends Target {
  readonly endpoint: string;
  readonly pid: number;
}

export async function engineTarget(record: EngineRecord, state: string, clock: Clock): Promise<EngineTarget> {
  const { endpoint, pid, account, region } = record;
  return {
    endpoint,
    pid,
    account,
    region,
    // An engine demands a signature and checks none.
    clients: await openClients({
      endpoint,
      region,
      credentials: { accessKeyId: 'drydock', secretAccessKey: 'drydock' },
    }),
    environment: {
      AWS_ENDPOINT_URL: endpoint,
      // `data-127.0.0.1` is no host: boto3 and the AWS CLI leave such a prefix out.
      AWS_DISABLE_HOST_PREFIX_INJECTION: 'true',
      // Some clients read the one, some the other.
      AWS_REGION: region,
      AWS_DEFAULT_REGION: region,
      AWS_ACCESS_KEY_ID: 'any',
      AWS_SECRET_ACCESS_KEY: 'any',
    },
    dashboardLink: () => dashboardLink(state, clock),
    isReachable: async () => (await findEngine(state, clock)) !== undefined,
    wasStopped: () => wasStopped(pid, state, clock),
  };
}

/** An engine removes its record as the last thing of an orderly end. */
async function wasStopped(pid: number, state: string, clock: Clock): Promise<boolean> {
  await poll(clock, { everyMs: 25, withinMs: endsWithinMs }, () => (isAlive(pid) ? undefined : true));
  return readRecord(state) === undefined;
}

/** @throws UserError when no engine runs on the state folder */
export async function runningEngine(state: string, clock: Clock): Promise<EngineTarget> {
  const record = await findEngine(state, clock);
  if (!record) throw new UserError(`No engine runs on ${state}. Start one with \`drydock up\`.`);
  return engineTarget(record, state, clock);
}
