// What a script of tasks may say. What is out of range would have no effect, or one that nobody means.
import { isRegExp } from 'node:util/types';
import type { ScriptScope, TaskScript } from '../api.ts';
import { behaviourOf } from './behaviour-of.ts';

type Rule = readonly [isRight: (value: unknown) => boolean, what: string];

const isWhole = (value: unknown, least: number, most: number) =>
  Number.isInteger(value) && (value as number) >= least && (value as number) <= most;
const isText = (value: unknown) => typeof value === 'string' && value !== '';
const isAmount = (value: unknown) =>
  typeof value === 'number' && value >= 0 && value < Number.POSITIVE_INFINITY;
const status: Rule = [(value) => isWhole(value, 200, 599), 'a status of HTTP, from 200 to 599'];

const ofScripts: { readonly [N in keyof TaskScript]?: Rule } = {
  failsToStart: [isText, "a reason, as 'CannotPullContainerError: not found'"],
  exitCode: [(value) => isWhole(value, 0, 255), 'a whole number from 0 to 255'],
  status,
  healthCheckStatus: status,
  cpu: [
    (value) => isAmount(value) || typeof value === 'function',
    'a number of vCPUs from 0 on, as 0.25, or a function of the requests a second',
  ],
  memoryMiB: [
    (value) => isAmount(value) || typeof value === 'function',
    'a number of MiB from 0 on, or a function of the requests a second and of the age in milliseconds',
  ],
  logs: [
    (value) => Array.isArray(value) && value.every((line) => typeof line === 'string'),
    "a list of lines, as ['ready']",
  ],
};

const ofScopes: { readonly [N in keyof ScriptScope]?: Rule } = {
  container: [isText, 'the name of a container'],
  revision: [(value) => isWhole(value, 1, Number.MAX_SAFE_INTEGER), 'the number of a revision, from 1 on'],
  // Jest's tests have a RegExp of their own.
  image: [(value) => isText(value) || isRegExp(value), "part of an image's name, or what it must match"],
  zone: [
    (value) => typeof value === 'string' && /^[a-z]{2}(-[a-z]+)+-\d[a-z]$/.test(value),
    "a zone, as 'us-east-1a'",
  ],
};

/** @throws RangeError that names what is wrong, with its value */
export function checkScript(script: TaskScript): void {
  check('A script', script, ofScripts);
  // Durations are read there.
  behaviourOf(script);
}

/** @throws RangeError that names what is wrong, with its value */
export function checkScope(scope: ScriptScope): void {
  check('The scope of a script', scope, ofScopes);
}

function check(what: string, given: object, rules: Readonly<Record<string, Rule | undefined>>): void {
  for (const [name, value] of Object.entries(given)) {
    const [isRight, wanted] = rules[name] ?? [];
    if (value === undefined || !isRight || isRight(value)) continue;
    throw new RangeError(`${what} has ${name}: ${shown(value)}, which is not ${wanted}.`);
  }
}

const shown = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'object' ? JSON.stringify(value) : String(value);
