// docs/reference/pace.md: what takes its time with `--pace aws`, and where each figure comes from.
import { spans } from '../engine/src/contracts/spans.ts';
import type { Span } from '../engine/src/kernel/pace.ts';
import { table } from './markdown-table.ts';

export const pacePage = new URL('../docs/reference/pace.md', import.meta.url);

const opening = `<!-- Written by \`npm run docs\` from the code. Do not edit. -->

# AWS's pace

An instance boots here in a fraction of a second, and a load balancer is there at once. With \`--pace aws\` (\`drydock engine\`,
\`up\`, or \`rehearse\` for as long as a scenario lasts) each takes as long as on AWS, in the cloud's time: at sixty times the
speed, a minute with half the capacity is a second, and is lived through all the same.

\`\`\`sh
drydock rehearse scale-out --pace aws      # for as long as the scenario lasts
drydock engine --pace aws:7                # with another seed
curl -X PUT -H "Authorization: Bearer $(cat .drydock/token)" -d '{"mode":"aws","seed":7}' http://127.0.0.1:4566/_drydock/pace
\`\`\`

Each time is drawn from a triangular distribution, from the least over the usual to the most, in seconds. The draws come from a
seed, one sequence for each row: the tenth instance of an engine takes as long in every run. What has begun takes as long as it
was to take, over a restart of the engine too.

AWS publishes hardly any of these times. Where somebody has measured one, the source says so; **what is assumed says so,
too**: measure yours, and take these for what they are. What AWS does document as a wait (health checks, draining, cooldowns,
bake time) is in [time](../what-is-simulated.md#time), and is waited for in any case.`;

/** The text of docs/reference/pace.md. */
export function paceText(): string {
  const rows = Object.values<Span>(spans).map(({ name, least, usual, most, source }) => [
    name,
    String(least),
    String(usual),
    String(most),
    source.replaceAll(/https:\S+[^\s,;.)]/g, (address) => `[${new URL(address).host}](${address})`),
  ]);
  return `${[opening, table(['what', 'least', 'usual', 'most', 'source'], rows)].join('\n\n')}\n`;
}
