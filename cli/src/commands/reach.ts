// `drydock reach FROM TO`: whether AWS would let it through, and by which rule.
import { defineCommand } from '../command-line/command.ts';
import { exitCodes } from '../command-line/exit-code.ts';
import type { Valued } from '../command-line/flag.ts';
import { UsageError, UserError } from '../errors/user-error.ts';
import { judge } from '../reach/judge.ts';
import type { Ports } from '../reach/network.ts';
import { findPlace } from '../reach/places.ts';
import { readNetwork } from '../reach/read-network.ts';
import { openTarget } from '../targets/open-target.ts';
import { targetFlags } from './shared-flags.ts';

export const reach = defineCommand({
  name: 'reach',
  summary: 'Tell whether AWS would let traffic through, and why',
  description: [
    'Judges as AWS does, from what its APIs describe, on an engine and on AWS: nothing is sent. Each gate on the way is listed with the rule that decides; where one is missing, with the call that adds it (`--json`: the resource of a template, too).',
    'IPv4 only. Transit gateways, appliances and the policies of endpoints are not followed.',
  ],
  operands: [
    {
      name: 'FROM',
      summary:
        '`internet`, a service, a task, a load balancer (name, ARN or DNS name), an instance, an interface, a security group, or a private address.',
    },
    {
      name: 'TO',
      summary: 'The same. `service/NAME` and `load-balancer/NAME` tell apart what has one name.',
    },
  ],
  flags: {
    port: {
      kind: 'value',
      valueName: 'PORT',
      default: 'auto',
      summary:
        'A port or a range (`8000-8100`), `/udp` after it for UDP. `auto`: what TO listens on; 443 of the internet.',
      read: (text: string) => (text === 'auto' ? undefined : readPorts(text)),
    } satisfies Valued<Ports | undefined>,
    ...targetFlags,
  },
  examples: [
    {
      line: 'reach internet front',
      explains: 'From the internet to the listeners of the load balancer front.',
    },
    { line: 'reach front web', explains: 'From the load balancer to the tasks of the service web.' },
    { line: 'reach web internet', explains: 'Can its tasks call out?' },
    { line: 'reach web sg-0a1b2c3d --port 5432', explains: 'To what has a security group.' },
  ],
  exits: ['0 when everything is let through; 1 when anything is not, or only in part.'],
  async *run(options, { clock }, [fromName, toName]) {
    const { target } = await openTarget(options, clock);
    const { clients } = target;
    const from = await findPlace(clients, fromName!);
    const to = await findPlace(clients, toName!);
    const asked = options.port;
    const all = asked ? [asked] : to.ports;
    if (all.length === 0) {
      throw new UserError(`What ${to.name} listens on is not known: give a port, as in --port 443.`);
    }
    if (from.kind === 'internet' && to.kind === 'internet') {
      throw new UserError('Neither end is in a network of yours.');
    }
    const network = await readNetwork(
      clients.ec2,
      [...from.spots, ...to.spots].map(({ vpcId }) => vpcId),
    );
    let isAllowed = true;
    const key = (ports: Ports) => `${ports.protocol}/${ports.from}-${ports.to}`;
    for (const ports of new Map(all.map((each) => [key(each), each])).values()) {
      const { verdict, checks, way, notes } = judge(network, from, to, ports);
      isAllowed &&= verdict === 'allowed';
      const { protocol, from: fromPort, to: toPort } = ports;
      const ends = { from: from.name, to: to.name };
      yield {
        code: 'reach',
        ...ends,
        protocol,
        fromPort,
        toPort,
        verdict,
        ...(way && { way }),
        checks,
        notes,
      };
    }
    return isAllowed ? exitCodes.ok : exitCodes.failed;
  },
});

function readPorts(text: string): Ports {
  const [, first, last = first, protocol = 'tcp'] =
    text.match(/^(\d{1,5})(?:-(\d{1,5}))?(?:\/(tcp|udp))?$/) ?? [];
  const [from, to] = [Number(first), Number(last)];
  if (from === 0) throw new UsageError('is not a port: they begin with 1.');
  if (!(from <= to && to <= 65_535))
    throw new UsageError('is not a port or a range, as in `443` or `8000-8100/udp`.');
  return { protocol: protocol === 'udp' ? 'udp' : 'tcp', from, to };
}
