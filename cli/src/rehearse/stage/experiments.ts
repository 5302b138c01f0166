// Experiments of FIS on the stage: they end with their duration, and with the scenario.
import { experimentRoleArn, makeExperimentRole } from '../../chaos/experiment-role.ts';
import type { FaultTemplate } from '../../chaos/fault-templates.ts';
import { type Experiment, Fis, isOver } from '../../chaos/fis.ts';
import type { Clock } from '../../clock/clock.ts';
import { UserError } from '../../errors/user-error.ts';
import type { EngineTarget } from '../../targets/engine/engine-target.ts';

const lookEveryMs = 20;

export class Experiments {
  readonly #target: EngineTarget;
  readonly #clock: Clock;
  readonly #fis: Fis;
  #started = 0;

  constructor(target: EngineTarget, clock: Clock) {
    this.#target = target;
    this.#clock = clock;
    this.#fis = new Fis(target);
  }

  /** Resolves once it runs. @returns what stops it, where it still runs */
  async start(template: FaultTemplate): Promise<() => Promise<void>> {
    await makeExperimentRole(this.#target.clients);
    const token = `rehearsal-${this.#clock.now()}-${this.#started++}`;
    const complete = {
      ...template,
      stopConditions: [{ source: 'none' }],
      roleArn: experimentRoleArn(this.#target.account),
    };
    const begun = await this.#after(await this.#fis.start(complete, token), ({ state }) =>
      /^(pending|initiating)$/.test(state.status),
    );
    if (begun.state.status === 'failed')
      throw new UserError(`The experiment “${template.description}” failed: ${begun.state.reason}`);
    return async () => {
      const now = await this.#fis.get(begun.id);
      if (!isOver(now)) await this.#after(await this.#fis.stop(begun.id), (each) => !isOver(each));
    };
  }

  async #after(experiment: Experiment, isOn: (experiment: Experiment) => boolean): Promise<Experiment> {
    let now = experiment;
    while (isOn(now)) {
      await this.#clock.delay(lookEveryMs);
      now = await this.#fis.get(experiment.id);
    }
    return now;
  }
}
