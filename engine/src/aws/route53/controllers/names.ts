// Publishes the record sets of a zone that this region answers for.
import { type NameRecord, nameKey, names } from '../../../contracts/names.ts';
import type { Controller } from '../../../kernel/controller.ts';
import { withAddresses } from '../records/addresses.ts';
import { namesOf, publisherOf } from '../records/publish.ts';
import { recordSets, recordSetsOfZone } from '../state.ts';

interface Snapshot {
  readonly wanted: readonly NameRecord[];
  readonly published: readonly NameRecord[];
}

type Step = { readonly put: NameRecord } | { readonly remove: NameRecord };

const zoneOf = (key: string) => [key.slice(0, key.indexOf(' '))];

export const namesController: Controller<Snapshot, Step> = {
  name: 'route53/names',
  keys: (state) => [...new Set(state.keys(recordSets).flatMap(zoneOf))],
  watches: { 'route53/record-sets': zoneOf },

  observe(state, zoneId) {
    const own = state.by(recordSetsOfZone, zoneId).filter(({ region }) => region === state.region);
    const all = state.all(names);
    const published = all.filter(({ owner }) => owner === publisherOf(zoneId));
    return { wanted: withAddresses(namesOf(zoneId, own), all), published };
  },

  plan({ wanted, published }) {
    const keys = new Set(wanted.map(nameKey));
    const before = new Map(published.map((record) => [nameKey(record), JSON.stringify(record)]));
    return {
      steps: [
        ...published.filter((record) => !keys.has(nameKey(record))).map((remove) => ({ remove })),
        ...wanted
          .filter((record) => before.get(nameKey(record)) !== JSON.stringify(record))
          .map((put) => ({ put })),
      ],
    };
  },

  apply(step, ctx) {
    if ('put' in step) ctx.put(names, nameKey(step.put), step.put);
    else ctx.delete(names, nameKey(step.remove));
  },
};
