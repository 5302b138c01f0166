// The scripts of a cloud's Lambda functions, by the paths that tests give.
import type { FunctionInvocation, Simulation } from '../../../engine/src/cloud/simulation/index.ts';
import type { Lambda } from '../api.ts';
import type { Paths } from '../paths.ts';
import { call, type Handler } from './call.ts';
import { withRequests } from './requests.ts';

const type = 'AWS::Lambda::Function';

export class ScriptedFunctions {
  readonly #simulation: Simulation;
  readonly #paths: Paths;
  readonly #handlers = new Map<string, Handler>();
  /** By the names of functions that have no script. */
  readonly #known = new Map<string, string>();

  constructor(simulation: Simulation, paths: Paths) {
    this.#simulation = simulation;
    this.#paths = paths;
  }

  at(path: string): Lambda {
    return {
      returns: (handler) => {
        if (typeof handler !== 'function')
          throw new TypeError(
            `returns() takes a function of the event, as returns(() => (${JSON.stringify(handler)})).`,
          );
        this.#handlers.set(path, handler as Handler);
      },
    };
  }

  /** What is missing of functions that have a script. */
  get missing(): readonly string[] {
    return [...this.#handlers.keys()]
      .map((path) => this.#paths.missing(path, type))
      .filter((each) => each !== undefined);
  }

  scriptOf(invocation: FunctionInvocation): ((event: unknown) => unknown) | undefined {
    for (const [path, handler] of this.#handlers)
      if (this.#paths.find(path, type) === invocation.functionName)
        return (event) => this.#call(handler, event, invocation);
    return undefined;
  }

  #call(handler: Handler, event: unknown, invocation: FunctionInvocation): unknown {
    const { ResponseURL: url } = (event ?? {}) as { ResponseURL?: unknown };
    const mustCallBack = typeof url === 'string' && url.startsWith('http:');
    // On AWS it is always TLS: handlers pass it to `https.request`.
    const given = mustCallBack
      ? { ...(event as object), ResponseURL: url.replace('http:', 'https:') }
      : event;
    const how = { invocation, now: this.#simulation.now(), mustCallBack };
    return withRequests(this.#simulation, () => call(handler, given, how));
  }

  /** What to say of a function that has no script. */
  notRun({ functionName, payload }: FunctionInvocation): string {
    const path = this.#known.get(functionName) ?? this.#paths.pathOf(functionName, type);
    if (path !== undefined) this.#known.set(functionName, path);
    const script = `script it with cloud.lambda(${path === undefined ? 'path' : `'${path}'`}).returns(…).`;
    if (!payload.startsWith('{"RequestType":')) return `The code of ${functionName} was not run: ${script}`;
    const { LogicalResourceId } = JSON.parse(payload) as { LogicalResourceId: string };
    return `The code of ${functionName} was not run, and the custom resource ${LogicalResourceId} has no attributes: ${script}`;
  }
}
