// Impairs the network between those who reach a task and the task: each impaired endpoint has a detour through here. It is
// on this machine's time, as the sockets are.
import type { Driver, DriverHost } from '../../contracts/driver.ts';
import type { Endpoint } from '../../contracts/endpoints.ts';
import type { Detour } from '../../contracts/faults.ts';
import { BlackHole } from './black-hole.ts';
import { Relay } from './relay.ts';

interface Opened {
  readonly relay: Relay;
  readonly endpoint: Promise<Endpoint>;
}

const swallows = ({ impairments }: Detour) =>
  impairments.some(
    ({ blackhole, flowsPercent, lossPercent }) => (blackhole || lossPercent >= 100) && flowsPercent >= 100,
  );

export function createNetworkFaults(host: DriverHost): Driver {
  const relays = new Map<string, Opened>();
  /** Whose connections have not ended yet. */
  const retired = new Set<Relay>();
  const blackHole = new BlackHole();
  let wanted: readonly Detour[] = [];
  let isStopping = false;

  const open = ({ key, upstream, impairments }: Detour): Promise<Endpoint> => {
    const known = relays.get(key);
    if (known) {
      known.relay.upstream = upstream;
      known.relay.impairments = impairments;
      return known.endpoint;
    }
    const relay = new Relay(upstream, impairments, host.machineClock, host.ids);
    const opened = { relay, endpoint: relay.listen() };
    relays.set(key, opened);
    return opened.endpoint;
  };

  const apply = async (detours: readonly Detour[]): Promise<void> => {
    wanted = detours;
    const passing = new Set(detours.filter((each) => !swallows(each)).map(({ key }) => key));
    for (const [key, { relay }] of relays) {
      if (passing.has(key)) continue;
      relays.delete(key);
      retired.add(relay);
      relay.retire(() => retired.delete(relay));
    }
    try {
      const opened = await Promise.all(
        detours.map(async (detour) => ({
          key: detour.key,
          endpoint: await (swallows(detour) ? blackHole.endpoint() : open(detour)),
        })),
      );
      if (wanted !== detours || isStopping) return;
      host.report('network-faults/detours', { detours: opened });
      if (!detours.some(swallows)) await blackHole.close();
    } catch (error) {
      host.log(`A fault of the network could not be injected: ${(error as Error).message}`);
    }
  };

  let last = Promise.resolve();
  return {
    name: 'network-faults',
    effects: {
      'network-faults/apply': ({ detours }) => {
        wanted = detours;
        // One after the other: what is opened for one may be closed by the next.
        last = last.then(() => (wanted === detours && !isStopping ? apply(detours) : undefined));
      },
    },
    async recover() {},
    async stop() {
      isStopping = true;
      await last;
      for (const relay of [...retired, ...[...relays.values()].map((each) => each.relay)]) relay.close();
      relays.clear();
      await blackHole.close();
    },
  };
}
