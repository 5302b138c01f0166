// The cluster's services with their deployments.
import { allPages } from '../targets/all-pages.ts';
import { lastPart } from '../text/last-part.ts';
import type { Section } from './section.ts';

/** DescribeServices takes no more at a time. */
const most = 10;

export const servicesSection: Section = async ({ ecs }, { clusterName: cluster }) => {
  if (!cluster) return undefined;
  const arns = await allPages(async (nextToken) => {
    const page = await ecs.listServices({ cluster, nextToken });
    return { items: page.serviceArns, next: page.nextToken };
  });
  const pages = await Promise.all(
    Array.from({ length: Math.ceil(arns.length / most) }, (_, page) =>
      ecs.describeServices({ cluster, services: arns.slice(page * most, (page + 1) * most) }),
    ),
  );
  const services = pages
    .flatMap((page) => page.services ?? [])
    .map((service) => ({
      name: service.serviceName ?? '',
      status: service.status ?? '',
      running: service.runningCount ?? 0,
      desired: service.desiredCount ?? 0,
      deployments: (service.deployments ?? []).map((deployment) => ({
        status: deployment.status ?? '',
        rolloutState: deployment.rolloutState ?? '',
        taskDefinition: lastPart(deployment.taskDefinition),
        running: deployment.runningCount ?? 0,
        desired: deployment.desiredCount ?? 0,
      })),
    }));
  return { code: 'status-services', cluster, services };
};
