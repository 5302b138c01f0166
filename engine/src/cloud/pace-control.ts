// `/_drydock/pace`: whether instances, load balancers, images and agents take the times that they take on AWS.
import { AwsFault } from '../kernel/faults.ts';
import type { Pace } from '../kernel/pace.ts';
import type { PaceSwitch } from '../wire/control.ts';

const maxSeed = 2 ** 31;

export const paceControl = (pace: Pace): PaceSwitch => ({
  describe: () => pace.setting,
  change(request) {
    const { mode, seed = 1, ...others } = request as Record<string, unknown>;
    const isSeed = Number.isInteger(seed) && (seed as number) >= 0 && (seed as number) < maxSeed;
    if (Object.keys(others).length > 0 || !(mode === 'aws' || mode === 'machine') || !isSeed)
      throw new AwsFault({
        code: 'InvalidRequest',
        status: 400,
        message: `Send mode: aws or machine, and with aws a seed if you like: a whole number below ${maxSeed}.`,
      });
    pace.set({ mode, seed: seed as number });
    return pace.setting;
  },
});
