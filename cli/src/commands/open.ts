// `drydock open [SERVICE]`: where a service answers, in the browser. With --dashboard, the dashboard of the engine.
import { spawn } from 'node:child_process';
import { defineCommand } from '../command-line/command.ts';
import { exitCodes } from '../command-line/exit-code.ts';
import { UserError } from '../errors/user-error.ts';
import { findService } from '../services/find-service.ts';
import { serviceUrl } from '../services/service-url.ts';
import { findStack, outputsOf } from '../steps/find-stack.ts';
import { allPages } from '../targets/all-pages.ts';
import type { Clients } from '../targets/clients.ts';
import { dashboardLink } from '../targets/engine/dashboard-link.ts';
import { openTarget } from '../targets/open-target.ts';
import { systemOn } from '../up/system-on-target.ts';
import { targetFlags } from './shared-flags.ts';

export const open = defineCommand({
  name: 'open',
  summary: 'Open a service in the browser',
  description: [
    'Prints where a service answers, and opens it: by `$BROWSER`, or as the system does. Without a SERVICE, the one that `up` has brought up, or the only one that there is.',
  ],
  operands: [
    { name: 'SERVICE', summary: "The service's name, its stack's or its container's.", isOptional: true },
  ],
  flags: {
    ...targetFlags,
    dashboard: {
      kind: 'switch',
      summary: "Open the engine's dashboard instead. The link works once, within ten minutes.",
    },
  },
  examples: [
    { line: 'open', explains: 'What `up` has brought up.' },
    { line: 'open web', explains: 'A service of any stack.' },
    { line: 'open --dashboard', explains: 'Zones, tasks, deployments, pipelines and logs, as they change.' },
  ],
  exits: ['1 when no engine runs, or no load balancer leads to the service.'],
  async *run(choice, context, [called]) {
    if (choice.dashboard) {
      const url = await dashboardLink(choice.state, context.clock);
      yield { code: 'service-opened', url, isOpened: await openInBrowser(url) };
      return exitCodes.ok;
    }
    const { target } = await openTarget(choice, context.clock);
    const { clients } = target;
    const system = called === undefined ? await systemOn(target, choice, context.system) : undefined;
    const root = system && outputsOf(await findStack(clients, system.stackName));
    const known = system && root?.[system.outputs.serviceUrl];
    if (known !== undefined && !(await isOfLoadBalancer(clients, known))) {
      throw new UserError(
        `The load balancer of ${known} is gone: \`drydock status\` lists what is missing, and \`drydock up\` says what to do.`,
      );
    }
    const url = known ?? (await serviceUrl(clients, await findService(clients, called)));
    if (url === undefined)
      throw new UserError('No load balancer leads to the service: it has no address to open.');
    yield { code: 'service-opened', url, isOpened: await openInBrowser(url) };
    return exitCodes.ok;
  },
});

/** A stack's output stays when its load balancer was deleted by another way. */
async function isOfLoadBalancer({ elbv2 }: Pick<Clients, 'elbv2'>, url: string): Promise<boolean> {
  const balancers = await allPages(async (Marker) => {
    const page = await elbv2.describeLoadBalancers({ Marker });
    return { items: page.LoadBalancers, next: page.NextMarker };
  });
  const { host, hostname } = new URL(url);
  return balancers.some(({ DNSName = '' }) => [host, hostname].includes(DNSName.toLowerCase()));
}

/** Whether a program took it. */
function openInBrowser(url: string): Promise<boolean> {
  const [command = '', ...args] = process.env.BROWSER
    ? [process.env.BROWSER]
    : process.platform === 'darwin'
      ? ['open']
      : process.platform === 'win32'
        ? ['cmd', '/c', 'start', '""']
        : ['xdg-open'];
  return new Promise((resolve) => {
    const child = spawn(command, [...args, url], { stdio: 'ignore', detached: true });
    child.once('error', () => resolve(false));
    child.once('spawn', () => {
      child.unref();
      resolve(true);
    });
  });
}
