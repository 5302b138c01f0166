// Keeps the driver's detours in step with the faults of the network, and with where tasks are reached.
import { endpoints } from '../../../contracts/endpoints.ts';
import { type Detour, detours } from '../../../contracts/faults.ts';
import type { Controller } from '../../../kernel/controller.ts';
import { placesOf } from '../network/places.ts';
import { appliedNetworkFaults, networkFaults } from '../network/state.ts';

declare module '../../../kernel/registry.ts' {
  interface Controllers {
    'fis/network': true;
  }
}

const key = 'all';
const look = () => [key];

interface Snapshot {
  readonly wanted: readonly Detour[];
  readonly applied: string;
}

const signatureOf = (wanted: readonly Detour[]) => (wanted.length === 0 ? '' : JSON.stringify(wanted));

export const networkController: Controller<Snapshot, readonly Detour[]> = {
  name: 'fis/network',
  keys: look,
  watches: {
    'fis/network-faults': look,
    'network/endpoints': (_changed, state) => (state.keys(networkFaults).length > 0 ? [key] : []),
  },
  observe(state) {
    const byPlace = new Map<string, Detour>();
    for (const fault of state.all(networkFaults)) {
      for (const place of placesOf(fault, state)) {
        const upstream = state.get(endpoints, place);
        if (!upstream) continue;
        const impairments = [...(byPlace.get(place)?.impairments ?? []), fault.impairment];
        byPlace.set(place, { key: place, upstream, impairments });
      }
    }
    const wanted = [...byPlace.values()].sort((a, b) => (a.key < b.key ? -1 : 1));
    return { wanted, applied: state.get(appliedNetworkFaults, key)?.signature ?? '' };
  },
  plan: ({ wanted, applied }) => ({ steps: signatureOf(wanted) === applied ? [] : [wanted] }),
  apply(wanted, ctx) {
    const kept = new Set(wanted.map((each) => each.key));
    for (const each of ctx.keys(detours)) if (!kept.has(each)) ctx.delete(detours, each);
    if (wanted.length === 0) ctx.delete(appliedNetworkFaults, key);
    else ctx.put(appliedNetworkFaults, key, { signature: signatureOf(wanted) });
    ctx.perform('network-faults/apply', { detours: wanted });
  },
};
