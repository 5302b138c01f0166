// The resources whose address is not the one that their stacks were given, until they are deployed again.
import { resourcesWithReason } from './reasons.ts';
import type { Section } from './section.ts';

const beginning = 'Deploy again: ';

export const outdatedSection: Section = async (clients) => {
  const resources = await resourcesWithReason(clients, beginning);
  return resources.length > 0
    ? {
        code: 'status-outdated',
        resources: resources.map((row) => ({ ...row, reason: row.reason.slice(beginning.length) })),
      }
    : undefined;
};
