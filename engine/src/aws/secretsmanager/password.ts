// GetRandomPassword, and GenerateSecretString of templates.
import type { GetRandomPasswordRequest } from '@aws-sdk/client-secrets-manager';
import type { Context } from '../../kernel/context.ts';
import { invalidParameter } from './faults.ts';

const lower = 'abcdefghijklmnopqrstuvwxyz';
const upper = lower.toUpperCase();
const digits = '0123456789';
const punctuation = '!"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~';

export function randomPassword(ids: Context['ids'], request: GetRandomPasswordRequest): string {
  const { PasswordLength = 32, ExcludeCharacters = '', RequireEachIncludedType = true } = request;
  const kinds = [
    request.ExcludeLowercase ? '' : lower,
    request.ExcludeUppercase ? '' : upper,
    request.ExcludeNumbers ? '' : digits,
    request.ExcludePunctuation ? '' : punctuation,
    request.IncludeSpace ? ' ' : '',
  ]
    .map((kind) => [...kind].filter((each) => !ExcludeCharacters.includes(each)))
    .filter((kind) => kind.length > 0);
  const all = kinds.flat();
  if (RequireEachIncludedType && PasswordLength < kinds.length)
    throw invalidParameter('Password length is too short based on the required types.');
  if (all.length === 0)
    throw invalidParameter('The password cannot be made of the characters that are left.');
  const pick = (from: readonly string[]) => from[ids.below(from.length)] ?? '';
  const password = Array.from({ length: PasswordLength }, () => pick(all));
  if (RequireEachIncludedType && kinds.some((kind) => !password.some((each) => kind.includes(each)))) {
    // Each kind gets a place of its own.
    const places = password.map((_, at) => at);
    for (const kind of kinds) {
      const [at = 0] = places.splice(ids.below(places.length), 1);
      password[at] = pick(kind);
    }
  }
  return password.join('');
}
