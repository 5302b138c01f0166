// A link that opens the engine's dashboard, once: whoever has the state folder's token may ask for one.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Clock } from '../../clock/clock.ts';
import { UserError } from '../../errors/user-error.ts';
import { findEngine } from './record.ts';

/** @throws UserError when no engine runs on the state folder */
export async function dashboardLink(state: string, clock: Clock): Promise<string> {
  const engine = await findEngine(state, clock);
  if (!engine) throw new UserError(`No engine runs on ${state}. Start one with \`drydock up\`.`);
  const token = readFileSync(join(state, 'token'), 'utf8').trim();
  const response = await fetch(`${engine.endpoint}/_drydock/dashboard/keys`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: '{}',
  });
  const { path, message } = (await response.json()) as { path?: string; message?: string };
  if (path === undefined) throw new UserError(message ?? `The engine answered ${response.status}.`);
  return `${engine.endpoint}${path}`;
}
