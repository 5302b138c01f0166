// `drydock dns NAME`: what a name means inside the cloud, and where this machine reaches it.
import { defineCommand } from '../command-line/command.ts';
import { exitCodes } from '../command-line/exit-code.ts';
import { UserError } from '../errors/user-error.ts';
import type { ResolvedName } from '../messages/resolved-name.ts';
import { runningEngine } from '../targets/engine/engine-target.ts';
import { stateFlag } from './shared-flags.ts';

export const dns = defineCommand({
  name: 'dns',
  summary: 'Look up a name of Route 53, Cloud Map or Service Connect',
  description: [
    'Prints the DNS records that the name has in its zone, and the addresses of this machine that stand for them: the ports of the tasks behind the name listen there, with the numbers that they have on AWS.',
    'Node.js programs that run as tasks of the runtime `process` resolve these names by themselves.',
  ],
  operands: [{ name: 'NAME', summary: 'For example `api.shop.local`.' }],
  flags: { ...stateFlag },
  examples: [{ line: 'dns api.shop.local', explains: 'Its records, and where to reach it from here.' }],
  async *run({ state }, { clock }, [name]) {
    const { endpoint } = await runningEngine(state, clock);
    const response = await fetch(`${endpoint}/_drydock/names?${new URLSearchParams({ name: name! })}`);
    const answer = (await response.json()) as ResolvedName & { readonly message?: string };
    if (!response.ok) throw new UserError(answer.message ?? `The engine answered ${response.status}.`);
    yield { code: 'name-resolved', ...answer };
    return exitCodes.ok;
  },
});
