// A service of any cluster, by what a person calls it: its name, the stack that it belongs to, or nothing where there is
// only one.
import type { Service } from '@aws-sdk/client-ecs';
import { UserError } from '../errors/user-error.ts';
import { allPages } from '../targets/all-pages.ts';
import type { Clients } from '../targets/clients.ts';
import { lastPart } from '../text/last-part.ts';
import { shortName } from '../text/short-name.ts';

export interface FoundService {
  readonly cluster: string;
  readonly service: Service;
}

type Needed = Pick<Clients, 'ecs' | 'cloudFormation'>;

/** @throws UserError with the names that there are when none or several fit */
export async function findService(clients: Needed, called?: string): Promise<FoundService> {
  const all = await allServices(clients);
  if (all.length === 0) throw new UserError('There is no service yet. `drydock status` shows what there is.');
  const names = `There are ${all.map(({ service }) => service.serviceName).join(', ')}.`;
  if (called === undefined) {
    const [only] = all;
    if (only && all.length === 1) return only;
    throw new UserError(`Which service? ${names}`);
  }
  const isCalled = (name = '') => name === called;
  const exact = all.filter(({ service }) => isCalled(service.serviceName));
  // As `drydock status` shows it.
  const short = all.filter(({ service }) => isCalled(shortName(service.serviceName ?? '')));
  const ofStack = exact.length > 0 ? [] : all.filter((found) => belongsTo(found, called));
  const [found, second] = [exact, short, ofStack].find((each) => each.length > 0) ?? [];
  if (found && !second) return found;
  throw new UserError(`${second ? 'Several services are' : 'No service is'} called ${called}. ${names}`);
}

/** A service without a name of its own begins with its stack's; its family and containers may be what a person knows. */
function belongsTo({ service }: FoundService, called: string): boolean {
  const name = service.serviceName ?? '';
  const family = lastPart(service.taskDefinition).replace(/:\d+$/, '');
  return (
    name.startsWith(`${called}-`) ||
    family === called ||
    family.endsWith(`-${called}`) ||
    (service.loadBalancers ?? []).some(({ containerName }) => containerName === called)
  );
}

/** DescribeServices takes no more at a time. */
const most = 10;

export async function allServices({ ecs }: Pick<Clients, 'ecs'>): Promise<FoundService[]> {
  const clusters = await allPages(async (nextToken) => {
    const page = await ecs.listClusters({ nextToken });
    return { items: page.clusterArns, next: page.nextToken };
  });
  const perCluster = await Promise.all(
    clusters.map(async (cluster) => {
      const arns = await allPages(async (nextToken) => {
        const page = await ecs.listServices({ cluster, nextToken });
        return { items: page.serviceArns, next: page.nextToken };
      });
      const pages = await Promise.all(
        Array.from({ length: Math.ceil(arns.length / most) }, (_, page) =>
          ecs.describeServices({ cluster, services: arns.slice(page * most, (page + 1) * most) }),
        ),
      );
      return pages
        .flatMap((page) => page.services ?? [])
        .map((service) => ({ cluster: lastPart(cluster), service }));
    }),
  );
  return perCluster.flat();
}
