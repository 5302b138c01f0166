// Looks at what a container really listens on, and says so when it is not what its port mapping names: behind a load
// balancer such a task only ever fails its health checks.

export interface Listener {
  readonly port: number;
  /** Only from inside the container. */
  readonly isLoopback: boolean;
}

export interface ExpectedPort {
  /** As its port mapping names it. */
  readonly containerPort: number;
  /** Where it has to listen: its own port, unless the runtime has given it another one. */
  readonly port: number;
}

export interface Watched {
  readonly expected: readonly ExpectedPort[];
  /** Ports of other containers in the same network. */
  readonly others: readonly number[];
  isRunning(): boolean;
  /** Undefined when nothing can be known: then nothing is said. */
  read(): Promise<readonly Listener[] | undefined>;
  /** Undefined: what was said is no longer true. */
  remark(text: string | undefined): void;
}

const lookEveryMs = 1000;
/** Once it was said: an application that takes its time may listen yet. */
const lookAgainEveryMs = 5000;
/** Time that an application has to listen before something is said: on another port, or on none. */
const elsewhereAfterMs = 3000;
const nowhereAfterMs = 15_000;

/** Reports a sentence for each port that is not listened on, and takes it back when it is; ends by itself. */
export function watchListeners({ expected, others, isRunning, read, remark }: Watched): void {
  const missing = new Set(expected);
  const said = new Set<string>();
  const startedAt = performance.now();
  const look = async () => {
    if (!isRunning()) return;
    const listeners = await read();
    if (!listeners || !isRunning()) return;
    for (const each of missing)
      if (listeners.some(({ port, isLoopback }) => port === each.port && !isLoopback)) missing.delete(each);
    if (missing.size === 0) {
      if (said.size > 0) remark(undefined);
      return;
    }
    const waitedMs = performance.now() - startedAt;
    const found = listeners.filter(({ port }) =>
      expected.some((each) => each.port === port && !missing.has(each)),
    );
    const elsewhere = listeners.filter((each) => !others.includes(each.port) && !found.includes(each));
    if (elsewhere.length > 0 ? waitedMs >= elsewhereAfterMs : waitedMs >= nowhereAfterMs) {
      for (const each of missing) {
        // The time that it has waited makes no other sentence of it.
        const kind = sentence(each, elsewhere, 0);
        if (!said.has(kind)) remark(sentence(each, elsewhere, waitedMs));
        said.add(kind);
      }
    }
    setTimeout(look, said.size > 0 ? lookAgainEveryMs : lookEveryMs).unref();
  };
  if (missing.size > 0) setTimeout(look, lookEveryMs).unref();
}

export function sentence(
  { containerPort, port }: ExpectedPort,
  listeners: readonly Listener[],
  waitedMs: number,
): string {
  if (listeners.some((each) => each.port === port))
    return `It listens on port ${containerPort} of 127.0.0.1 only, where nothing outside the container reaches it: it has to listen on 0.0.0.0.`;
  // Several tasks share the machine, so that only one of them could have the port itself.
  if (listeners.some((each) => each.port === containerPort))
    return `It listens on port ${containerPort} of this machine, where only one task could: with the runtime 'process', a program that is not Node.js has to listen on PORT, which is ${port}.`;
  const ports = [...new Set(listeners.map((each) => each.port))].join(' and ');
  return ports
    ? `It listens on port ${ports}, and its port mapping says ${containerPort}.`
    : `Nothing listens on port ${containerPort}, which its port mapping names, ${Math.round(waitedMs / 1000)} s after its start.`;
}
