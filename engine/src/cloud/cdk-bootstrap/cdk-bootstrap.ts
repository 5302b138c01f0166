// Regions are bootstrapped for the CDK, as an account is that has been used for a while: the stack CDKToolkit is made when it is first
// asked for, so that an engine without CDK apps does not have it.
import { stacks } from '../../aws/cloudformation/state.ts';
import type { Machine } from '../../kernel/machine.ts';
import type { TableChange } from '../../kernel/store.ts';
import type { Reader } from '../../kernel/table.ts';
import type { RegionPort } from '../../wire/gateway.ts';
import { asksForBootstrap } from './asks-for.ts';
import { toolkitStack, toolkitTemplate } from './template.ts';

interface Bootstrapped {
  readonly machine: Pick<Machine, 'call'>;
  readonly state: Reader;
}

export class CdkBootstrap {
  /** Of each region that was asked for it: until its stack is there. */
  readonly #asked = new WeakMap<Bootstrapped, Promise<void>>();
  /** By a region's state: what looks whether its stack is there. */
  readonly #waiting = new Map<Reader, () => void>();

  /** A region as the gateway calls it. A call that asks for the stack is performed once the stack has been made. */
  port(region: Bootstrapped, { answer }: RegionPort): RegionPort {
    return {
      answer: (service, operation, input, ...rest) => {
        if (!asksForBootstrap(service, operation, input)) return answer(service, operation, input, ...rest);
        const made = this.#asked.get(region) ?? this.#make(region);
        this.#asked.set(region, made);
        return made.then(() => answer(service, operation, input, ...rest));
      },
    };
  }

  /** What a transaction of a region has changed. */
  committed(state: Reader, changes: readonly TableChange[]): void {
    if (this.#waiting.size === 0) return;
    if (changes.some(({ table }) => table.name === stacks.name)) this.#waiting.get(state)?.();
  }

  #make({ machine, state }: Bootstrapped): Promise<void> {
    // Also one that somebody has deleted: then it is to be missing.
    const find = () => state.all(stacks).find(({ stackName }) => stackName === toolkitStack);
    const isOver = () => find()?.status.endsWith('_IN_PROGRESS') === false;
    if (isOver()) return Promise.resolve();
    return new Promise((resolve) => {
      this.#waiting.set(state, () => {
        if (!isOver()) return;
        this.#waiting.delete(state);
        resolve();
      });
      if (find()) return;
      machine.call('cloudformation', 'CreateStack', {
        StackName: toolkitStack,
        TemplateBody: JSON.stringify(toolkitTemplate),
        Capabilities: ['CAPABILITY_NAMED_IAM'],
      });
    });
  }
}
