// Which lines are about health checks: those that name a load balancer's checker, or the path that it requests.
import type { TargetGroup } from '../../state/shapes.ts';

const checkers = /ELB-HealthChecker\/|Amazon-Route53-Health-Check/;

/** @returns whether a line is about a health check; a check of `/` is told by its checker only */
export function healthCheckFinder(groups: readonly TargetGroup[]): (message: string) => boolean {
  const paths = [...new Set(groups.map(({ healthPath = '' }) => healthPath))].filter(
    (path) => path.length > 1,
  );
  const requests = paths.flatMap((path) => [`"${path}"`, ` ${path} `, ` ${path}"`, `'${path}'`]);
  return (message) => checkers.test(message) || requests.some((request) => message.includes(request));
}
