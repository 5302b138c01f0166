import { describe, expect, it } from 'vitest';
import { fractionalMembers } from '../../../scripts/fractional-members.ts';
import { modelsFolder } from '../../../scripts/service-models.ts';
import { whole } from './fractions.ts';

const folder = modelsFolder();

describe('a number', () => {
  it.runIf(folder)('may be a fraction wherever AWS’s models have one', () => {
    const members = [...new Set(fractionalMembers(folder!))];
    expect(members.length).toBeGreaterThan(20);
    expect(members.filter((path) => !accepts(path))).toEqual([]);
  });

  it('of an Aurora cluster’s capacity may be a fraction, and of a scalable target’s not', () => {
    expect(whole(0.5, 'ServerlessV2ScalingConfiguration.MinCapacity')).toBe(0.5);
    expect(() => whole(0.5, 'MinCapacity')).toThrow('MinCapacity must be a whole number');
    expect(whole(0.1, 'RoutingConfig.AdditionalVersionWeights.2')).toBe(0.1);
  });
});

function accepts(path: string): boolean {
  try {
    return whole(0.5, path) === 0.5;
  } catch {
    return false;
  }
}
