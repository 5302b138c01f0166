// `drydock status`: the system at a glance.
import type { Options } from '../command-line.ts';
import { findStack, outputsOf } from '../deploy/root-stack.ts';
import { rootStack } from '../deploy/system.ts';
import { type Clients, clientsFor } from '../engine/clients.ts';
import { findEngine, readRecord } from '../engine/record.ts';
import { sweep } from '../engine/stop.ts';
import { showAlarms } from '../status/alarms.ts';
import { showCertificates } from '../status/certificates.ts';
import { showPipeline } from '../status/pipeline.ts';
import { showRecorded } from '../status/recorded.ts';
import { showService } from '../status/service.ts';
import { showStacks } from '../status/stacks.ts';
import { showTargets } from '../status/targets.ts';
import { green } from '../view/lines.ts';

export async function status({ state }: Options): Promise<number> {
  const engine = await findEngine(state);
  if (!engine) {
    const killed = readRecord(state) !== undefined;
    sweep(state);
    console.log(
      `No engine runs on ${state}${killed ? ' (it was killed; what it left is ended)' : ''}. Start it with \`drydock up\`.`,
    );
    return 1;
  }
  const clients = clientsFor(engine);
  const outputs = outputsOf(await findStack(clients, rootStack));
  console.log(
    `Engine     ${engine.endpoint}  pid ${engine.pid}, account ${engine.account}, ${engine.region}`,
  );
  if (outputs.ServiceUrl) console.log(`Service    ${green(outputs.ServiceUrl)}`);
  for (const show of [
    showStacks,
    showPipeline,
    showService,
    showTargets,
    showCertificates,
    showAlarms,
    showRecorded,
  ]) {
    const text = await show(clients, outputs);
    if (text) console.log(`\n${text}`);
  }
  return 0;
}

/** A section of the status; empty when there is nothing to say. */
export type Section = (clients: Clients, outputs: Readonly<Record<string, string>>) => Promise<string>;
