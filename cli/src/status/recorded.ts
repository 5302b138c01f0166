// The resources that the engine only recorded: nothing of them was carried out, and a person should know.
import { resourcesWithReason } from './reasons.ts';
import type { Section } from './section.ts';

export const recordedSection: Section = async (clients) => {
  const resources = await resourcesWithReason(clients, 'Recorded only');
  return resources.length > 0
    ? {
        code: 'status-recorded',
        resources: resources.map((row) => ({ ...row, reason: reasonOf(row.reason) })),
      }
    : undefined;
};

/** Of a database or a cache it says what to install; of a type that the engine does not know it says nothing more. */
function reasonOf(text: string): string {
  const reason = text.replace(/^Recorded only:?\s*/, '');
  return reason.startsWith('Drydock does not simulate') ? '' : reason;
}
