// `drydock logs [-f] [--build]`: what the tasks write, or the newest build.
import { setTimeout as delay } from 'node:timers/promises';
import type { Options } from '../command-line.ts';
import { Complaint } from '../complaint.ts';
import { findStack, outputsOf } from '../deploy/root-stack.ts';
import { rootStack } from '../deploy/system.ts';
import { type Clients, clientsFor } from '../engine/clients.ts';
import { findEngine } from '../engine/record.ts';
import { dim } from '../view/lines.ts';

const pollMs = 250;
const lookBackMs = 10 * 60_000;

interface Where {
  readonly group: string;
  readonly stream?: string;
}

export async function logs({ state, follow, build }: Options): Promise<number> {
  const engine = await findEngine(state);
  if (!engine) throw new Complaint(`No engine runs on ${state}. Start one with \`drydock up\`.`);
  const clients = clientsFor(engine);
  const where = build ? await newestBuild(clients) : await serviceLogs(clients);
  let from = build ? 0 : Date.now() - lookBackMs;
  const seen = new Set<string>();
  do {
    for await (const event of eventsSince(clients, where, from)) {
      if (seen.has(event.eventId ?? '')) continue;
      seen.add(event.eventId ?? '');
      from = Math.max(from, (event.timestamp ?? 0) - 5000);
      const task = build ? '' : dim(`${event.logStreamName?.split('/').at(-1)?.slice(0, 8)} `);
      console.log(`${task}${event.message?.trimEnd()}`);
    }
    if (follow) await delay(pollMs);
  } while (follow);
  return 0;
}

async function* eventsSince({ logs: api }: Clients, { group, stream }: Where, startTime: number) {
  let nextToken: string | undefined;
  do {
    const page = await api.filterLogEvents({
      logGroupName: group,
      ...(stream && { logStreamNames: [stream] }),
      startTime,
      nextToken,
    });
    yield* page.events ?? [];
    nextToken = page.nextToken;
  } while (nextToken);
}

async function serviceLogs(clients: Clients): Promise<Where> {
  const root = outputsOf(await findStack(clients, rootStack));
  const service = outputsOf(await findStack(clients, root.ServiceStackName ?? `${rootStack}-service`));
  if (!service.LogGroupName)
    throw new Complaint('The service is not deployed yet: see `drydock status`, or --build.');
  return { group: service.LogGroupName };
}

async function newestBuild(clients: Clients): Promise<Where> {
  const { ProjectName: projectName = '' } = outputsOf(await findStack(clients, rootStack));
  const { ids = [] } = await clients.codeBuild.listBuildsForProject({ projectName, sortOrder: 'DESCENDING' });
  const { builds = [] } = ids[0] ? await clients.codeBuild.batchGetBuilds({ ids: [ids[0]] }) : {};
  const { groupName, streamName } = builds[0]?.logs ?? {};
  if (!groupName) throw new Complaint('Nothing was built yet.');
  return { group: groupName, stream: streamName };
}
